import { createHash, createHmac } from "node:crypto";
import { buildSignal, fakeAmbient } from "@hoc/incident-schemas/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";
import { driverSet, pgliteDatabase, type TestDatabase } from "./databases.js";
import { storedEntries, storedSignals } from "./stored.js";

let database: TestDatabase;
const place = () => ({ db: database.db, schema: "hoc" });
const openScene = (): Scene => createScene(driverSet(database));

beforeAll(async () => {
  database = await pgliteDatabase();
});

afterAll(() => database?.close());

describe("what the tables themselves refuse", () => {
  async function opened() {
    const scene = openScene();
    const id = await scene.taken({ at: 0 });
    return (change: string) =>
      sql`update hoc.incidents set ${sql.raw(change)} where tenant_id = ${scene.tenantId} and id = ${id}`.execute(
        database.db,
      );
  }

  it.each([
    ["F-001", "a status without its lifecycle state", "status = 'RESOLVED'", "incidents_status_of_lifecycle"],
    [
      "F-001",
      "a lifecycle state without its status",
      "lifecycle_state = 'ACKED', acknowledged_at = started_at, acknowledged_by = 'a'",
      "incidents_status_of_lifecycle",
    ],
    ["F-004", "another spelling of a status", "status = 'open'", "incidents_status_of_lifecycle"],
    [
      "F-006",
      "a resolution without its fields",
      "status = 'RESOLVED', lifecycle_state = 'RESOLVED'",
      "incidents_resolution",
    ],
    [
      "F-006",
      "a resolution's fields without the state",
      "resolved_at = started_at, resolved_by = 'a', resolution_method = 'auto', ended_at = started_at",
      "incidents_resolution",
    ],
    [
      "F-003",
      "an acknowledgement without instant and person",
      "status = 'ACKNOWLEDGED', lifecycle_state = 'ACKED'",
      "incidents_acknowledgement",
    ],
    ["F-004", "another spelling of a severity", "severity = 'HIGH'", "incidents_severity_check"],
    [
      "F-007",
      "a resolution method that nobody knows",
      "resolution_method = 'luck'",
      "incidents_resolution_method_check",
    ],
    [
      "F-034",
      "a count below zero",
      "signal_count = -1, late_signals = 1, calls_affected = 0",
      "incidents_signal_count_check",
    ],
    ["F-032", "more calls than signals", "calls_affected = 99", "incidents_check"],
    ["F-030", "an end before the start", "last_signal_at = started_at - interval '1 second'", "incidents_span"],
  ])("%s: %s", async (_, __, change, constraint) => {
    const update = await opened();
    await expect(update(change)).rejects.toMatchObject({ code: "23514", constraint });
  });

  it("F-033: a signal in two incidents, or in none though it counts", async () => {
    const scene = openScene();
    await scene.record({ at: 0, signalId: "s" });
    const insert = (absorption: string, incidentId: string | null, signalId = "s2") =>
      sql`
      insert into hoc.signals (tenant_id, signal_id, sequence, kind, trigger_type, state, absorption, incident_id,
        received_at, grouping_at, recorded_at, content_digest)
      values (${scene.tenantId}, ${signalId}, 99, 'call', 't', 'firing', ${absorption}, ${incidentId},
        '2026-01-01Z', '2026-01-01Z', '2026-01-01Z', '')`.execute(database.db);
    await expect(insert("late", "inc_unknown")).rejects.toMatchObject({ code: "23503" });
    await expect(insert("attached", null)).rejects.toMatchObject({ constraint: "signals_absorbed" });
    await expect(insert("noted", null)).rejects.toMatchObject({ constraint: "signals_state" });
    await expect(insert("suppressed", null, "s")).rejects.toMatchObject({ code: "23505" });
  });
});

describe("the timeline's chain", () => {
  const sha = (domain: number, text: string) =>
    createHash("sha256")
      .update(Buffer.concat([Buffer.from([domain]), Buffer.from(text)]))
      .digest("hex");
  /** RFC 8785 for what entries hold: members sorted by UTF-16 units, no spaces. */
  const jcs = (value: unknown): string =>
    Array.isArray(value)
      ? `[${value.map(jcs).join(",")}]`
      : typeof value === "object" && value !== null
        ? `{${Object.keys(value)
            .sort()
            .map((name) => `${JSON.stringify(name)}:${jcs((value as Record<string, unknown>)[name])}`)
            .join(",")}}`
        : JSON.stringify(value);

  it("F-118: every leaf can be computed again from the stored row and the published formulas alone", async () => {
    const scene = openScene();
    const { tenantId } = scene;
    const key = "5a".repeat(32);
    const unitOfWork = kyselyUnitOfWork(database.db, { ambient: fakeAmbient({ randomHex: () => key }) });
    const signals = Array.from({ length: 60 }, (_, index) =>
      buildSignal({ signalId: `s${index} "é🚒"`, triggerType: "rate_limit", triggerValue: "a \u2028 \\ \u0007" }),
    );
    const [first] = await unitOfWork.write(tenantId, ({ aggregator }) => aggregator.record(tenantId, signals));
    await scene.acknowledge(String(first?.incidentId), 100);
    await scene.resolve(String(first?.incidentId), 200);

    const entries = await storedEntries(place(), tenantId);
    expect(entries.map(({ eventType }) => eventType)).toEqual([
      "incident_created",
      "severity_escalated",
      "acknowledged",
      "resolved",
    ]);
    let prev = sha(3, jcs({ v: 1, tenantId, incidentId: first?.incidentId }));
    for (const entry of entries) {
      const field = (name: string, value: unknown) => {
        const salt = createHmac("sha256", Buffer.from(key, "hex"))
          .update(`export-bundles/v1/salt\0${entry.incidentId}/${entry.sequenceNo}/${name}`)
          .digest()
          .subarray(0, 16)
          .toString("base64url");
        return sha(2, jcs([salt, name, value]));
      };
      const leaf = {
        seq: entry.sequenceNo,
        id: entry.id,
        type: entry.eventType,
        at: entry.createdAt,
        recordedAt: entry.recordedAt,
        actor: { type: entry.actorType, id: entry.actorId },
        prev,
        fields: [field("description", entry.description), field("data", entry.data)].sort(),
      };
      expect(entry.prev).toBe(prev);
      expect(entry.leaf).toBe(sha(0, jcs(leaf)));
      prev = entry.leaf;
    }
  });
});

describe("what is stored beside incidents", () => {
  it("details stay as received, byte for byte, with their digest in the opening entry", async () => {
    const scene = openScene();
    const details = `{ "b":1.50, "a" : [1e3,"\\u0041\\ud83d\\ude92"] , "b" : "\\\\" }`;
    await scene.record({ at: 0, details, detailsDigest: "d".repeat(64) });
    expect(await storedSignals(place(), scene.tenantId)).toMatchObject([{ details, detailsDigest: "d".repeat(64) }]);
  });

  it("F-036, F-008: the audit ledger tells of every resolution by the system, with both states", async () => {
    const scene = openScene();
    const first = await scene.taken({ at: 0 });
    const second = await scene.taken({ at: 1_000 });
    await scene.sweep(5_000);
    const { rows } = await sql<Record<string, unknown>>`select entity_id, event_type, actor_id, action_reason,
        before_state::text as before, after_state::text as after
      from hoc.audit_ledger where tenant_id = ${scene.tenantId} order by sequence`.execute(database.db);
    expect(
      rows.map(({ before, after, ...row }) => ({
        ...row,
        before: JSON.parse(String(before)),
        after: JSON.parse(String(after)),
      })),
    ).toEqual(
      [
        { entity_id: first, actor_id: "system_aggregator", action_reason: "window_elapsed" },
        { entity_id: second, actor_id: "system_auto_resolve", action_reason: "inactivity_timeout" },
      ].map((row, index) => ({
        ...row,
        event_type: "IncidentAutoResolved",
        before: { lifecycleState: "ACTIVE" },
        after: {
          lifecycleState: "RESOLVED",
          resolutionMethod: "auto",
          resolutionType: ["window_elapsed", "auto"][index],
        },
      })),
    );
  });

  it("a sum of costs beyond 2^31, 2^32 and 10^15 stays exact in storage", async () => {
    const scene = openScene();
    const cost = 1_000_000_000_000;
    for (let batch = 0; batch < 3; batch++)
      await scene.record(
        ...Array.from({ length: 1_000 }, (_, index) => ({ at: index / 1_000, costMicros: cost - batch })),
      );
    const [incident] = await scene.incidents();
    expect(incident?.costMicros).toBe(3_000 * cost - 3_000);
  });

  it("the head keeps the tenant's last number and instant, and its salt key for ever", async () => {
    const scene = openScene();
    const head = async () =>
      (
        await sql<Record<string, unknown>>`select last_sequence::text as sequence, salt_key from hoc.tenant_heads
          where tenant_id = ${scene.tenantId}`.execute(database.db)
      ).rows[0];
    await scene.record({ at: 0 });
    const before = await head();
    expect(before).toMatchObject({ sequence: "3" });
    await scene.record({ at: 1 });
    expect(await head()).toEqual({ ...before, sequence: "4" });
    await scene.record({ at: 1, signalId: "s1" });
    expect(await head()).toEqual({ ...before, sequence: "4" });
  });
});
