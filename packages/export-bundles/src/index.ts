export type { BundleReference } from "./attest/bundle-reference.js";
export type { DeliveredFile, Delivery } from "./attest/delivery-statement.js";
export { openEnvelope, preAuthEncoding, sealEnvelope } from "./attest/dsse.js";
export { keyIdOf } from "./attest/key-id.js";
export { type Review, type ReviewStatus, reviewStatusOf, signReview } from "./attest/review.js";
export { createSigner, generateSigningKey, type SigningKey } from "./attest/signer.js";
export { bundleStatement, PREDICATE_TYPES, STATEMENT_PAYLOAD_TYPE, STATEMENT_TYPE } from "./attest/statement.js";
export { type Supersession, signSupersession } from "./attest/supersession.js";
export { readTrustFile, signTrustFile, TrustFileError } from "./attest/trust.js";
export { trustedKeyOf } from "./attest/trusted-key.js";
export { buildContent } from "./bundle/build-content.js";
export { quarterOf } from "./bundle/default-period.js";
export { DERIVED_MEMBERS, deriveContent } from "./bundle/derive.js";
export type { BundleFacts } from "./bundle/facts.js";
export {
  BUNDLE_FORMAT,
  type Bundle,
  type BundleCheckpoint,
  type BundleContent,
  type BundleEvent,
  type BundleField,
  type BundleParams,
  type BundleSource,
  type BundleStep,
  type BundleTotals,
  bundleParamsSchema,
  bundleSchema,
  type CheckResult,
  type ControlCheck,
  type ControlStatus,
  type Debrief,
  type DebriefContent,
  type Envelope,
  type EvidenceBundle,
  type EvidenceContent,
  type ExecutiveDebriefBundle,
  MAX_BUNDLE_EVENTS,
  MAX_BUNDLE_STEPS,
  type PolicyContext,
  SCHEMA_VERSION,
  type Soc2Bundle,
  type Soc2Content,
  type Soc2ControlMapping,
  type TraceStepEvidence,
} from "./bundle/format.js";
export { eventLeaf, genesisOf, logRoot, stepsRoot } from "./bundle/leaves.js";
export { RENDERER_ID } from "./bundle/renderer-id.js";
export { bundleBytes, sealBundle } from "./bundle/seal.js";
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
export { fileNameOf } from "./delivery/file-name.js";
export { howToVerify, type VerifiedDelivery } from "./delivery/how-to-verify.js";
export { bundleJsonSchema } from "./delivery/json-schema.js";
export { type DeliveryParts, sealDelivery } from "./delivery/seal-delivery.js";
export { type CheckRule, type Criterion, DEFAULT_SOC2_CONTROLS } from "./kinds/soc2/criteria.js";
export { headLeafHash, proveConsistency, proveInclusion } from "./merkle/checkpoint-log.js";
export { EMPTY_FRONTIER, extendTree, type TreeFrontier } from "./merkle/frontier.js";
export { type CheckpointBody, checkpointBody, type OpenedNote, openNote, signNote } from "./merkle/signed-note.js";
export { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from "./merkle/tree.js";
export type { TimestampVerdict, VerifyOptions, VerifyTimestamp } from "./verify/options.js";
export type { PdfInspector } from "./verify/pdf-inspector.js";
export {
  CHECK_IDS,
  type CheckId,
  type Failure,
  VERDICTS,
  type Verdict,
  type VerificationResult,
} from "./verify/result.js";
export { verifyBundle } from "./verify/verify-bundle.js";
export { verifyFile } from "./verify/verify-file.js";
export type { PdfTools } from "./verify/verify-pages.js";
