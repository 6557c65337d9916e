import type { ReplayContext } from "../../apps/api/src/replay/adapter/adapter.js";
import type { ReplayRow } from "../../apps/api/src/replay/rows/row.js";

/** A column that has to be text; ends the replay where it is not. */
export function text(row: ReplayRow, column: string, context: ReplayContext): string {
  const value = row.values[column];
  return typeof value === "string" && value !== "" ? value : context.fail(row, "has to be text", column);
}

/** A column that has to be a number; ends the replay where it is not. */
export function number(row: ReplayRow, column: string, context: ReplayContext): number {
  const value = row.values[column];
  return typeof value === "number" ? value : context.fail(row, "has to be a number", column);
}

/** A column that has to be a number, or empty; ends the replay where it is neither. */
export function numberOrNull(row: ReplayRow, column: string, context: ReplayContext): number | null {
  const value = row.values[column] ?? null;
  return value === null || typeof value === "number" ? value : context.fail(row, "has to be a number or null", column);
}
