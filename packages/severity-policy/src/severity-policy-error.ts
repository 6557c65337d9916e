/** What the severity policy refuses: `invalid_config` at construction, `unknown_severity` for text that is no severity. */
export type SeverityPolicyErrorCode = "invalid_config" | "unknown_severity";

/**
 * The severity policy was given something it cannot decide on.
 *
 * @example
 * try { createIncidentSeverityEngine(config) } catch (error) {
 *   // error.code is "invalid_config", error.field is "severityThresholds.high"
 * }
 */
export class SeverityPolicyError extends Error {
  override readonly name = "SeverityPolicyError";
  readonly code: SeverityPolicyErrorCode;
  /** The field at fault, as a dotted path. */
  readonly field: string;

  constructor(code: SeverityPolicyErrorCode, field: string, problem: string) {
    super(`${field}: ${problem}`);
    this.code = code;
    this.field = field;
  }
}
