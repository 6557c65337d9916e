import { copyWithCanaries } from "../arch/overlay.js";
import type { LiveRoute } from "../docs/live-routes.js";
import type { Plant } from "../verify/plant.js";

/** What the house verifier looks at. */
export interface House {
  /** The folder of the sources. */
  readonly root: string;
  readonly routes: readonly LiveRoute[];
  readonly operations: readonly string[];
}

/** The parts of the house verifier. */
export const HOUSE_PARTS = ["layer laws", "text laws", "authority boundary", "route map"] as const;

/** A part by name. */
export type HousePart = (typeof HOUSE_PARTS)[number];

/** A defect of the sources or of the router. */
export interface HousePlant extends Plant {
  readonly part: HousePart;
  /** Files to add to a copy of the sources, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly routes?: readonly LiveRoute[];
  readonly operations?: readonly string[];
}

const route = (name: string, operation: string | undefined): LiveRoute => ({
  ...{ route: name, operation, described: operation },
  ...{ permission: undefined, successor: undefined },
});

/** Defects that the house is verified against. */
export const HOUSE_PLANTS: Readonly<Record<string, HousePlant>> = {
  "driver-imports-engine": {
    part: "layer laws",
    says: "a driver imports an engine",
    row: "l6-no-l5-engine-imports",
    check: "kept",
    files: { "packages/incident-drivers/src/drivers/planted.ts": 'import "@hoc/incident-engines";\n' },
  },
  "operation-calls-operation": {
    part: "layer laws",
    says: "an operation calls an operation of another family",
    row: "operations-do-not-call-operations",
    check: "kept",
    files: { "packages/incident-engines/src/operations/policies/planted.ts": 'import "./create-rule.js";\n' },
  },
  "driver-reads-the-clock": {
    part: "text laws",
    says: "a driver reads the time",
    row: "clock-is-wired",
    check: "kept",
    files: { "packages/incident-drivers/src/drivers/planted.ts": "export const now = new Date();\n" },
  },
  "route-speaks-sql": {
    part: "text laws",
    says: "a route asks the database",
    row: "sql-stays-in-drivers",
    check: "kept",
    files: { "apps/api/src/routes/planted.routes.ts": "export const all = sql`select 1`;\n" },
  },
  "operation-outside-its-domain": {
    part: "authority boundary",
    says: "a route of analytics asks an operation of incidents",
    row: "routes of analytics ask operations of analytics",
    check: "kept",
    routes: [route("GET /v1/analytics/planted", "incidents.query.getMetrics")],
  },
  "proposal-puts-in-force": {
    part: "authority boundary",
    says: "a route of proposals makes a rule",
    row: "routes of proposals put nothing in force by themselves",
    check: "kept",
    routes: [route("POST /v1/policies/proposals/{proposalId}/activate", "incidents.policies.createRule")],
  },
  "second-way-to-a-rule": {
    part: "authority boundary",
    says: "an engine stores rules by itself",
    row: "a rule is stored in one place",
    check: "kept",
    files: {
      "packages/incident-engines/src/engines/planted/rule.ts": "export const store = (p) => p.insertPolicyRule({});\n",
    },
  },
  "route-without-operation": {
    part: "route map",
    says: "a route asks no operation",
    row: "GET /v1/planted",
    check: "operation",
    routes: [route("GET /v1/planted", undefined)],
  },
  "operation-without-route": {
    part: "route map",
    says: "no route asks an operation",
    row: "incidents.query.planted",
    check: "operation",
    operations: ["incidents.query.planted"],
  },
  "route-behind-another": {
    part: "route map",
    says: "a route is hidden behind one with a value in its path",
    row: "GET /v1/incidents/planted",
    check: "reachable",
    routes: [route("GET /v1/incidents/planted", "incidents.query.getMetrics")],
  },
};

/** Runs `work` on a house with a defect; the copy of the sources that it needs is gone afterwards. */
export function withPlant<Result>(house: House, plant: HousePlant | undefined, work: (house: House) => Result): Result {
  const { files = {}, routes = [], operations = [] } = plant ?? {};
  const damaged = {
    root: house.root,
    routes: [...house.routes, ...routes],
    operations: [...house.operations, ...operations],
  };
  if (Object.keys(files).length === 0) return work(damaged);
  const copy = copyWithCanaries(files);
  try {
    return work({ ...damaged, root: copy.root });
  } finally {
    copy.remove();
  }
}
