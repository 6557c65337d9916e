/** The routes that ask no operation; whoever adds one says so here. */
export const OWN_ROUTES: readonly string[] = [
  "GET /livez",
  "GET /readyz",
  "GET /metrics",
  "GET /problems/{code}",
  "GET /v1/openapi.json",
  "GET /docs",
  "GET /docs/{file}",
];

/** Whether an operation is for hosts and workers, so that no route asks it. */
export function isWithoutRoute(operation: string): boolean {
  return operation.startsWith("incidents.maintenance.");
}
