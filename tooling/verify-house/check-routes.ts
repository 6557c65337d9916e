import { hidesBefore } from "../docs/hidden-routes.js";
import type { LiveRoute } from "../docs/live-routes.js";
import { isWithoutRoute, OWN_ROUTES } from "../docs/own-routes.js";
import { REFERENCE_ENDPOINTS } from "../docs/reference-endpoints.js";
import { type Row, verdictsBy } from "../verify/matrix.js";
import { NOT_APPLICABLE, type Verdict, verdictOf } from "../verify/verdict.js";
import { ROUTE_MATRIX } from "./matrices.js";

type RouteCheck = (typeof ROUTE_MATRIX.checks)[number];

/** How every check came out for a route, or for an operation that should have one. */
export type RouteRow = Row<RouteCheck>;

/** Holds the routes of a router against the operations of a registry, and both against the reference design. */
export function routeRows(routes: readonly LiveRoute[], operations: readonly string[]): RouteRow[] {
  const live = new Set(routes.map(({ route }) => route));
  const asked = new Set(routes.map(({ operation }) => operation));
  return [
    ...routes.map((route, place) => ({ name: route.route, verdicts: verdictsOn(route, place) })),
    ...operations.filter((id) => !asked.has(id)).map((id) => only(id, "operation", withoutRoute(id))),
    ...REFERENCE_ENDPOINTS.filter(({ ours }) => !live.has(ours)).map(({ ours, reference }) =>
      only(ours, "reference", verdictOf([`it stands for ${reference} and is not there`])),
    ),
  ];

  function verdictsOn(live: LiveRoute, place: number): RouteRow["verdicts"] {
    const hiding = hidesBefore(routes, place);
    return {
      operation: verdictOf(askedWrongly(live)),
      described:
        live.operation === undefined || live.described === live.operation
          ? verdictOf([])
          : verdictOf([`the API's description calls it ${live.described ?? "nothing"}, not ${live.operation}`]),
      reachable: verdictOf(hiding === undefined ? [] : [`${hiding} answers in its place`]),
      reference: REFERENCE_ENDPOINTS.some(({ ours }) => ours === live.route) ? verdictOf([]) : NOT_APPLICABLE,
    };
  }

  function askedWrongly({ route, operation }: LiveRoute): string[] {
    if (operation === undefined) return OWN_ROUTES.includes(route) ? [] : ["it asks no operation"];
    return operations.includes(operation) ? [] : [`it asks ${operation}, which is no operation`];
  }
}

function withoutRoute(operation: string): Verdict {
  return verdictOf(isWithoutRoute(operation) ? [] : ["no route asks it"]);
}

function only(name: string, check: RouteCheck, verdict: Verdict): RouteRow {
  return { name, verdicts: verdictsBy(ROUTE_MATRIX.checks, (one) => (one === check ? verdict : NOT_APPLICABLE)) };
}
