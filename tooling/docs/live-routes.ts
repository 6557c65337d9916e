import { describeOperations } from "@hoc/incident-engines";
import { createApp, ENDPOINTS } from "../../apps/api/src/app.js";
import { uncallable } from "./uncallable.js";

/** A route as the running router has it. */
export interface LiveRoute {
  /** Method and path, such as `GET /v1/incidents/{incidentId}`. */
  readonly route: string;
  /** The operation that answers; `undefined` for the server's own routes, which speak of no tenant. */
  readonly operation: string | undefined;
  readonly permission: string | undefined;
  /** What the API's own description calls it; `undefined` when it leaves the route out. */
  readonly described: string | undefined;
  /** The path to use instead of a deprecated one. */
  readonly successor: string | undefined;
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;
}

/** Every route of the router that the server runs with, in the order in which it looks for them. */
export async function liveRoutes(): Promise<LiveRoute[]> {
  const app = createApp(uncallable());
  const { paths } = (await (await app.request("/v1/openapi.json")).json()) as Described;
  const permissions = new Map<string, string>(describeOperations().map(({ id, permission }) => [id, permission]));
  const endpoints = new Map(ENDPOINTS.map((endpoint) => [`${endpoint.method} ${inBraces(endpoint.path)}`, endpoint]));
  return app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => {
      const route = `${method} ${inBraces(path)}`;
      const { operation, deprecated } = endpoints.get(route) ?? {};
      return {
        route,
        operation,
        permission: operation === undefined ? undefined : permissions.get(operation),
        described: paths[inBraces(path)]?.[method.toLowerCase()]?.operationId,
        successor: deprecated && inBraces(deprecated.successor),
      };
    });
}

function inBraces(path: string): string {
  return path.replaceAll(/:(\w+)/g, "{$1}");
}
