export { PGliteDialect, type PGliteLike } from "./pglite-dialect.js";
