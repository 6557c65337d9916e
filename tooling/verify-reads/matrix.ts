import type { Matrix, Row } from "../verify/matrix.js";

/** The checks, by what a read promises. */
export const CHECKS = ["as of", "repeatable", "ties", "tenants", "refusals", "pages"] as const;

/** How every check came out for one endpoint. */
export type ReadRow = Row<(typeof CHECKS)[number]>;

/** What the reads are verified by. */
export const READ_MATRIX: Matrix<(typeof CHECKS)[number]> = { subject: "endpoint", checks: CHECKS };
