/** Where in the input a problem stands. */
export interface Place {
  readonly file?: string;
  readonly line?: number | undefined;
  readonly field?: string;
}

/**
 * A problem that the person at the terminal can mend: one sentence that begins with file, line and field.
 *
 * @example throw new ReplayError("is not a number", { file: "runs.csv", line: 17, field: "costMicros" })
 */
export class ReplayError extends Error {
  override readonly name = "ReplayError";

  constructor(problem: string, place: Place = {}, options?: { cause?: unknown }) {
    super(`${placeText(place)}${problem}`, options);
  }
}

function placeText({ file, line, field }: Place): string {
  const parts = [
    ...(file === undefined ? [] : [file]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(field === undefined ? [] : [`field "${field}"`]),
  ];
  return parts.length === 0 ? "" : `${parts.join(", ")}: `;
}

/** What an unknown thrown value says; of several attempts that failed, the first. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
