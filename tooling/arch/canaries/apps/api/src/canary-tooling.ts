// breaks: shipped-code-ships-alone
import "../../../tooling/db/pglite.js";
