import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { JsonSchema, OpenApiDocument } from "../../apps/api/src/http/openapi/document-types.js";
import { complaints } from "./describe-report.js";
import { fuzzServer, type ServerReport } from "./fuzz-server.js";

const SECRET = "token-of-somebody-1Xz9";
const KEY = `hoc_live.key_${"0".repeat(32)}.${"a".repeat(43)}`;
const answer = (schema: JsonSchema) => ({ description: "Taken.", content: { "application/json": { schema } } });
const DOCUMENT: OpenApiDocument = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1", description: "Things." },
  servers: [],
  components: {},
  paths: {
    "/v1/things/{thingId}": {
      get: {
        operationId: "things.get",
        summary: "A thing",
        tags: [],
        security: [{ token: [] }],
        parameters: [{ name: "thingId", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          "200": answer({ type: "object", properties: { thingId: { type: "string" } }, required: ["thingId"] }),
        },
      },
    },
  },
};

const HEADERS = { "x-request-id": "req-1", connection: "close" };
const THING = { thingId: "thing-1" };

function problem(status: number, changes: object = {}): string {
  const code = "incident_not_found";
  const honest = { type: `/problems/${code}`, title: "No", status, detail: "No.", code, requestId: "req-1" };
  return JSON.stringify({ ...honest, ...changes });
}

const tells =
  (status: number, body: string, headers: object = {}): RequestListener =>
  (_, response) => {
    const type = status < 300 ? "application/json" : "application/problem+json";
    response.writeHead(status, { ...HEADERS, "content-type": type, ...headers }).end(body);
  };
const thing = (members: object, headers?: object) => tells(200, JSON.stringify({ ...THING, ...members }), headers);
const honest = thing({});

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** What comes of asking a server that answers like this; whatever it cannot read it refuses well. */
async function asking(listener: RequestListener, { ready = 200, patience = 5_000 } = {}): Promise<ServerReport> {
  const server = createServer((request, response) => {
    if (request.url === "/readyz") response.writeHead(ready).end();
    else listener(request, response);
  });
  server.on("checkExpectation", listener);
  server.on("clientError", (_, socket) => {
    const lines = ["HTTP/1.1 400 No", "x-request-id: req-1", "content-type: application/problem+json"];
    socket.end(`${lines.join("\r\n")}\r\n\r\n${problem(400)}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokens = { admin: "admin", others: ["viewer"] };
  return fuzzServer(url, DOCUMENT, { requests: 40, seed: 7, patience, tokens, words: [SECRET] });
}

const faultsOf = ({ findings }: ServerReport) => [...new Set(findings.flatMap(({ faults }) => faults))];
const complaintsOf = (report: ServerReport) => complaints({ ...report, disagreements: [] });

describe("the fuzzer", () => {
  it("finds nothing about a server that is as described", async () => {
    expect(complaintsOf(await asking(honest))).toEqual([]);
    expect(complaintsOf(await asking(tells(404, problem(404))))).toEqual([]);
    expect(complaintsOf(await asking(tells(503, problem(503), { "retry-after": "1" })))).toEqual([]);
  });

  const broken: [name: string, fault: string, listener: RequestListener][] = [
    ["a failure of its own", "status 500", tells(500, problem(500))],
    ["a 503 that says no time", "503 without Retry-After", tells(503, problem(503))],
    ["an answer without an id", "no x-request-id", (_, response) => response.writeHead(200).end()],
    ["a secret", "tells secret 0", thing({ note: `see ${SECRET}` })],
    ["a secret in a header", "a header tells a secret", thing({}, { "x-note": SECRET })],
    ["a key", "tells a secret again", thing({ key: KEY })],
    ["a statement", "looks inside", thing({ hint: "select id from incidents where tenant_id = 'acme'" })],
    ["a stack", "looks inside", thing({ hint: "Error\n    at run (main.js:3:7)" })],
    ["a text for an error", "404 is no problem+json", tells(404, "Not found", { "content-type": "text/plain" })],
    ["an error without a code", "not a well-formed problem: code", tells(404, problem(404, { code: undefined }))],
    ["an error of another status", "the problem says 403", tells(404, problem(403))],
    ["an error of another request", "names another request", tells(404, problem(404, { requestId: "req-2" }))],
    ["an answer that is not as described", "must have required property 'thingId'", thing({ thingId: undefined })],
    ["half an answer", "must be object", tells(200, '{"thingId":')],
    ["a status that is not described", "Status 201 is not described", tells(201, JSON.stringify(THING))],
  ];
  it.each(broken)("finds %s", async (_, fault, listener) => {
    const report = await asking(listener);
    expect(faultsOf(report)).toContainEqual(expect.stringContaining(fault));
    expect(complaintsOf(report)).not.toEqual([]);
  });

  it("finds an answer that does not come, comes slowly, trickles in or breaks off", async () => {
    const sometimes = (other: RequestListener): RequestListener => {
      let count = 0;
      return (request, response) => (count++ === 5 ? other : honest)(request, response);
    };
    const hangs = sometimes(() => {});
    const slow = sometimes((request, response) => void setTimeout(() => honest(request, response), 500));
    const trickles = sometimes((_, response) => {
      response.writeHead(200, HEADERS);
      const timer = setInterval(() => response.write(" "), 50);
      response.on("close", () => clearInterval(timer));
    });
    const breaksOff = sometimes((request) => void request.socket.destroy());
    const [hung, slowed, trickled, broke] = await Promise.all(
      [hangs, slow, trickles, breaksOff].map((one) => asking(one, { patience: 300 })),
    );
    for (const report of [hung, broke]) expect(report && faultsOf(report)).toContain("no answer");
    for (const report of [slowed, trickled])
      expect(report && faultsOf(report)).toContainEqual(expect.stringMatching(/^took \d+ ms$/));
  });

  it("finds that a server is not ready any more", async () => {
    expect(complaintsOf(await asking(honest, { ready: 503 }))).toEqual(["the server is not ready any more"]);
  });
});
