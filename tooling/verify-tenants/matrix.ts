import type { Matrix, Row } from "../verify/matrix.js";
import { KINDS } from "./scenes.js";

/**
 * What is checked of every operation and route: each kind of scene with the statements as the only wall, those again with
 * row security as the only wall, and whether without both something is told at all.
 */
export const CHECKS = [...KINDS, "row security", "without walls"] as const;

/** How every check came out for one operation or route. */
export type TenantRow = Row<(typeof CHECKS)[number]>;

/** What the walls between tenants are verified by. */
export const TENANT_MATRIX: Matrix<(typeof CHECKS)[number]> = { subject: "way", checks: CHECKS };
