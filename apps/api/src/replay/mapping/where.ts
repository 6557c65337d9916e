import { CellError, cellText } from "./cell.js";
import type { Condition } from "./mapping-schema.js";

type Scalar = string | number | boolean;

/** Whether a value of a row fulfils a condition. Values are compared as text, but `above` and `below` as numbers. */
export function fulfils(value: unknown, condition: Condition): boolean {
  if (typeof condition !== "object") return equals(value, condition);
  if (Array.isArray(condition)) return condition.some((one) => equals(value, one));
  if ("not" in condition) return !fulfils(value, condition.not);
  if ("present" in condition) return (cellText(value) !== undefined) === condition.present;
  const number = numberOf(value);
  if (number === undefined) return false;
  return "above" in condition ? number > condition.above : number < condition.below;
}

/** Whether a condition is about the column's being there, so that a row without it is no mistake. */
export function asksForPresence(condition: Condition): boolean {
  return typeof condition === "object" && "present" in condition;
}

function equals(value: unknown, wanted: Scalar): boolean {
  return (cellText(value) ?? "") === String(wanted);
}

function numberOf(value: unknown): number | undefined {
  const text = cellText(value);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isNaN(number)) throw new CellError(`"${text}" is not a number`);
  return number;
}
