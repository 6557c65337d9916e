import { addSeconds, type IncidentEvent } from "@hoc/incident-schemas";
import { buildSignal } from "@hoc/incident-schemas/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectUnbrokenChain } from "../src/conformance/timeline-chain.js";
import { pgDatabase } from "./databases.js";
import { processOn, record, tally } from "./processes.js";
import { storedEntries, storedIncidents, storedSignals } from "./stored.js";

let database: Awaited<ReturnType<typeof pgDatabase>>;

beforeAll(async () => {
  database = await pgDatabase();
});

afterAll(() => database?.close());

const NOON = "2026-03-14T12:00:00.000000Z";
const place = () => ({ db: database.db, schema: "hoc" });

describe("signals from many connections", () => {
  it("F-028: 20 connections with 50 signals of one key make one incident of 1,000, and nothing when sent again", async () => {
    const processes = Array.from({ length: 4 }, () => processOn(database.connect(5)));
    const tenantId = "one-key";
    const send = () =>
      Promise.all(
        Array.from({ length: 20 }, async (_, connection) => {
          const outcomes: string[] = [];
          for (let batch = 0; batch < 10; batch++) {
            const signals = Array.from({ length: 5 }, (__, index) =>
              buildSignal({
                signalId: `${connection}-${batch}-${index}`,
                costMicros: 3,
                receivedAt: addSeconds(NOON, ((connection * 7 + batch * 13 + index) % 250) / 10),
              }),
            );
            const process = processes[connection % 4];
            if (process === undefined) throw new Error("no process");
            outcomes.push(...(await record(process, tenantId, signals)).map(({ outcome }) => outcome));
          }
          return outcomes;
        }),
      );
    expect(tally((await send()).flat())).toEqual({ opened: 1, attached: 999 });
    const [incident, ...others] = await storedIncidents(place(), tenantId);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ signalCount: 1_000, costMicros: 3_000, severity: "critical" });
    expect(tally((await send()).flat())).toEqual({ duplicate: 1_000 });
    expect(await storedIncidents(place(), tenantId)).toEqual([incident]);
    const sequences = (await storedSignals(place(), tenantId)).map(({ sequence }) => sequence);
    expect(new Set(sequences).size).toBe(1_000);
    expectUnbrokenChain(
      tenantId,
      String(incident?.id),
      (await storedEntries(place(), tenantId)) as unknown as IncidentEvent[],
    );
  });

  it("F-029: 32 connections with 80 keys open exactly 20 incidents and one overflow incident with the rest", async () => {
    const processes = Array.from({ length: 4 }, () => processOn(database.connect(8)));
    const tenantId = "many-keys";
    const outcomes = await Promise.all(
      Array.from({ length: 32 }, async (_, connection) => {
        const said: string[] = [];
        for (let call = 0; call < 10; call++) {
          const number = connection * 10 + call;
          const signal = buildSignal({
            signalId: `call-${number}`,
            fingerprint: `key-${number % 80}`,
            receivedAt: addSeconds(NOON, number / 100),
          });
          const process = processes[connection % 4];
          if (process === undefined) throw new Error("no process");
          said.push(...(await record(process, tenantId, [signal])).map(({ outcome }) => outcome));
        }
        return said;
      }),
    );
    const incidents = await storedIncidents(place(), tenantId);
    const overflow = incidents.filter(({ grouping }) => grouping === "overflow");
    expect(incidents.length - overflow.length).toBe(20);
    expect(overflow).toHaveLength(1);
    expect(incidents.reduce((sum, { signalCount }) => sum + signalCount, 0)).toBe(320);
    expect(overflow[0]?.signalCount).toBe(240);
    expect(tally(outcomes.flat())).toEqual({ opened: 20, attached: 60, overflow: 240 });
    expect(overflow[0]?.overflowCounts).toEqual({ failure_spike: 240 });
  });

  it("a tenant's first signals, from many connections at once, share one head", async () => {
    const process = processOn(database.connect(16));
    const results = await Promise.all(
      Array.from({ length: 16 }, (_, index) => record(process, "first", [buildSignal({ signalId: `s${index}` })])),
    );
    expect(tally(results.flat().map(({ outcome }) => outcome))).toEqual({ opened: 1, attached: 15 });
  });

  it("the same batches in opposite order from two sides end without a deadlock", async () => {
    const processes = [processOn(database.connect(4)), processOn(database.connect(4))] as const;
    const keys = Array.from({ length: 30 }, (_, index) => index);
    const send = (process: (typeof processes)[0], order: number[], round: number) =>
      record(
        process,
        "opposite",
        order.map((key) => buildSignal({ signalId: `${round}-${key}`, fingerprint: `key-${key % 6}` })),
      );
    const rounds = Array.from({ length: 10 }, (_, round) => [
      send(processes[0], keys, round),
      send(processes[1], [...keys].reverse(), round),
    ]);
    const results = (await Promise.all(rounds.flat())).flat();
    expect(tally(results.map(({ outcome }) => outcome))).toEqual({ opened: 6, attached: 294, duplicate: 300 });
  });
});

describe("what holds one open incident per key", () => {
  const again = (newId: string, tenantId: string) => sql`
    insert into hoc.incidents select (jsonb_populate_record(i, jsonb_build_object('id', ${newId}::text))).*
    from hoc.incidents as i where i.tenant_id = ${tenantId} and i.lifecycle_state <> 'RESOLVED' limit 1`;

  it("is the index itself: a second open row is refused, and accepted once the index is gone", async () => {
    const own = await pgDatabase();
    try {
      await record(processOn(own.db), "acme", [buildSignal()]);
      await expect(again("inc_twin", "acme").execute(own.db)).rejects.toMatchObject({
        code: "23505",
        constraint: "incidents_open_key",
      });
      await sql`drop index hoc.incidents_open_key`.execute(own.db);
      await again("inc_twin", "acme").execute(own.db);
      const incidents = await storedIncidents({ db: own.db, schema: "hoc" }, "acme");
      expect(incidents.filter(({ lifecycleState }) => lifecycleState !== "RESOLVED")).toHaveLength(2);
    } finally {
      await own.close();
    }
  });
});

describe("transitions at the same moment", () => {
  const acknowledge = (tenantId: string, incidentId: string, person: string) =>
    processOn(database.connect(1)).write(tenantId, ({ incidentWrite }) =>
      incidentWrite.updateIncidentAcknowledged(
        tenantId,
        { incidentId, version: 1, lifecycleState: "ACTIVE" },
        { acknowledgedAt: NOON, acknowledgedBy: person, transitionDigest: person },
      ),
    );

  async function opened(tenantId: string, at = NOON): Promise<string> {
    const [result] = await record(processOn(database.db), tenantId, [buildSignal({ receivedAt: at })]);
    return String(result?.incidentId);
  }

  it("F-002: of eight acknowledgements one wins, and the others find the incident changed", async () => {
    const incidentId = await opened("ack");
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => acknowledge("ack", incidentId, `person-${index}`)),
    );
    const winners = answers.filter((answer) => answer !== undefined);
    expect(winners).toHaveLength(1);
    expect((await storedIncidents(place(), "ack"))[0]).toMatchObject({
      acknowledgedBy: winners[0]?.acknowledgedBy,
      version: 2,
    });
  });

  it("of a reopening and a new opening of the key exactly one is open afterwards", async () => {
    for (let round = 0; round < 12; round++) {
      const tenantId = `reopen-${round}`;
      const process = processOn(database.db);
      const incidentId = await opened(tenantId);
      const resolvedAt = addSeconds(NOON, 10);
      await process.write(tenantId, ({ incidentWrite }) =>
        incidentWrite.updateIncidentResolved(
          tenantId,
          { incidentId, version: 1, lifecycleState: "ACTIVE" },
          {
            resolvedAt,
            resolvedBy: "ann",
            resolutionMethod: "manual",
            resolutionType: null,
            resolutionSummary: null,
            resolutionNotes: null,
            postmortemArtifactId: null,
            transitionDigest: "r",
          },
        ),
      );
      const [reopened, opening] = await Promise.allSettled([
        process.write(tenantId, ({ incidentWrite }) =>
          incidentWrite.updateIncidentReopened(
            tenantId,
            { incidentId, version: 2, lifecycleState: "RESOLVED" },
            { reopenedAt: addSeconds(NOON, 100), transitionDigest: "o" },
          ),
        ),
        record(process, tenantId, [buildSignal({ signalId: "next", receivedAt: addSeconds(NOON, 100) })]),
      ]);
      expect(opening.status).toBe("fulfilled");
      if (reopened.status === "rejected") expect(reopened.reason).toMatchObject({ code: "newer_incident_open" });
      const incidents = await storedIncidents(place(), tenantId);
      expect(incidents.filter(({ lifecycleState }) => lifecycleState !== "RESOLVED")).toHaveLength(1);
      expect(incidents).toHaveLength(reopened.status === "fulfilled" ? 1 : 2);
    }
  });

  it("F-036: of a sweep and a signal either the signal keeps the incident open or it is late, never lost", async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 20; round++) {
      const tenantId = `sweep-${round}`;
      const process = processOn(database.db, { maxIncidentsPerTenantPerHour: 100 });
      await opened(tenantId, "2020-01-01T00:00:00.000000Z");
      const now = new Date().toISOString().replace("Z", "000Z");
      const signal = buildSignal({ signalId: "late", occurredAt: "2020-01-01T00:00:01.000000Z", receivedAt: now });
      const [swept, [answer]] = await Promise.all([
        process.write(tenantId, ({ aggregator }) => aggregator.resolveStaleIncidents(tenantId, 10)),
        record(process, tenantId, [signal]),
      ]);
      seen.add(`${swept.length} ${answer?.outcome}`);
      const [incident, ...others] = await storedIncidents(place(), tenantId);
      expect(others).toEqual([]);
      expect(incident).toMatchObject(
        answer?.outcome === "late"
          ? { lifecycleState: "RESOLVED", signalCount: 1, lateSignals: 1 }
          : { lifecycleState: "ACTIVE", signalCount: 2, lateSignals: 0 },
      );
    }
    for (const way of seen) expect(["1 late", "0 attached"]).toContain(way);
  });
});
