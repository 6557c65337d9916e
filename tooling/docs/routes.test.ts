import { describeOperations } from "@hoc/incident-engines";
import { expect, test } from "vitest";
import { ENDPOINTS } from "../../apps/api/src/app.js";
import { hidesBefore } from "./hidden-routes.js";
import { liveRoutes } from "./live-routes.js";
import { isWithoutRoute, OWN_ROUTES } from "./own-routes.js";
import { REFERENCE_ENDPOINTS } from "./reference-endpoints.js";
import { routesDoc } from "./routes-doc.js";

const routes = await liveRoutes();
const live = new Set(routes.map(({ route }) => route));

test("every endpoint of the reference design is in the running router", () => {
  expect(REFERENCE_ENDPOINTS).toHaveLength(28);
  expect(REFERENCE_ENDPOINTS.map(({ ours }) => ours).filter((route) => !live.has(route))).toEqual([]);
});

test("a route asks an operation, or is one of the server's own", () => {
  expect(routes.filter(({ operation }) => operation === undefined).map(({ route }) => route)).toEqual(OWN_ROUTES);
  expect(live.size).toBe(routes.length);
  expect(live.size).toBe(ENDPOINTS.length + OWN_ROUTES.length);
});

test("an operation has a route, or is for hosts and workers", () => {
  const asked = new Set(routes.map(({ operation }) => operation));
  const ids = describeOperations().map(({ id }) => id);
  expect(ids.filter((id) => !asked.has(id))).toEqual(ids.filter(isWithoutRoute));
});

test("the API's description has every route that asks an operation, under the operation's id", () => {
  const bound = routes.filter(({ operation }) => operation !== undefined);
  expect(bound.filter(({ operation, described }) => described !== operation).map(({ route }) => route)).toEqual([]);
});

test("F-140: the list of routes marks the deprecated one, with a route that is used instead", async () => {
  const lines = (await routesDoc()).split("\n").filter((line) => line.includes("deprecated"));
  expect(lines).toEqual([
    expect.stringMatching(/^\| `GET \/v1\/incidents`, deprecated: use `\/v1\/incidents\/active` \|/),
  ]);
  expect(live).toContain("GET /v1/incidents/active");
});

test("no route is hidden behind one with a value in its path", () => {
  expect(routes.filter((_, place) => hidesBefore(routes, place) !== undefined).map(({ route }) => route)).toEqual([]);
});
