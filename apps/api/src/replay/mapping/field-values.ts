import type { ReplayRow } from "../rows/row.js";
import { CellError, cellText } from "./cell.js";
import type { TextFromColumn, TextSource } from "./mapping-schema.js";

type Values = ReplayRow["values"];

/** The value of a column. A row that does not have the column at all is refused, unless the mapping allows it. */
export function cellOf(values: Values, column: string, optional: boolean): unknown {
  if (Object.hasOwn(values, column)) return values[column];
  if (optional) return undefined;
  throw new CellError(
    `there is no column "${column}"; there are ${Object.keys(values)
      .map((name) => `"${name}"`)
      .join(", ")}`,
  );
}

/** The text of a field as its source says; `undefined` when the row has none. */
export function readText(values: Values, source: TextSource): string | undefined {
  if ("value" in source) return source.value;
  if ("columns" in source) return JSON.stringify(source.columns.map((column) => cellOf(values, column, false) ?? null));
  return textOf(cellText(cellOf(values, source.column, source.optional)), source);
}

/** Some columns as an object, as they are. */
export function readDetails(
  values: Values,
  source: { columns: readonly string[]; optional: boolean },
): Record<string, unknown> {
  return Object.fromEntries(source.columns.map((column) => [column, cellOf(values, column, source.optional) ?? null]));
}

function textOf(text: string | undefined, source: TextFromColumn): string | undefined {
  if (text === undefined) return undefined;
  const mapped = source.map === undefined ? text : lookedUp(text, source.map);
  const formed = source.as === "word" ? word(mapped) : mapped;
  return shortened(`${source.prefix ?? ""}${formed}`, source.cut);
}

function lookedUp(text: string, map: Readonly<Record<string, string>>): string {
  const found = Object.hasOwn(map, text) ? map[text] : undefined;
  if (found === undefined) throw new CellError(`"${text}" is not in the mapping's "map"`);
  return found;
}

function word(text: string): string {
  return text
    .trim()
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase();
}

function shortened(text: string, length: number | undefined): string {
  if (length === undefined || text.length <= length) return text;
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}
