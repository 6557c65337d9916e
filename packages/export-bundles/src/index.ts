export {
  CanonicalJsonError,
  canonicalJson,
  contentDigest,
  type JsonValue,
  MAX_DOCUMENT_BYTES,
  MAX_DOCUMENT_DEPTH,
  StrictParseError,
  type StrictParseReason,
  sha256Hex,
  strictParse,
} from "./canonical/index.js";
