export { CanonicalJsonError, canonicalJson, type JsonValue } from "@hoc/incident-schemas";
export { contentDigest, sha256Hex } from "./digest.js";
export { MAX_DOCUMENT_BYTES, MAX_DOCUMENT_DEPTH, strictParse } from "./strict-parse.js";
export { StrictParseError, type StrictParseReason } from "./strict-parse-error.js";
