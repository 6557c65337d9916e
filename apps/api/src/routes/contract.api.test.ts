import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";
import { type Contract, contractOf, type ReceivedAnswer, type ShownBody } from "../../test/contract.js";
import { sceneOf } from "../../test/example-scenes.js";
import { ENDPOINTS } from "../app.js";
import type { Endpoint } from "../http/endpoint.js";

/** What reads need beside their path. */
const QUERIES: Readonly<Record<string, string>> = {
  "incidents.query.listPublicIncidents": "?topic=active",
  "incidents.export.getConsistencyProof": "?from=1&to=1",
};
/** Reads of the log, which speak of checkpoints that a fresh server does not have yet. */
const NEED_A_CHECKPOINT: readonly string[] = [
  "incidents.export.getConsistencyProof",
  "incidents.export.getInclusionProof",
];

let server: ApiServer;
let contract: Contract;
beforeAll(async () => {
  server = await startApiServer({ HOC_ENVIRONMENT: "preflight" });
  contract = contractOf((await server.send("viewer", "/v1/openapi.json")).body);
});
afterAll(() => server?.stop());

async function ask(endpoint: Endpoint, shown?: ShownBody): Promise<ReceivedAnswer> {
  const members = await sceneOf(server, endpoint);
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(members[name] ?? ""));
  const query = QUERIES[endpoint.operation] ?? "";
  const { status, headers, bytes } = await server.fetchFile("admin", `${path}${query}`, sentAs(endpoint, shown));
  const isJson = headers.get("content-type")?.endsWith("json") === true;
  return { status, headers, body: isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined };
}

/** A request with a body that the description shows. */
function sentAs({ method }: Endpoint, shown: ShownBody | undefined, headers: Readonly<Record<string, string>> = {}) {
  if (shown === undefined) return { method, headers };
  return { method, body: shown.body, headers: { ...headers, "content-type": shown.mediaType } };
}

const endpoints: readonly Endpoint[] = ENDPOINTS;
const writes = endpoints.filter(({ method }) => method !== "GET");
const reads = endpoints.filter(({ method }) => method === "GET");

/** What is wrong with an answer, and what it was, where it is no success. */
function refused(endpoint: Endpoint, answer: ReceivedAnswer): unknown {
  const faults = contract.faultsOfAnswer(endpoint.operation, answer);
  const isAnswered = answer.status < 300 || (answer.status === 404 && NEED_A_CHECKPOINT.includes(endpoint.operation));
  return isAnswered && faults.length === 0 ? null : { status: answer.status, faults, body: answer.body };
}

describe("every body has an example, and every example is taken", () => {
  it.each(writes)("$method $path answers its example as described", async (endpoint) => {
    const example = contract.exampleOf(endpoint.operation);
    if (example === undefined)
      throw new Error(`Write an example for ${endpoint.operation} in http/openapi/examples.ts.`);
    expect(contract.faultsOfRequest(endpoint.operation, example)).toEqual([]);
    expect(refused(endpoint, await ask(endpoint, example))).toBeNull();
  });
});

describe("every read answers as described", () => {
  it.each(reads)("$method $path", async (endpoint) => {
    expect(refused(endpoint, await ask(endpoint))).toBeNull();
  });
});

describe("every refusal answers as described", () => {
  const NOWHERE = "nothing-of-this-name";
  const named = endpoints.filter(({ path }) => path.includes("/:"));

  it.each(named)("$method $path, of what is not there", async (endpoint) => {
    const { responses } = contract.operation(endpoint.operation);
    const shown = contract.exampleOf(endpoint.operation);
    const path = endpoint.path.replaceAll(/:\w+/g, NOWHERE);
    const answer = await server.send("admin", path, sentAs(endpoint, shown));
    expect([400, 404, 200]).toContain(answer.status);
    expect("404" in responses || answer.status !== 404).toBe(true);
    expect(contract.faultsOfAnswer(endpoint.operation, answer)).toEqual([]);
  });

  it.each(endpoints)("$method $path, without a token", async (endpoint) => {
    const path = endpoint.path.replaceAll(/:\w+/g, NOWHERE);
    const response = await fetch(`${server.url}${path}`, { method: endpoint.method });
    const { status, headers } = response;
    expect(status).toBe(401);
    expect(contract.faultsOfAnswer(endpoint.operation, { status, headers, body: await response.json() })).toEqual([]);
  });

  it.each(endpoints.filter(({ takesIfMatch }) => takesIfMatch))(
    "$method $path, of an older version",
    async (endpoint) => {
      const members = await sceneOf(server, endpoint);
      const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => members[name] ?? "");
      const shown = contract.exampleOf(endpoint.operation);
      const answer = await server.send("admin", path, sentAs(endpoint, shown, { "if-match": '"77"' }));
      expect(answer.status).toBe(412);
      expect(contract.faultsOfAnswer(endpoint.operation, answer)).toEqual([]);
    },
  );
});
