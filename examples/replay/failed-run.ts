/** What a run that did not do its work shows to whoever reads it, without asking why it failed. */
export interface Failure {
  readonly errorCode: string;
  readonly errorMessage: string;
}

/**
 * How a run ended that failed: failures of one kind are one problem, but for what keeps them apart.
 *
 * @example
 * failedRun({ errorCode: "TOOL_ERROR", errorMessage: "book: no seats" }, "ada").fingerprint // '["ada","TOOL_ERROR"]'
 */
export function failedRun({ errorCode, errorMessage }: Failure, ...apart: readonly string[]) {
  return { status: "failed", errorCode, errorMessage, fingerprint: JSON.stringify([...apart, errorCode]) };
}
