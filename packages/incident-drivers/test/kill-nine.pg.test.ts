import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { IncidentEvent } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expectUnbrokenChain } from "../src/conformance/timeline-chain.js";
import { pgDatabase } from "./databases.js";
import { storedEntries, storedIncidents, storedSignals } from "./stored.js";

const ROUNDS = 15;
const TENANTS = ["tenant-0", "tenant-1"];

let database: Awaited<ReturnType<typeof pgDatabase>>;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  database = await pgDatabase();
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await database?.close();
});

interface Recorder {
  /** Lets it record for a while, or for a while after its first answer, kills it, and gives what it had answered. */
  recordUntilKilled(millis: number, from: "start" | "first answer"): Promise<string[]>;
}

/** Starts a process that is ready to record. */
async function startRecorder(round: number): Promise<Recorder> {
  const child = spawn(
    process.execPath,
    [
      "--conditions=@hoc/source",
      "--import",
      "tsx",
      join(import.meta.dirname, "kill-nine-child.ts"),
      database.url,
      String(round),
    ],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  children.add(child);
  let said = "";
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.startsWith("ready\n")) resolve();
    });
    child.on("exit", () => reject(new Error(`the child ended by itself: ${complaints}`)));
  });
  return {
    async recordUntilKilled(millis, from) {
      child.stdin.write("go\n");
      while (from === "first answer" && said === "ready\n") await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, millis));
      const ended = once(child, "close");
      child.kill("SIGKILL");
      await ended;
      children.delete(child);
      return said.slice(0, said.lastIndexOf("\n")).split("\n").slice(1);
    },
  };
}

/** A repeatable sequence of numbers below 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

it("kill -9 at any moment: what was answered is stored once, and nothing is half done", {
  timeout: 120_000,
}, async () => {
  const random = seeded(19);
  const answered = new Set<string>();
  let next = startRecorder(0);
  for (let round = 1; round <= ROUNDS; round++) {
    const recorder = await next;
    next = startRecorder(round);
    for (const line of await recorder.recordUntilKilled(random() * 400, round % 2 ? "start" : "first answer"))
      answered.add(line);
  }
  for (const line of await (await next).recordUntilKilled(100, "first answer")) answered.add(line);
  expect(answered.size).toBeGreaterThanOrEqual(ROUNDS / 2);

  const stored: string[] = [];
  for (const tenantId of TENANTS) {
    const place = { db: database.db, schema: "hoc" };
    const signals = await storedSignals(place, tenantId);
    const incidents = await storedIncidents(place, tenantId);
    const entries = await storedEntries(place, tenantId);
    stored.push(...signals.map(({ signalId }) => `${tenantId} ${signalId}`));

    for (const incident of incidents) {
      const own = signals.filter(({ incidentId }) => incidentId === incident.id);
      expect(incident).toMatchObject({ signalCount: own.length, lateSignals: 0, costMicros: own.length * 5 });
      const timeline = entries.filter(({ incidentId }) => incidentId === incident.id);
      expect(timeline[0]?.eventType).toBe("incident_created");
      expect(timeline).toHaveLength(incident.timelineLength);
      expectUnbrokenChain(tenantId, incident.id, timeline as unknown as IncidentEvent[]);
      expect(timeline.at(-1)?.leaf).toBe(incident.timelineHead);
    }
    const ids = incidents.map(({ id }) => id);
    expect(signals.every(({ incidentId }) => ids.includes(String(incidentId)))).toBe(true);

    const { rows } = await sql<{ id: string; deliveries: number }>`
      select e.payload ->> 'incidentId' as id, count(d.*)::int as deliveries
      from hoc.domain_events e
      left join hoc.outbox_deliveries d on d.tenant_id = e.tenant_id and d.sequence_no = e.sequence_no
      where e.tenant_id = ${tenantId} and e.event_type = 'incidents.IncidentCreated' group by 1`.execute(database.db);
    expect(rows.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(rows.every(({ deliveries }) => deliveries === 1)).toBe(true);

    const numbers = [...signals.map(({ sequence }) => sequence), ...entries.map(({ sequence }) => sequence)];
    expect(new Set(numbers).size).toBe(numbers.length);
  }
  const kept = new Set(stored);
  expect(kept.size).toBe(stored.length);
  expect([...answered].filter((line) => !kept.has(line))).toEqual([]);
});
