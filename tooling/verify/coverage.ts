import type { Inventory } from "./inventory.js";
import { type Matrix, type Row, verdictsBy } from "./matrix.js";
import { NOT_APPLICABLE, verdictOf } from "./verdict.js";

/** What verifiers say that they had in their hands, by the verifier's name. */
export type Covers = Readonly<Record<string, readonly string[]>>;

/** The verifiers that cover something. */
export const CHECKS_OF_COVERAGE = ["event contract", "storage contract", "deterministic read", "tenant walls"] as const;

/** What is checked of everything there is: that each verifier that is about it has had it in its hands. */
export const COVERAGE_MATRIX = { subject: "thing", checks: CHECKS_OF_COVERAGE } as const satisfies Matrix<string>;

/** How a thing came out. */
export type CoverageRow = Row<(typeof CHECKS_OF_COVERAGE)[number]>;

/** Which verifiers are about a sort of thing, and what they do with it. */
const ABOUT: readonly (readonly [
  sort: RegExp,
  by: Partial<Readonly<Record<(typeof CHECKS_OF_COVERAGE)[number], string>>>,
])[] = [
  [/^event /, { "event contract": "no event of the type came out of the product" }],
  [
    /^table /,
    {
      "storage contract": "no row of it was written and read",
      "tenant walls": "no foreign tenant had anything in it",
    },
  ],
  [/^operation /, { "tenant walls": "no call of it was answered" }],
  [
    /^route GET \/v1\/(?!openapi\.json)/,
    { "deterministic read": "no question to it was answered", "tenant walls": "no call of it was answered" },
  ],
  [/^route /, { "tenant walls": "no call of it was answered" }],
];

/** Whether everything there is was in the hands of every verifier that is about it. What nobody is about fails everywhere. */
export function coverageRows(inventory: Inventory, covers: Covers): CoverageRow[] {
  return inventory.map((name) => {
    const [, by] = ABOUT.find(([sort]) => sort.test(name)) ?? [];
    const covered = (verifier: string) => covers[verifier]?.includes(name) === true;
    return {
      name,
      verdicts: verdictsBy(CHECKS_OF_COVERAGE, (verifier) => {
        if (by === undefined) return verdictOf(["no verifier is about such a thing"]);
        const lacking = by[verifier];
        return lacking === undefined ? NOT_APPLICABLE : verdictOf(covered(verifier) ? [] : [lacking]);
      }),
    };
  });
}
