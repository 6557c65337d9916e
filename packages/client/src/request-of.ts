import type { ClientEndpoint } from "./client-endpoint.js";

/** A request but for who sends it. */
export interface PlannedRequest {
  readonly method: ClientEndpoint["method"];
  readonly url: string;
  /** The `If-Match` header, where there is a version to match. */
  readonly ifMatch?: string;
  /** The JSON to send, with its media type; reads have none. */
  readonly body?: string;
  readonly mediaType?: string;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Puts every member of an input where its endpoint takes it from: the path, `If-Match`, the query of a read, the body of
 * a write. Members that are undefined are left out.
 *
 * @throws {TypeError} when a member of the path is missing, or would lead to another path.
 * @example requestOf(ENDPOINTS["incidents.query.getIncidentDetail"], { incidentId: "inc_1" }, "https://host")
 */
export function requestOf(endpoint: ClientEndpoint, input: Members, baseUrl: string): PlannedRequest {
  const rest: Record<string, unknown> = { ...input };
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return segmentOf(name, value);
  });
  const url = `${baseUrl.replace(/\/+$/, "")}${path}`;
  const { method } = endpoint;
  if (method === "GET") return { method, url: url + queryOf(rest) };
  const { sends } = endpoint;
  if (sends !== undefined) return { method, url, body: JSON.stringify(rest[sends.member]), mediaType: sends.mediaType };
  const mediaType = "application/json";
  if (!endpoint.takesIfMatch || rest.expectedVersion === undefined)
    return { method, url, body: JSON.stringify(rest), mediaType };
  const { expectedVersion, ...body } = rest;
  return { method, url, ifMatch: `"${String(expectedVersion)}"`, body: JSON.stringify(body), mediaType };
}

/** A URL takes `.` and `..` for steps between folders, however they are written. */
function segmentOf(name: string, value: unknown): string {
  if ((typeof value !== "string" && typeof value !== "number") || value === "" || value === "." || value === "..")
    throw new TypeError(`${name} must be a text that can stand in a path, neither empty nor made of dots only.`);
  return encodeURIComponent(value);
}

function queryOf(members: Members): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(members))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(name, String(one));
  return query.size === 0 ? "" : `?${query}`;
}
