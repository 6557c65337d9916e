import { join } from "node:path";
import { describeOperations } from "@hoc/incident-engines";
import { EVENT_TYPES } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { ENDPOINTS } from "../../apps/api/src/app.js";
import { STORED_TABLES } from "../../packages/incident-drivers/test/stored-tables.js";
import { EVENT_MATRIX } from "../verify-events/matrix.js";
import { boundaryRows } from "../verify-house/check-authority.js";
import { lawNames } from "../verify-house/check-laws.js";
import { BOUNDARY_MATRIX, LAW_MATRIX, ROUTE_MATRIX } from "../verify-house/matrices.js";
import { READ_MATRIX } from "../verify-reads/matrix.js";
import { STORAGE_MATRIX } from "../verify-storage/matrix.js";
import { TENANT_MATRIX } from "../verify-tenants/matrix.js";
import { COVERAGE_MATRIX } from "./coverage.js";
import { REFERENCE_CHECKS, REFERENCE_TOTALS } from "./reference-checks.js";
import { SUB_VERIFIER_MATRIX } from "./sub-verifiers.js";
import { PROGRAMS } from "./verifiers.js";

const house = join(import.meta.dirname, "../..");

/** The checks of every part, and the rows that there are. */
const PARTS: Readonly<Record<string, { readonly checks: readonly string[]; readonly rows: readonly string[] }>> = {
  "event contract": { checks: EVENT_MATRIX.checks, rows: EVENT_TYPES },
  "storage contract": { checks: STORAGE_MATRIX.checks, rows: STORED_TABLES.map(({ name }) => name) },
  "deterministic read": { checks: READ_MATRIX.checks, rows: ENDPOINTS.map(({ path }) => path) },
  "tenant walls": { checks: TENANT_MATRIX.checks, rows: describeOperations().map(({ id }) => id) },
  "layer laws": { checks: LAW_MATRIX.checks, rows: lawNames(house) },
  "text laws": { checks: LAW_MATRIX.checks, rows: [] },
  "authority boundary": { checks: BOUNDARY_MATRIX.checks, rows: boundaryRows(house, []).map(({ name }) => name) },
  "route map": { checks: ROUTE_MATRIX.checks, rows: [] },
  coverage: { checks: COVERAGE_MATRIX.checks, rows: [] },
  "sub-verifiers": { checks: SUB_VERIFIER_MATRIX.checks, rows: PROGRAMS.flatMap(({ parts }) => parts) },
};

it("all 208 checks of the reference design are accounted for, by verifier", () => {
  const sums: Record<string, number> = {};
  for (const { verifier, checks } of REFERENCE_CHECKS) sums[verifier] = (sums[verifier] ?? 0) + checks;
  expect(sums).toEqual(REFERENCE_TOTALS);
  expect(Object.values(sums).reduce((all, one) => all + one)).toBe(208);
});

it("each is either verified by rows of ours or does not apply, for a reason", () => {
  const undecided = REFERENCE_CHECKS.filter(({ by, because = "" }) => (by === undefined) === because.length < 20);
  expect(undecided).toEqual([]);
});

it("the rows that stand for them exist", () => {
  const lost = REFERENCE_CHECKS.flatMap(({ group, by = [] }) =>
    by.flatMap(({ part, check, rows = [] }) => [
      ...(PARTS[part]?.checks.includes(check) ? [] : [`${group}: ${part}, ${check}`]),
      ...rows.filter((row) => !PARTS[part]?.rows.includes(row)).map((row) => `${group}: ${part}, ${row}`),
    ]),
  );
  expect(lost).toEqual([]);
});
