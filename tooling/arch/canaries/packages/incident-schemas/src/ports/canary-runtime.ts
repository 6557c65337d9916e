// breaks: ports-are-types-only
export { canaryTarget } from "../canary-target.js";
