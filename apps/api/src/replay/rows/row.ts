/** One row of a recorded log. */
export interface ReplayRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** Column name → value: text in CSV, any JSON value in JSON Lines. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** How a file is written. */
export const ROW_FORMATS = ["csv", "jsonl"] as const;

/** How a file is written: CSV with a header line, or one JSON object a line. */
export type RowFormat = (typeof ROW_FORMATS)[number];
