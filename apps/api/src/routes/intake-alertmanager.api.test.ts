import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

interface Told {
  readonly status?: "firing" | "resolved";
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly labels?: object;
  readonly annotations?: object;
  readonly fingerprint?: string;
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();

/** Sends alerts of one rule as Alertmanager does. */
async function tell(rule: string, alerts: readonly Told[], more: object = {}) {
  const payload = {
    version: "4",
    groupKey: `{}:{alertname="${rule}"}`,
    groupLabels: { alertname: rule },
    alerts: alerts.map(({ labels, ...alert }) => ({
      status: "firing",
      startsAt: "2026-03-14T12:00:00Z",
      fingerprint: "f1",
      labels: { alertname: rule, ...labels },
      ...alert,
    })),
    ...more,
  };
  const { status, body } = await server.post("collector", "/v1/intake/alertmanager", payload);
  expect(status).toBe(200);
  return body;
}

async function incidentOf(rule: string, alerts: readonly Told[]) {
  const { results } = await tell(rule, alerts);
  const { body } = await server.send("viewer", `/v1/incidents/${results[0].incidentId}`);
  return body;
}

describe("POST /v1/intake/alertmanager", () => {
  it("200: says of each alert what became of it", async () => {
    const fired = ago(20);
    const alerts = [
      { startsAt: fired, fingerprint: "a", labels: { severity: "critical" }, annotations: { summary: "It is down" } },
      { startsAt: fired, fingerprint: "b" },
    ];
    const body = await tell("Answers", alerts, { truncatedAlerts: 3, newsOfALaterVersion: true });
    const [{ incidentId }] = body.results;
    expect(body).toMatchObject({
      recorded: 2,
      duplicates: 0,
      truncated: 3,
      results: [
        { outcome: "opened", incidentId },
        { outcome: "attached", incidentId },
      ],
    });
    const { body: incident } = await server.send("viewer", `/v1/incidents/${incidentId}`);
    expect(incident).toMatchObject({ title: "It is down", severity: "critical", triggerType: "alert", signalCount: 2 });
    expect(Date.parse(incident.startedAt)).toBe(Date.parse(fired));
  });

  it("200: takes a repetition for a duplicate, also when its words changed", async () => {
    await tell("Repeated", [{ annotations: { summary: "52 % fail" } }]);
    const again = await tell("Repeated", [{ annotations: { summary: "53 % fail" } }]);
    expect(again).toMatchObject({ recorded: 0, duplicates: 1, results: [{ outcome: "duplicate", conflict: true }] });
  });

  it("200: resolves the incident when every alert that it heard of is resolved", async () => {
    const both = [{ fingerprint: "a" }, { fingerprint: "b" }];
    const { incidentId: id } = await incidentOf("Both", both);
    const state = async () => (await server.send("viewer", `/v1/incidents/${id}`)).body.lifecycleState;
    await tell("Both", [{ fingerprint: "a", status: "resolved", endsAt: ago(0) }, { fingerprint: "b" }]);
    expect(await state()).toBe("ACTIVE");
    const end = { fingerprint: "b", status: "resolved", endsAt: ago(0) } as const;
    expect(await tell("Both", [end])).toMatchObject({ results: [{ outcome: "cleared", incidentId: id }] });
    expect(await state()).toBe("RESOLVED");
    expect(await tell("Both", [end])).toMatchObject({ duplicates: 1 });
  });

  it("200: hears an alert that fires again under the same start, however often it flaps", async () => {
    const fires = () => tell("Flapping", [{}]);
    const ends = () => tell("Flapping", [{ status: "resolved", endsAt: ago(0) }]);
    const opened = new Set<string>();
    for (let times = 0; times < 4; times += 1) {
      const { results } = await fires();
      expect(results).toMatchObject([{ outcome: "opened" }]);
      opened.add(results[0].incidentId);
      expect(await fires()).toMatchObject({ duplicates: 1 });
      expect(await ends()).toMatchObject({ results: [{ outcome: "cleared" }] });
      expect(await ends()).toMatchObject({ duplicates: 1 });
    }
    expect(opened.size).toBe(4);
  });

  it("200: opens an incident for an alert that was silenced while another one of its group came and went", async () => {
    await tell("Silenced", [{ fingerprint: "a", startsAt: ago(10) }]);
    await tell("Silenced", [{ fingerprint: "a", startsAt: ago(10), status: "resolved", endsAt: ago(0) }]);
    const told = await tell("Silenced", [{ fingerprint: "b", startsAt: ago(4_000) }]);
    expect(told).toMatchObject({ results: [{ outcome: "opened" }] });
    const { body } = await server.send("viewer", `/v1/incidents/${told.results[0].incidentId}`);
    expect(body.lifecycleState).toBe("ACTIVE");
  });

  it("200: notes the end of what nobody heard fire, and opens nothing", async () => {
    const told = await tell("Unheard", [{ status: "resolved", endsAt: ago(5) }]);
    expect(told).toMatchObject({ results: [{ outcome: "noted", incidentId: null }] });
    expect(await tell("Unheard", [{ startsAt: ago(30) }])).toMatchObject({ results: [{ outcome: "opened" }] });
  });

  it("200: opens nothing for an alert that is heard to fire after its end, and hears it fire anew", async () => {
    const alert = { fingerprint: "late", startsAt: ago(30) };
    const end = { ...alert, status: "resolved", endsAt: ago(5) } as const;
    expect(await tell("Late", [end])).toMatchObject({ results: [{ outcome: "noted" }] });
    const late = await tell("Late", [alert]);
    expect(late).toMatchObject({ recorded: 1, results: [{ outcome: "noted", incidentId: null }] });
    const again = await tell("Late", [alert]);
    expect(again.results).toEqual([{ ...late.results[0], outcome: "duplicate" }]);
    expect(await tell("Late", [{ ...alert, startsAt: ago(1) }])).toMatchObject({ results: [{ outcome: "opened" }] });
  });

  it("200: tells groups of one rule apart, and rules of one group", async () => {
    const group = (cluster: string) => ({ groupKey: `{}:{cluster="${cluster}"}`, groupLabels: { cluster } });
    const told = [
      await tell("One", [{}], group("eu")),
      await tell("One", [{ fingerprint: "f2" }], group("eu")),
      await tell("One", [{}], group("us")),
      await tell("Two", [{ fingerprint: "f3" }], group("eu")),
    ];
    const [first, second, third, fourth] = told.map(({ results }) => results[0].incidentId);
    expect(second).toBe(first);
    expect(new Set([first, third, fourth]).size).toBe(3);
  });

  it("200: takes a notification that gives its group no key, each group by its labels", async () => {
    const keyless = (cluster: string) => tell("Keyless", [{}], { groupKey: undefined, groupLabels: { cluster } });
    const [first, again, other] = [await keyless("eu"), await keyless("eu"), await keyless("us")];
    expect([first.recorded, again.duplicates, other.recorded]).toEqual([1, 1, 1]);
    expect(other.results[0].incidentId).not.toBe(first.results[0].incidentId);
  });

  it("200: takes more than a thousand alerts, into one incident", async () => {
    const alerts = Array.from({ length: 1_200 }, (_, i) => ({ fingerprint: `f${i}` }));
    const { recorded, results } = await tell("Many", alerts);
    expect(recorded).toBe(1_200);
    expect(new Set(results.map(({ incidentId }: { incidentId: string }) => incidentId)).size).toBe(1);
    expect(await tell("Many", alerts)).toMatchObject({ recorded: 0, duplicates: 1_200 });
  });

  it("200: refuses nothing for its length or its characters, and nothing of before the calendar", async () => {
    const odd = `\u0000${"🔥".repeat(40_000)}`;
    const told = await tell("Odd", [
      {
        annotations: { summary: odd, [odd]: odd },
        labels: { severity: odd, run_id: odd },
        startsAt: "0001-01-01T00:00:00Z",
      },
      { fingerprint: odd, labels: { trigger_type: "!" }, startsAt: "9999-12-31T23:59:59Z" },
    ]);
    expect(told).toMatchObject({ recorded: 2 });
  });

  it.each([
    ["400: what is not Alertmanager's", "collector", { version: "1", groupKey: "{}", alerts: [] }, 400],
    ["403: of who may not record signals", "viewer", { version: "4", groupKey: "{}", alerts: [] }, 403],
  ] as const)("%s", async (_, holder, payload, status) => {
    expect((await server.post(holder, "/v1/intake/alertmanager", payload)).status).toBe(status);
  });
});

describe("an incident that was over while its alert still fired", () => {
  it("is followed by another one when the alert is repeated", async () => {
    const quick = await startApiServer({
      HOC_AUTO_RESOLVE_AFTER_SECONDS: "1",
      HOC_INCIDENT_COOLDOWN_SECONDS: "1",
      HOC_SWEEP_INTERVAL_SECONDS: "1",
    });
    try {
      const payload = {
        version: "4",
        groupKey: "{}",
        alerts: [{ status: "firing", startsAt: ago(5), labels: { alertname: "Long" }, fingerprint: "f1" }],
      };
      const tellAgain = async () => (await quick.post("collector", "/v1/intake/alertmanager", payload)).body.results[0];
      const first = await tellAgain();
      const stateOf = async (id: string) => (await quick.send("viewer", `/v1/incidents/${id}`)).body.lifecycleState;
      await expect.poll(() => stateOf(first.incidentId), { timeout: 20_000 }).toBe("RESOLVED");
      await expect.poll(async () => (await tellAgain()).outcome, { timeout: 10_000 }).toBe("opened");
    } finally {
      await quick.stop();
    }
  }, 40_000);
});
