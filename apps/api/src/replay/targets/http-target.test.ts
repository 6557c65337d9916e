import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buildIncidentDetail, buildRun } from "@hoc/incident-schemas/testing";
import { afterEach, describe, expect, it } from "vitest";
import { httpTarget } from "./http-target.js";
import { Refused } from "./target.js";

type Answer = readonly [status: number, body: unknown, headers?: Record<string, string>];

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function app(...answers: Answer[]) {
  const asked: {
    method: string | undefined;
    path: string | undefined;
    authorization: string | undefined;
    body: string;
  }[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ method: request.method, path: request.url, authorization: request.headers.authorization, body });
    const [status, answer, headers = {}] = answers[Math.min(asked.length, answers.length) - 1] ?? [500, {}];
    response.writeHead(status, headers).end(JSON.stringify(answer));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const pauses: number[] = [];
  const target = httpTarget(url, "secret", async (seconds) => pauses.push(seconds));
  return { target, asked, pauses };
}

const signals = [{ triggerType: "failure_spike", signalId: "1" }];
const results = [{ signalId: "1", outcome: "opened", incidentId: "inc_1" }];

describe("httpTarget", () => {
  it("posts signals with the token and gives the results", async () => {
    const { target, asked } = await app([200, { results }]);
    expect(await target.record(signals)).toEqual(results);
    expect(asked).toEqual([
      { method: "POST", path: "/v1/signals", authorization: "Bearer secret", body: JSON.stringify({ signals }) },
    ]);
  });

  it("comes back when the app is busy, as late as it asks", async () => {
    const { target, pauses } = await app([503, {}, { "retry-after": "3" }], [429, {}], [200, { results }]);
    expect(await target.record(signals)).toEqual(results);
    expect(pauses).toEqual([3, 4]);
  });

  it("gives up on an app that stays busy", async () => {
    const { target, asked } = await app([503, { title: "Overloaded", detail: "Too many signals wait." }]);
    await expect(target.record(signals)).rejects.toThrow("the app answered 503: Overloaded; Too many signals wait.");
    expect(asked).toHaveLength(5);
  });

  it("names the signal that is refused", async () => {
    const errors = [{ pointer: "/signals/17/title", detail: "is too long" }];
    const { target } = await app([400, { title: "Invalid input", errors }]);
    const refusal = await target.record(signals).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ position: 17, message: expect.stringContaining("/signals/17/title is too long") });
  });

  it("says what to mend when the token is wrong or nothing answers", async () => {
    const { target } = await app([401, { title: "Not authenticated" }]);
    await expect(target.record(signals)).rejects.toThrow(
      "the app answered 401: Not authenticated; is the token right?",
    );
    await expect(httpTarget("http://127.0.0.1:1", "t").record(signals)).rejects.toThrow(
      /nothing answers at http:\/\/127\.0\.0\.1:1 .*is the app running/,
    );
  });

  it("lists incidents a page at a time, and leaves what the report does not show", async () => {
    const { target, asked } = await app(
      [200, { items: [buildIncidentDetail()], hasMore: true, nextCursor: "a+b" }],
      [200, { items: [], hasMore: false, nextCursor: null }],
    );
    const first = await target.listIncidents();
    expect(first).toMatchObject({ items: [{ incidentId: "inc_1", triggerType: "failure_spike" }], nextCursor: "a+b" });
    expect(first?.items[0]).not.toHaveProperty("tenantId");
    expect(await target.listIncidents("a+b")).toEqual({ items: [], nextCursor: null });
    expect(asked.map(({ path }) => path)).toEqual([
      "/v1/incidents?limit=100&includeTotal=false",
      "/v1/incidents?limit=100&includeTotal=false&cursor=a%2Bb",
    ]);
  });

  it("posts runs, their steps and how they ended", async () => {
    const ended = { run: buildRun({ runId: "a/b" }), recorded: true, signal: null };
    const appended = { runId: "a/b", traceId: "t", recorded: 1, duplicates: 0 };
    const { target, asked } = await app([201, ended], [200, appended], [200, ended]);
    const steps = [{ stepIndex: 0, skillName: "s", status: "success" as const }];
    expect(await target.reportRun({ runId: "a/b", agentId: "ada" })).toEqual(ended);
    expect(await target.appendSteps({ runId: "a/b", steps })).toEqual(appended);
    expect(await target.reportOutcome({ runId: "a/b", status: "failed" })).toEqual(ended);
    expect(asked.map(({ method, path, body }) => [method, path, JSON.parse(body)])).toEqual([
      ["POST", "/v1/runs", { runId: "a/b", agentId: "ada" }],
      ["POST", "/v1/runs/a%2Fb/steps", { steps }],
      ["PATCH", "/v1/runs/a%2Fb", { status: "failed" }],
    ]);
  });

  it("asks what the detectors say of a run", async () => {
    const examined = { runId: "a/b", traceId: "t", outcome: null, steps: 0, results: [], findings: [], signal: null };
    const { target, asked } = await app([200, examined]);
    expect(await target.examineRun("a/b")).toEqual(examined);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /v1/runs/a%2Fb/examination"]);
  });

  it("says why a run is refused", async () => {
    const { target } = await app([409, { title: "Run finished", detail: "The run is over already." }]);
    const refusal = await target.reportOutcome({ runId: "a", status: "failed" }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ message: "the app answered 409: Run finished; The run is over already." });
  });

  it("shows no incident to a token that may not read", async () => {
    const { target } = await app([403, {}]);
    expect(await target.getIncident("inc_1")).toBeUndefined();
    expect(await target.listIncidents()).toBeUndefined();
  });
});
