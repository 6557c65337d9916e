import { liveRoutes } from "./live-routes.js";
import { code, generatedDocument, table } from "./markdown.js";
import { REFERENCE_ENDPOINTS } from "./reference-endpoints.js";

/** docs/routes.md: every route of the running router, its operation, and the endpoint of the reference design it stands for. */
export async function routesDoc(): Promise<string> {
  const routes = await liveRoutes();
  const referenceOf = new Map(REFERENCE_ENDPOINTS.map(({ ours, reference }) => [ours, reference]));
  const bound = routes.filter(({ operation }) => operation !== undefined);
  const own = routes.filter(({ operation }) => operation === undefined);
  return generatedDocument("Routes", "the running router", [
    `The router has ${routes.length} routes: ${bound.length} ask an operation on behalf of a tenant, ${own.length} are the server's own and speak of no tenant. ` +
      `All ${REFERENCE_ENDPOINTS.length} endpoints of the reference design are among them. The first route that matches answers, in this order; ` +
      "another method on one of these paths is answered 405 with `Allow`.",
    "## On behalf of a tenant",
    table(
      ["route", "operation", "permission", "reference design"],
      bound.map(({ route, operation, permission, successor }) => [
        successor === undefined ? code(route) : `${code(route)}, deprecated: use ${code(successor)}`,
        `[${code(operation ?? "")}](operations.md#${(operation ?? "").toLowerCase().replaceAll(".", "")})`,
        code(permission ?? ""),
        code(referenceOf.get(route) ?? "").replace("``", ""),
      ]),
    ),
    "## The server's own",
    table(
      ["route", "in the API's description"],
      own.map(({ route, described }) => [code(route), described === undefined ? "no" : code(described)]),
    ),
  ]);
}
