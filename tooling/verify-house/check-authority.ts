import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow, isShipped } from "../arch/files.js";
import type { Row } from "../verify/matrix.js";
import { verdictOf } from "../verify/verdict.js";

/** How a boundary came out. */
export type BoundaryRow = Row<"kept">;

/** A route and the operation that it asks. */
export interface Asking {
  readonly route: string;
  readonly operation: string | undefined;
}

const ENGINES = "packages/incident-engines/src";
const POLICY = `${ENGINES}/engines/policy`;
const POLICY_OPERATIONS = `${ENGINES}/operations/policies`;

/** What the routes of proposals may ask: to be shown them, and that one is decided. Nothing that puts a rule in force by itself. */
const ABOUT_PROPOSALS: readonly string[] = ["list", "get", "backtest", "approve", "reject"];

/** Who may do what: routes stay in their domain, and there is one way to every rule. `root` is where the sources are. */
export function boundaryRows(root: string, routes: readonly Asking[]): BoundaryRow[] {
  const saying = (words: RegExp) =>
    filesBelow(root, ENGINES).filter((path) => isShipped(path) && words.test(readFileSync(join(root, path), "utf8")));
  const only = (what: string, words: RegExp, allowed: readonly string[]) => [
    ...saying(words)
      .filter((path) => !allowed.includes(path))
      .map((path) => `${path} ${what} too`),
    ...allowed.filter((path) => !saying(words).includes(path)).map((path) => `${path} ${what} no more`),
  ];
  const makers = saying(/\.insertPolicyProposal\(/);
  const deciders = saying(/\.updateProposalReviewed\(/);
  return [
    boundary("routes of incidents ask operations of incidents", outside(routes, "incidents", false)),
    boundary("routes of analytics ask operations of analytics", outside(routes, "analytics", true)),
    boundary("routes of proposals put nothing in force by themselves", enforcing(routes)),
    boundary("a rule is stored in one place", only("stores rules", /\.insertPolicyRule\(/, [`${POLICY}/make-rule.ts`])),
    boundary(
      "only making a rule and approving a proposal lead there",
      only("leads to where rules are stored", /from "[^"]*\/make-rule\.js"/, [
        `${POLICY}/approve-proposal.ts`,
        `${POLICY}/create-rule.ts`,
      ]),
    ),
    boundary(
      "a rule is made by its operation alone",
      only("makes rules", /from "[^"]*\/create-rule\.js"/, [
        `${POLICY_OPERATIONS}/create-rule.ts`,
        `${POLICY_OPERATIONS}/index.ts`,
      ]),
    ),
    boundary(
      "a proposal is approved by its operation alone",
      only("approves proposals", /from "[^"]*\/approve-proposal\.js"/, [
        `${POLICY_OPERATIONS}/approve-proposal.ts`,
        `${POLICY_OPERATIONS}/index.ts`,
      ]),
    ),
    boundary(
      "proposals are decided in two places",
      only("decides proposals", /\.updateProposalReviewed\(/, [
        `${POLICY}/approve-proposal.ts`,
        `${POLICY}/reject-proposal.ts`,
      ]),
    ),
    boundary("what makes proposals decides about none", [
      ...makers.filter((path) => deciders.includes(path)).map((path) => `${path} makes and decides`),
      ...(makers.length === 0 ? ["nothing makes proposals"] : []),
    ]),
  ];
}

/** Operations of another domain that the routes of a domain ask; those of analytics lie below a path of their own. */
function outside(routes: readonly Asking[], domain: string, below: boolean): string[] {
  return routes
    .filter(({ route }) => / \/v1\/analytics\//.test(route) === below)
    .filter(({ operation }) => operation !== undefined && !operation.startsWith(`${domain}.`))
    .map(({ route, operation }) => `${route} asks ${operation}`);
}

function enforcing(routes: readonly Asking[]): string[] {
  return routes
    .filter(({ route }) => /\/policies\/proposals\b/.test(route))
    .filter(({ operation }) => !ABOUT_PROPOSALS.some((verb) => isAbout(verb, operation)))
    .map(({ route, operation }) => `${route} asks ${operation}`);
}

function isAbout(verb: string, operation: string | undefined): boolean {
  return new RegExp(`^incidents\\.policies\\.${verb}Proposals?$`).test(operation ?? "");
}

function boundary(name: string, wrong: readonly string[]): BoundaryRow {
  return { name, verdicts: { kept: verdictOf(wrong) } };
}
