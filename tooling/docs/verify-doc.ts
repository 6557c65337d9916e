import { COVERAGE_MATRIX } from "../verify/coverage.js";
import type { Matrix } from "../verify/matrix.js";
import { PLANTS } from "../verify/plants.js";
import { type OurRow, REFERENCE_CHECKS } from "../verify/reference-checks.js";
import { SUB_VERIFIER_MATRIX } from "../verify/sub-verifiers.js";
import { EVENT_MATRIX } from "../verify-events/matrix.js";
import { BOUNDARY_MATRIX, LAW_MATRIX, ROUTE_MATRIX } from "../verify-house/matrices.js";
import { READ_MATRIX } from "../verify-reads/matrix.js";
import { STORAGE_MATRIX } from "../verify-storage/matrix.js";
import { TENANT_MATRIX } from "../verify-tenants/matrix.js";
import { code, generatedDocument, table } from "./markdown.js";

const MATRICES: readonly (readonly [part: string, matrix: Matrix<string>, tries: string])[] = [
  [
    "event contract",
    EVENT_MATRIX,
    "Two tenants live through a history that makes every event of the catalogue; then each event is held against its type and offered again with one thing about it changed for the worse.",
  ],
  [
    "storage contract",
    STORAGE_MATRIX,
    "PGlite and a real PostgreSQL are migrated up, down and up; then rows are written and read that keep and that break every promise of every table.",
  ],
  [
    "deterministic read",
    READ_MATRIX,
    "Every endpoint that reads is asked before and after writes of its own and of a foreign tenant, and by a tenant that recorded equal instants the other way round.",
  ],
  [
    "layer laws",
    LAW_MATRIX,
    "The imports of every source file are held against the laws in `.dependency-cruiser.mjs`.",
  ],
  ["text laws", LAW_MATRIX, "What files say is held against the laws in `tooling/arch/text-laws.ts`."],
  [
    "authority boundary",
    BOUNDARY_MATRIX,
    "Routes ask operations of their own domain, proposals put nothing in force by themselves, and one way leads to every rule.",
  ],
  [
    "route map",
    ROUTE_MATRIX,
    "The running router is held against the registry of operations and the API's description.",
  ],
  [
    "tenant walls",
    TENANT_MATRIX,
    "Every operation and every route is called as its own, as a foreign, as no and as a malformed tenant, with one wall between tenants at a time.",
  ],
  [
    "coverage",
    COVERAGE_MATRIX,
    "Everything there is must have been in the hands of each verifier that is about it: each says what it wrote, read, called or was answered by.",
  ],
  [
    "sub-verifiers",
    SUB_VERIFIER_MATRIX,
    "Every program looked at something, said so, and ended with the exit code that its verdicts ask for.",
  ],
];

/** docs/verify.md: what the verifiers check, how their report is read, and what became of the reference design's checks. */
export function verifyDoc(): string {
  return generatedDocument("Verification", "the verifiers in `tooling`", [
    "`npm run verify -- --strict` verifies the product by behaviour: it makes events happen, breaks rows, asks reads " +
      "twice and calls every way in, on databases of its own. Nothing is searched for in files but what the laws forbid. " +
      "It runs two programs at a time and says on standard error which.",
    table(
      ["command", "does"],
      [
        ["`npm run verify`", "runs every verifier; ends with 1 when anything failed"],
        ["`npm run verify -- --strict`", "the same; warnings fail too"],
        [
          "`npm run verify -- --json`",
          "prints the report for programs: `reportSchema` in `tooling/verify/summaries.ts`",
        ],
        [
          "`npm run verify -- --plant <name>`",
          "plants one defect and shows the row that fails for it; ends with 1 when it was not found",
        ],
        [
          "`npm run verify -- --plants`",
          "plants every defect, one after the other; ends with 1 when one was not found",
        ],
        [
          "`npm run verify:events`, `verify:storage`, `verify:reads`, `verify:tenants`",
          "one verifier, with its whole matrix",
        ],
      ],
    ),
    "## How to read the table",
    "Each verifier has a line with how many verdicts it came to: **Total** = **PASS** + **WARN** + **FAIL**. A verdict is " +
      "one check on one row, such as `unique keys` on the table `runs`. `PASS` says that it was tried and held. `FAIL` " +
      "says that it did not hold, or that it could not be tried. `WARN` says that nothing was wrong and nothing could " +
      "have been: a check that was never seen to refuse anything, a list that was never longer than a page. Checks that " +
      "do not concern a row are not counted. Below the table every verdict that is no pass has a line with its reason.",
    "A verifier that prints nothing, or looks at nothing, has failed.",
    "## What is checked",
    table(
      ["verifier", "a row for every", "checks", "how"],
      MATRICES.map(([part, { subject, checks }, tries]) => [part, subject, checks.map(code).join(", "), tries]),
    ),
    "## What has no verifier",
    "A table of the migrated schema, an event of the catalogue, an operation of the registry or a route of the running " +
      "router that no verifier had in its hands fails in **coverage**, under its own name. Nothing is listed for that: a " +
      "table counts when a row of it was written and read and a foreign tenant had something in it, an event when it came " +
      "out of the product, an operation or a route when a call of it was answered. So whoever adds one teaches the " +
      "verifiers about it in the same change: a deed in `tooling/verify-events/history.ts`, promises in " +
      "`tooling/verify-storage/promises.ts`, a value for its path in `tooling/verify-reads/questions.ts`, an input in " +
      "`tooling/verify-tenants/inputs.ts`.",
    "## Defects that can be planted",
    table(
      ["name", "defect", "verifier", "row", "check"],
      PLANTS.map(({ name, says, part, row, check }) => [code(name), says, part, code(row), code(check)]),
    ),
    "The tests plant these and many more: " +
      "[events](../tooling/verify-events/verify-events.db.test.ts), " +
      "[storage](../tooling/verify-storage/verify-storage.db.test.ts), " +
      "[reads](../tooling/verify-reads/verify-reads.api.test.ts), " +
      "[tenants](../tooling/verify-tenants/verify-tenants.pg.test.ts), " +
      "[imports](../tooling/arch/laws.test.ts), [texts](../tooling/arch/text-laws.test.ts), " +
      "[routes and authority](../tooling/verify-house/verify-house.test.ts).",
    "## The 208 checks of the reference design",
    "The reference design has four verifiers with 64, 78, 34 and 32 checks, most of which look for words in files. What " +
      "each is here, by the rows that verify it, or why nothing here answers to it:",
    table(
      ["verifier there", "checks there", "count", "here"],
      REFERENCE_CHECKS.map(({ verifier, group, checks, by, because }) => [
        verifier,
        group,
        String(checks),
        by === undefined ? `— ${because}` : by.map(rowInWords).join("; "),
      ]),
    ),
  ]);
}

function rowInWords({ part, check, rows }: OurRow): string {
  return `${part}, ${code(check)}${rows === undefined ? "" : ` of ${rows.map(code).join(", ")}`}`;
}
