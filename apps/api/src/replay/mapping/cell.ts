/** A problem with one value of a row; who calls adds file, line and field. */
export class CellError extends Error {
  override readonly name = "CellError";
}

/**
 * A value of a row as text; `undefined` for what is empty: null or text without characters. A whole number that JSON
 * readers do not keep exactly is refused rather than changed.
 */
export function cellText(value: unknown): string | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value);
  return JSON.stringify(value);
}

function numberText(value: number): string {
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new CellError(`the number ${value} is larger than JSON readers keep exactly; write it as text`);
  return String(value);
}
