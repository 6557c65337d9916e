import { describe, expect, it, vi } from "vitest";
import type { ClientOptions, Fetch } from "./client-options.js";
import { createClient } from "./create-client.js";

const TOKEN = "a-secret-token";
const NOTE = { incidentId: "inc_1", note: "The provider reports an outage." };

type Step = Response | Error | ((init: RequestInit) => Promise<Response>);

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });

/** A `fetch` that answers what it is given, one after the other, and what it was asked. */
function answering(...steps: Step[]) {
  const asked: { url: string; init: RequestInit; headers: Record<string, string> }[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push({ url, init, headers: init.headers as Record<string, string> });
    const step = steps.shift();
    if (step === undefined) throw new Error("nothing more was expected");
    if (step instanceof Error) throw step;
    return typeof step === "function" ? step(init) : step;
  };
  return { asked, fetch };
}

function clientOn(fetch: Fetch, more: Partial<ClientOptions> = {}) {
  return createClient({ baseUrl: "https://host", token: TOKEN, fetch, retries: { baseMs: 1 }, ...more });
}

describe("what is sent again", () => {
  it.each([429, 502, 503, 504])("is what was answered %i", async (status) => {
    const { asked, fetch } = answering(json({}, status), json({ version: 2 }));
    expect(await clientOn(fetch).execute("incidents.write.addNote", NOTE)).toEqual({ version: 2 });
    expect(asked).toHaveLength(2);
  });

  it.each([400, 401, 403, 404, 409, 412, 422, 500])("is not what was answered %i", async (status) => {
    const { asked, fetch } = answering(json({ code: "internal_error" }, status));
    await expect(clientOn(fetch).execute("incidents.write.addNote", NOTE)).rejects.toMatchObject({
      name: "ApiError",
      status,
      code: "internal_error",
      retryable: false,
    });
    expect(asked).toHaveLength(1);
  });

  it("is what brought no answer, or half of one", async () => {
    const half = new Response('{"version":', { headers: { "content-type": "application/json" } });
    const { asked, fetch } = answering(new TypeError("fetch failed"), half, json({ version: 2 }));
    await clientOn(fetch).execute("incidents.write.addNote", NOTE);
    expect(asked).toHaveLength(3);
  });

  it("is so as often as was agreed, and no more", async () => {
    const cause = new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
    const { asked, fetch } = answering(cause, cause, cause, cause);
    await expect(
      clientOn(fetch, { retries: { max: 2, baseMs: 1 } }).execute("incidents.export.getKeys", {}),
    ).rejects.toMatchObject({
      name: "ConnectionError",
      message: "host gave no answer (ECONNREFUSED).",
      cause,
      retryable: true,
    });
    expect(asked).toHaveLength(3);
  });

  it("waits as long as the server asks", async () => {
    vi.useFakeTimers();
    try {
      const { asked, fetch } = answering(json({}, 503, { "retry-after": "7" }), json({}));
      const answer = clientOn(fetch).execute("incidents.export.getKeys", {});
      await vi.advanceTimersByTimeAsync(6_999);
      expect(asked).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(2);
      expect(asked).toHaveLength(2);
      await answer;
    } finally {
      vi.useRealTimers();
    }
  });

  it("asks for the token again, which may be a new one", async () => {
    let token = 0;
    const { asked, fetch } = answering(json({}, 503), json({}));
    await clientOn(fetch, { token: () => `token-${++token}` }).execute("incidents.export.getKeys", {});
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });
});

describe("a write", () => {
  it("keeps its idempotency key through all attempts, and the next write has another", async () => {
    const { asked, fetch } = answering(json({}, 503), new TypeError("cut"), json({}), json({}));
    const client = clientOn(fetch);
    await client.execute("incidents.write.addNote", NOTE);
    await client.execute("incidents.write.addNote", NOTE);
    const keys = asked.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it("takes a key of the caller's own; a read has none", async () => {
    const { asked, fetch } = answering(json({}), json({}));
    const client = clientOn(fetch);
    await client.execute("incidents.write.addNote", NOTE, { idempotencyKey: "mine", correlationId: "work-1" });
    await client.execute("incidents.export.getKeys", {});
    expect(asked[0]?.headers).toMatchObject({ "idempotency-key": "mine", "x-correlation-id": "work-1" });
    expect(asked[1]?.headers).not.toHaveProperty("idempotency-key");
  });

  it("sends the version that it was made for as If-Match", async () => {
    const { asked, fetch } = answering(json({}));
    const input = { incidentId: "inc_1", expectedVersion: 3 };
    await clientOn(fetch).execute("incidents.write.acknowledgeIncident", input);
    expect(asked[0]).toMatchObject({
      url: "https://host/v1/incidents/inc_1/acknowledge",
      headers: { "if-match": '"3"' },
    });
    expect(asked[0]?.init.body).toBe("{}");
  });

  it("is never led elsewhere with the token", async () => {
    const { asked, fetch } = answering(json({}, 307, { location: "https://elsewhere" }));
    await expect(clientOn(fetch).execute("incidents.write.addNote", NOTE)).rejects.toMatchObject({ status: 307 });
    expect(asked[0]?.init.redirect).toBe("manual");
  });
});

describe("the end of a call", () => {
  it("comes with the signal, before the first attempt", async () => {
    const { asked, fetch } = answering();
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(clientOn(fetch).execute("incidents.export.getKeys", {}, { signal })).rejects.toThrow("enough");
    expect(asked).toHaveLength(0);
  });

  it("comes with the signal during an attempt, even where fetch does not honour it, and is not tried again", async () => {
    const controller = new AbortController();
    const { asked, fetch } = answering(() => new Promise(() => {}));
    const call = clientOn(fetch).execute("incidents.export.getKeys", {}, { signal: controller.signal });
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect(asked).toHaveLength(1);
  });

  it("comes with the signal in the pause between attempts", async () => {
    const controller = new AbortController();
    const { asked, fetch } = answering(json({}, 503, { "retry-after": "20" }));
    const call = clientOn(fetch).execute("incidents.export.getKeys", {}, { signal: controller.signal });
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect(asked).toHaveLength(1);
  });

  it("comes with the signal between two items", async () => {
    const controller = new AbortController();
    const { fetch } = answering(json({ items: [{ runId: "a" }, { runId: "b" }], hasMore: false }));
    const seen: string[] = [];
    const reading = (async () => {
      for await (const run of clientOn(fetch).items("incidents.runs.listRuns", {}, { signal: controller.signal })) {
        seen.push(run.runId);
        controller.abort(new Error("enough"));
      }
    })();
    await expect(reading).rejects.toThrow("enough");
    expect(seen).toEqual(["a"]);
  });

  it("of an attempt comes when its time is over; the next one may still succeed", async () => {
    const { asked, fetch } = answering(
      ({ signal }) => new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
      json({ keys: [] }),
    );
    expect(await clientOn(fetch).execute("incidents.export.getKeys", {}, { timeoutMs: 5 })).toEqual({ keys: [] });
    expect(asked).toHaveLength(2);
    const silent = answering(() => new Promise(() => {}));
    await expect(
      clientOn(silent.fetch, { timeoutMs: 5, retries: { max: 0 } }).execute("incidents.export.getKeys", {}),
    ).rejects.toMatchObject({ name: "ConnectionError", message: "host gave no answer in time." });
  });
});

describe("lists", () => {
  const pages = () => [
    json({ items: [{ runId: "a" }, { runId: "b" }], hasMore: true, nextCursor: "c1", asOf: "t1" }),
    json({ items: [{ runId: "c" }], hasMore: false, nextCursor: null, asOf: "t1" }),
  ];

  it("are read item by item over all pages of one instant", async () => {
    const { asked, fetch } = answering(...pages());
    const seen: string[] = [];
    for await (const { runId } of clientOn(fetch).items("incidents.runs.listRuns", { limit: 2 })) seen.push(runId);
    expect(seen).toEqual(["a", "b", "c"]);
    expect(asked.map(({ url }) => url)).toEqual([
      "https://host/v1/runs?limit=2",
      "https://host/v1/runs?limit=2&asOf=t1&cursor=c1",
    ]);
  });

  it("are asked for no page that nobody needs", async () => {
    const { asked, fetch } = answering(...pages());
    for await (const _ of clientOn(fetch).items("incidents.runs.listRuns", {})) break;
    for await (const page of clientOn(fetch).pages("incidents.runs.listRuns", {})) {
      expect(page.items).toHaveLength(1);
      break;
    }
    expect(asked).toHaveLength(2);
  });

  it("are refused where there is none", async () => {
    const { fetch } = answering(json({}));
    const pagesOf = clientOn(fetch).pages as (id: string, input: object) => AsyncGenerator;
    await expect(pagesOf("incidents.export.getKeys", {}).next()).rejects.toThrow(/is no list/);
    await expect(pagesOf("toString", {}).next()).rejects.toThrow(/No endpoint answers toString/);
  });
});

describe("recording signals", () => {
  it("takes any number, a thousand at a time, each call with a key of its own", async () => {
    const results = (count: number) => json({ results: Array.from({ length: count }, (_, index) => ({ index })) });
    const { asked, fetch } = answering(results(1_000), results(1_000), results(1));
    const signals = Array.from({ length: 2_001 }, () => ({ triggerType: "failure_spike" }));
    expect(await clientOn(fetch).record(signals)).toHaveLength(2_001);
    const sizes = asked.map(({ init }) => JSON.parse(String(init.body)).signals.length);
    expect(sizes).toEqual([1_000, 1_000, 1]);
    expect(new Set(asked.map(({ headers }) => headers["idempotency-key"])).size).toBe(3);
  });

  it("asks nothing where there is nothing to record", async () => {
    expect(await clientOn(answering().fetch).record([])).toEqual([]);
  });
});

describe("what is told", () => {
  it("is that an operation goes some day: once, also when the answer is a refusal", async () => {
    const headers = { deprecation: "@1795305600", link: '</v1/incidents/active>; rel="successor-version"' };
    const onDeprecation = vi.fn();
    const { fetch } = answering(json({}, 403, headers), json({}, 200, headers));
    const client = clientOn(fetch, { onDeprecation });
    await client.execute("incidents.query.listIncidents", {}).catch(() => undefined);
    await client.execute("incidents.query.listIncidents", {});
    expect(onDeprecation).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ operation: "incidents.query.listIncidents", successor: "/v1/incidents/active" }),
    );
  });

  it.each<[string, Step]>([
    ["a refusal", json({ code: "permission_denied", detail: "no" }, 403)],
    ["a failure", new TypeError("fetch failed")],
  ])("of %s is never the token", async (_, step) => {
    const { fetch } = answering(step);
    const error: Error = await clientOn(fetch, { retries: { max: 0 } })
      .execute("incidents.export.getKeys", {})
      .catch((refused) => refused);
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(TOKEN);
  });
});
