import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
let incident: string;
let foreign: string;
beforeAll(async () => {
  server = await startApiServer();
  const signal = { triggerType: "bad_input" };
  incident = await server.openIncident(signal, signal);
  foreign = (await server.post("stranger", "/v1/signals", { signals: [signal] })).body.results[0].incidentId;
});
afterAll(() => server.stop());

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: RegExp | string;
}

const WRITES = {
  "/v1/signals": { signals: [{ triggerType: "bad_input" }] },
  "/v1/incidents": { title: "t", severity: "low" },
  "/v1/incidents/{id}/acknowledge": { reason: "r" },
  "/v1/incidents/{id}/resolve": { resolutionType: "t", resolutionSummary: "s" },
  "/v1/incidents/{id}/assign": { ownerId: "rita" },
  "/v1/incidents/{id}/notes": { note: "n" },
};
const PATHS = Object.keys(WRITES) as (keyof typeof WRITES)[];

type Headers = Readonly<Record<string, string>>;

/** Sends a body as it is. */
async function send(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Headers = {}) {
  const response = await fetch(`${server.url}${path.replace("{id}", incident)}`, {
    method: "POST",
    headers: { authorization: "Bearer admin", "content-type": "application/json", ...headers },
    body: new Blob([body]),
  });
  return { headers: response.headers, status: response.status, body: JSON.parse(await response.text()) };
}

const read = (path: string) => server.send("admin", path.replace("{id}", incident));

/** Everything that a refused request could have changed. */
async function stored(): Promise<unknown> {
  const stats = await read("/v1/stats?since=1970-01-01T00:00:00Z");
  const { totalIncidents, totalSignals } = stats.body;
  const timeline = await read("/v1/incidents/{id}/timeline?limit=100");
  const { version, status, ownerId } = (await read("/v1/incidents/{id}")).body;
  return { totalIncidents, totalSignals, version, status, ownerId, entries: timeline.body.items.length };
}

function expectProblem(
  answer: { status: number; headers: { get(name: string): string | null }; body: unknown },
  { status, code, detail }: Problem,
) {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const matching = typeof detail === "string" ? detail : expect.stringMatching(detail);
  expect(answer).toMatchObject({ status, body: { status, code, detail: matching, requestId: expect.any(String) } });
  expect(JSON.stringify(answer.body).length).toBeLessThan(5_000);
}

describe("every write", () => {
  let before: unknown;
  beforeEach(async () => {
    before = await stored();
  });

  const bad = { status: 400, code: "invalid_input" };
  const notJson = { status: 400, code: "invalid_json" };
  const media = { status: 415, code: "unsupported_media_type", detail: /application\/json/ };

  describe.each(PATHS)("%s", (path) => {
    const good = JSON.stringify(WRITES[path]);
    const withMember = (member: string) => `${good.slice(0, -1)},${member}}`;

    it.each<[string, string | Uint8Array<ArrayBuffer>, Problem]>([
      ["an unknown member", withMember('"colour":"red"'), { ...bad, detail: "/colour: is not a known member" }],
      [
        "__proto__",
        withMember('"__proto__":{"role":"admin"}'),
        { ...bad, detail: "/__proto__: is not a known member" },
      ],
      [
        "a member nested without end",
        withMember(`"x":${"[".repeat(50_000)}${"]".repeat(50_000)}`),
        { ...bad, detail: /\/x/ },
      ],
      ["a list", "[]", { ...bad, detail: "The input: must be a JSON object" }],
      ["half a body", good.slice(0, -1), { ...notJson, detail: "The body is not JSON." }],
      [
        "bad UTF-8",
        Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]),
        { ...notJson, detail: /UTF-8/ },
      ],
      [
        "9 MB",
        JSON.stringify({ a: "x".repeat(9_000_000) }),
        { status: 413, code: "body_too_large", detail: /8388608 bytes/ },
      ],
    ])("refuses %s, and nothing is stored", async (_, body, problem) => {
      expectProblem(await send(path, body), problem);
      expect(await stored()).toEqual(before);
    });

    it.each<[string, Headers, Problem]>([
      ["no content type", { "content-type": "" }, media],
      ["text", { "content-type": "text/plain" }, media],
      ["a key of two words", { "idempotency-key": "two words" }, { ...bad, detail: /^Idempotency-Key must be/ }],
      ["a tag without quotes", { "if-match": "3" }, { ...bad, detail: /If-Match/ }],
    ])("refuses %s, and nothing is stored", async (_, headers, problem) => {
      expectProblem(await send(path, good, headers), problem);
      expect(await stored()).toEqual(before);
    });

    it("refuses a query, and nothing is stored", async () => {
      expectProblem(await send(`${path}?colour=red`, good), {
        ...bad,
        detail: /^\/colour: is not taken from the query/,
      });
      expect(await stored()).toEqual(before);
    });
  });

  const signal = (member: string) => `{"signals":[{"triggerType":"bad_input",${member}}]}`;
  const details = (json: string) => signal(`"details":${json}`);

  it.each<[string, string, string, string | RegExp]>([
    ["/v1/signals", "no signals", "{}", "/signals: is missing; it must be an array"],
    ["/v1/signals", "an empty list", '{"signals":[]}', "/signals: must not be empty"],
    [
      "/v1/signals",
      "too many",
      JSON.stringify({ signals: Array(1_001).fill(0) }),
      /^\/signals: must have at most 1000 items, not 1001/,
    ],
    ["/v1/signals", "a number for a signal", '{"signals":[7]}', "/signals/0: must be an object, not a number"],
    [
      "/v1/signals",
      "a malformed trigger type",
      '{"signals":[{"triggerType":"two words"}]}',
      "/signals/0/triggerType: must consist of letters, digits and _ . : -",
    ],
    [
      "/v1/signals",
      "an empty trigger type",
      '{"signals":[{"triggerType":""}]}',
      "/signals/0/triggerType: must not be empty",
    ],
    [
      "/v1/signals",
      "an unknown kind",
      signal('"kind":"cal"'),
      "/signals/0/kind: must be one of: call, run, violation, anomaly, guard, manual",
    ],
    [
      "/v1/signals",
      "an unknown severity",
      signal('"initialSeverity":"dire"'),
      "/signals/0/initialSeverity: must be one of: low, medium, high, critical",
    ],
    [
      "/v1/signals",
      "an instant without zone",
      signal('"occurredAt":"2026-03-14T09:00:00"'),
      /RFC 3339 instant with a zone/,
    ],
    [
      "/v1/signals",
      "a cost beyond 2^53",
      signal('"costMicros":9007199254740993'),
      /whole number of micro-dollars from -1000000000000 to 1000000000000$/,
    ],
    ["/v1/signals", "a cost of 1e400", signal('"costMicros":1e400'), /whole number of micro-dollars/],
    [
      "/v1/signals",
      "1e400 in details",
      details('{"x":1e400}'),
      "/signals/0/details: must not hold a number that JSON cannot keep, such as 1e400",
    ],
    [
      "/v1/signals",
      "details 101 deep",
      details(`{"x":${"[".repeat(100)}${"]".repeat(100)}}`),
      "/signals/0/details: must not be nested more than 100 levels deep",
    ],
    ["/v1/signals", "__proto__ in details", details('{"__proto__":1}'), /must not have a member called __proto__/],
    ["/v1/signals", "a lone surrogate", signal('"title":"\\ud800"'), /well-formed Unicode/],
    ["/v1/incidents", "nothing", "{}", "/title: is missing; it must be a string (and 1 more)"],
    ["/v1/incidents", "a blank title", '{"title":" ","severity":"low"}', "/title: must not be blank"],
    ["/v1/incidents/{id}/acknowledge", "a blank reason", '{"reason":" "}', "/reason: must not be blank"],
    ["/v1/incidents/{id}/close", "a blank reason", '{"reason":"\\n"}', "/reason: must not be blank"],
    [
      "/v1/incidents/{id}/resolve",
      "a blank summary",
      '{"resolutionType":"t","resolutionSummary":"\\t"}',
      "/resolutionSummary: must not be blank",
    ],
    ["/v1/incidents/{id}/assign", "a blank owner", '{"ownerId":"\\u00a0"}', "/ownerId: must not be blank"],
    ["/v1/incidents/{id}/assign", "a number for an owner", '{"ownerId":7}', "/ownerId: must be a string, not a number"],
    ["/v1/incidents/{id}/notes", "a blank note", '{"note":" \\n\\t "}', "/note: must not be blank"],
    ["/v1/incidents/{id}/notes", "NUL", '{"note":"a\\u0000b"}', "/note: must not contain NUL"],
    [
      "/v1/incidents/{id}/notes",
      "a long name",
      `{"note":"n","${"z".repeat(9_000)}":1}`,
      /^\/z{100}…: is not a known member$/,
    ],
  ])("%s refuses %s, and nothing is stored", async (path, _, body, detail) => {
    expectProblem(await send(path, body), { ...bad, detail });
    expect(await stored()).toEqual(before);
  });

  it("of a thousand signals with one wrong takes none, and says which", async () => {
    const signals = Array.from({ length: 1_000 }, () => ({ triggerType: "whole_or_not" }) as object);
    signals[517] = { triggerType: "whole_or_not", costMicros: "12" };
    expectProblem(await send("/v1/signals", JSON.stringify({ signals })), {
      ...bad,
      detail: /^\/signals\/517\/costMicros: /,
    });
    expect((await read("/v1/incidents?triggerType=whole_or_not")).body.items).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  it("refuses a version that is no longer", async () => {
    const answer = await send("/v1/incidents/{id}/assign", '{"ownerId":"x"}', { "if-match": '"999"' });
    expectProblem(answer, { status: 412, code: "version_conflict", detail: /read it again/ });
    expect(await stored()).toEqual(before);
  });

  it.each(PATHS)("%s refuses a key that came with other words", async (path) => {
    const key = { "idempotency-key": `key of ${path}`.replaceAll(" ", "-") };
    await send(path, JSON.stringify(WRITES[path]), key);
    before = await stored();
    const other = JSON.stringify({ ...WRITES[path], category: "other" });
    expectProblem(await send(path, other, key), { status: 409, code: "idempotency_key_reused", detail: /fresh/ });
    expect(await stored()).toEqual(before);
  });

  it.each(PATHS.filter((path) => path.includes("{id}")))("%s knows no incident of another tenant", async (path) => {
    const answer = await send(path.replace("{id}", foreign), JSON.stringify(WRITES[path]));
    expectProblem(answer, { status: 404, code: "incident_not_found", detail: /no incident of this id/ });
  });
});

describe("a trigger type that nobody knows", () => {
  it("is taken when it is well-formed, at the default severity", async () => {
    const id = await server.openIncident({ triggerType: "our.own:trigger-1" });
    expect((await read(`/v1/incidents/${id}`)).body).toMatchObject({
      triggerType: "our.own:trigger-1",
      severity: "medium",
    });
  });
});

describe("every read", () => {
  it.each(["", "/by-run/r", "/{id}", "/{id}/timeline", "/{id}/signals"])(
    "GET /v1/incidents%s refuses ?colour",
    async (rest) => {
      expectProblem(await read(`/v1/incidents${rest}?colour=red`), {
        status: 400,
        code: "invalid_input",
        detail: "/colour: is not a known member",
      });
    },
  );

  it.each([
    "0x10",
    "1e1",
    "",
    "-1",
    "0",
    "101",
    "99999",
    "1.5",
    "1.0",
    "%2B5",
    "%205",
    "0b11",
    "%D9%A5",
    "NaN",
    "9".repeat(30),
  ])("takes limit=%s for no number", async (limit) => {
    for (const list of ["/v1/incidents", "/v1/incidents/{id}/timeline", "/v1/incidents/{id}/signals"])
      expectProblem(await read(`${list}?limit=${limit}`), {
        status: 400,
        code: "invalid_input",
        detail: "/limit: must be a whole number from 1 to 100, in plain digits",
      });
  });

  it.each([
    ["severity=dire", "/severity: must be one of: low, medium, high, critical"],
    ["status=gone", /^\/status: must be one of: OPEN, ACKNOWLEDGED, RESOLVED/],
    ["includeTotal=yes", "/includeTotal: must be true or false"],
    ["createdAfter=2026-03-14T09:00:00", /with a zone/],
    ["ownerId=%00", "/ownerId: must not contain NUL"],
    ["ownerId=%FF", /^The address has a %/],
    ["limit=5&limit=6", "/limit: is given more than once"],
  ])("refuses ?%s", async (query, detail) => {
    expectProblem(await read(`/v1/incidents?${query}`), { status: 400, code: "invalid_input", detail });
  });

  it("refuses cursors that it did not give out", async () => {
    const { nextCursor } = (await read("/v1/incidents/{id}/signals?limit=1")).body;
    const forged = Buffer.from(
      JSON.stringify([
        "incidents",
        "created_at",
        "desc",
        "yesterday",
        "",
        "low",
        "inc_1",
        "2026-03-14T09:00:00.000000Z",
      ]),
    ).toString("base64url");
    for (const cursor of ["abc", nextCursor, nextCursor.slice(1), forged])
      expectProblem(await read(`/v1/incidents?cursor=${cursor}`), {
        status: 400,
        code: "invalid_cursor",
        detail: /start again without one/,
      });
  });
});

describe("what is hardly HTTP", () => {
  it.each([
    ["a garbled line", "\x16\x03\x01\r\n\r\n", 400, /not well-formed HTTP/],
    ["a method that is none", "FOO / HTTP/1.1\r\nhost: x\r\n\r\n", 400, /not well-formed HTTP/],
    ["headers without end", `GET / HTTP/1.1\r\nhost: x\r\na: ${"x".repeat(20_000)}\r\n\r\n`, 431, /headers are larger/],
    ["an address without end", `GET /${"x".repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, /headers are larger/],
    ["a length that is none", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n", 400, /not well-formed HTTP/],
    ["no host", "GET / HTTP/1.1\r\nconnection: close\r\n\r\n", 400, /Missing host/],
  ])("is refused like all else: %s", async (_, bytes, status, detail) => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.write(bytes);
    const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain("application/problem+json");
    expect(JSON.parse(body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1))).toMatchObject({
      status,
      code: "invalid_input",
      detail: expect.stringMatching(detail),
    });
  });
});
