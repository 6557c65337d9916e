import type { Matrix, Row } from "../verify/matrix.js";

/** The checks, by what a table promises. */
export const CHECKS = [
  "columns",
  "tenant keys",
  "references",
  "unique keys",
  "checks",
  "migrations",
  "round trip",
  "privileges",
] as const;

/** A check by name. */
export type StorageCheck = (typeof CHECKS)[number];

/** How every check came out for one table. */
export type StorageRow = Row<StorageCheck>;

/** What tables are verified by. */
export const STORAGE_MATRIX: Matrix<StorageCheck> = { subject: "table", checks: CHECKS };
