import { ENDPOINTS } from "../../apps/api/src/app.js";
import type { Endpoint } from "../../apps/api/src/http/endpoint.js";
import { plainQuestions } from "../verify-reads/ask.js";
import { READ_AT } from "../verify-reads/deeds.js";
import { readEndpoint, urlOf } from "../verify-reads/questions.js";
import { answeredOver } from "./answered.js";
import { CALLED_AT, calledAt, inputOf, isKnown } from "./inputs.js";
import type { Scene } from "./scenes.js";
import type { Stage } from "./stage.js";
import { CALLER, VICTIM, type World } from "./world.js";

/** Routes that ask nobody who they are, and why that tells nothing. */
const OPEN_ROUTES: Readonly<Record<string, string>> = {
  "GET /livez": "says that the process lives",
  "GET /readyz": "says whether the database answers",
  "GET /metrics": "counts, for whoever runs the server; no label names a tenant",
  "GET /problems/:code": "explains what can go wrong",
  "GET /v1/openapi.json": "describes the API",
  "GET /docs": "shows the description",
  "GET /docs/:file": "serves the page's own files",
};

/** Whether a route asks nobody who they are. */
export function isOpen(way: string): boolean {
  return Object.hasOwn(OPEN_ROUTES, way);
}

/** What does not say who calls. */
const NOT_AUTHENTICATED: Readonly<Record<string, string>> = {
  "the tenant's name alone": CALLER,
  "no token": "Bearer",
  "another scheme": `Basic ${Buffer.from(`${CALLER}:${CALLER}`).toString("base64")}`,
  "two tokens": `Bearer ${CALLER} ${VICTIM}`,
  "two tokens in a list": `Bearer ${CALLER},${VICTIM}`,
  "another case": "Bearer ACME",
  "a token in quotes": `Bearer "${CALLER}"`,
  "a longer token": `Bearer ${CALLER}x`,
  "half a token": "Bearer acm",
  "an injection": "Bearer '/**/or/**/1=1--",
  "a word of every object": "Bearer __proto__",
};

/** A request as it goes out. */
interface Request {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const BOUND = new Map(ENDPOINTS.map((endpoint: Endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint]));

/** Every route of the live router. */
export function liveRoutes({ app }: Stage): string[] {
  const routes = app.routes.filter(({ method }) => method !== "ALL");
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
}

/** Every route of the live router that is known, called in every way that says something about who may see what. */
export function routeScenes(world: World, stage: Stage): Scene[] {
  return liveRoutes(stage).flatMap((way) => {
    const endpoint = BOUND.get(way);
    if (endpoint !== undefined) return isKnown(endpoint.operation) ? endpointScenes(way, endpoint, world) : [];
    return isOpen(way) ? openScenes(way) : [];
  });
}

function endpointScenes(way: string, endpoint: Endpoint, world: World): Scene[] {
  const own = inputOf(endpoint.operation, world.own);
  const foreign = inputOf(endpoint.operation, world.foreign);
  const scene = (kind: Scene["kind"], title: string, request: Request, more: Partial<Scene> = {}): Scene => ({
    ...{ way, kind, title, says: request, at: calledAt(endpoint.operation), outcome: "either" as const },
    ...more,
    play: ({ app }) => send(app, request),
  });
  const asked = (input: object, headers: Readonly<Record<string, string>> = {}) =>
    requestFor(endpoint, input, { authorization: `Bearer ${CALLER}`, ...headers });
  const { authorization: _, ...nobody } = asked(foreign).headers;
  const key = { "idempotency-key": "the-key" };

  return [
    scene("own", "its own", asked(own), { outcome: "answered" }),
    scene("own", "its own, with a stored key", asked(own, { authorization: `Bearer ${world.ownKey}` })),
    ...(endpoint.method === "GET" ? questions(endpoint, world) : []).map((path) =>
      scene("own", path, { ...asked(own), path }),
    ),
    scene("foreign", "the victim's", asked(foreign)),
    scene("no tenant", "no header", { ...asked(foreign), headers: nobody }, REFUSED_AT_ONCE),
    scene("no tenant", "another method", { ...asked(foreign), method: "PUT", headers: nobody }, REFUSED_AT_ONCE),
    ...Object.entries(NOT_AUTHENTICATED).map(([title, authorization]) =>
      scene("malformed", title, asked(foreign, { authorization }), REFUSED_AT_ONCE),
    ),
    ...world.forgedKeys.map((text, index) =>
      scene("malformed", `forged key ${index}`, asked(foreign, { authorization: `Bearer ${text}` }), {
        outcome: "refused",
      }),
    ),
    ...["x-tenant-id", "x-hoc-tenant", "x-tenant"].map((name) =>
      scene("smuggled", `in the header ${name}`, asked(own, { [name]: VICTIM })),
    ),
    ...["tenantId", "tenant"].flatMap((name) => [
      scene("smuggled", `as ${name} in the query`, withQuery(asked(own), `${name}=${VICTIM}`)),
      scene("smuggled", `as ${name} in the input`, asked({ ...own, [name]: VICTIM })),
    ]),
    ...(endpoint.method === "GET"
      ? []
      : [
          scene("keys", "with the victim's key", asked(own, key), {
            outcome: "answered",
            before: ({ app }) => send(app, asked(own, { ...key, authorization: `Bearer ${VICTIM}` })),
          }),
        ]),
  ];
}

/** Every way to ask about what the history holds, and plainly as of an instant too. */
function questions(endpoint: Endpoint, { ownIds }: World): string[] {
  const read = readEndpoint(endpoint, ownIds);
  const earlier = read.takesAsOf ? plainQuestions(read).map((question) => urlOf(question, { asOf: READ_AT })) : [];
  return [...read.questions.map((question) => urlOf(question)), ...earlier];
}

const REFUSED_AT_ONCE: Partial<Scene> = { outcome: "refused before anything is asked" };

/** What asks nobody who they are. */
function openScenes(way: string): Scene[] {
  const [method = "", path = ""] = way.split(" ");
  const request = {
    method,
    path: path.replace(":code", "incident_not_found").replace(":file", "start.js"),
    headers: {},
  };
  const scene = (kind: Scene["kind"], title: string, asked: Request): Scene => ({
    ...{ way, kind, title, says: asked, at: CALLED_AT, outcome: "answered" },
    ...(path === "/metrics" && { countsCalls: true }),
    play: ({ app }) => send(app, asked),
  });
  return [
    scene("no tenant", "no header", request),
    scene("own", "with a token", { ...request, headers: { authorization: `Bearer ${CALLER}` } }),
  ];
}

async function send(app: Stage["app"], { path, ...init }: Request) {
  return answeredOver(await app.request(path, init));
}

function requestFor(
  { method, path, takesCloudEvents }: Endpoint,
  input: object,
  headers: Readonly<Record<string, string>>,
): Request {
  const rest = new Map(Object.entries(input));
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest.get(name)));
    rest.delete(name);
    return value;
  });
  const members = Object.fromEntries(rest);
  if (method === "GET") return withQuery({ method, path: filled, headers }, new URLSearchParams(members).toString());
  const [type, body] = takesCloudEvents ? batchOf(members) : ["application/json", members];
  return { method, path: filled, headers: { ...headers, "content-type": type }, body: JSON.stringify(body) };
}

/** Events as a batch; what else is said goes into each of them. */
function batchOf({ events, ...more }: Readonly<Record<string, unknown>>): [type: string, body: unknown] {
  const batch = (events as readonly object[]).map((event) => ({ ...event, ...more }));
  return ["application/cloudevents-batch+json", batch];
}

function withQuery(request: Request, query: string): Request {
  if (query === "") return request;
  return { ...request, path: `${request.path}${request.path.includes("?") ? "&" : "?"}${query}` };
}
