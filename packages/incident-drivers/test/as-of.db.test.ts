import { randomUUID } from "node:crypto";
import { addSeconds } from "@hoc/incident-schemas";
import type { IncidentSnapshot, ReadPoint } from "@hoc/incident-schemas/ports";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pgliteDatabase, type TestDatabase } from "./databases.js";
import { histories } from "./histories.js";
import { live, openStage, type Stage } from "./live.js";

const RUNS = Number(process.env.HOC_HISTORY_RUNS ?? 25);
const SEED = Number(process.env.HOC_HISTORY_SEED ?? 20261121) + 4;

/** What is stored, whatever its number. */
const LATEST: ReadPoint = { asOf: "2199-01-01T00:00:00.000000Z", sequence: 0, isLatest: true };

let database: TestDatabase;
let stages: Readonly<Record<"sliding" | "tumbling", Stage>>;

beforeAll(async () => {
  database = await pgliteDatabase();
  const place = { db: database.db, schema: "hoc" };
  stages = { sliding: openStage(place, "sliding"), tumbling: openStage(place, "tumbling") };
});

afterAll(() => database?.close());

/** Everything that reads show of a tenant at a point, or as it stands. */
async function shown(stage: Stage, tenantId: string, at?: ReadPoint) {
  return stage.unitOfWork.read(tenantId, async ({ incidentRead, incidentsFacade, signals, aggregator }) => {
    const point = at === undefined ? {} : { at };
    const lists = { filters: {}, sortBy: "created_at", sortOrder: "desc", limit: 1_000, at: at ?? LATEST } as const;
    const { items: incidents } = await incidentsFacade.fetchAllIncidents(tenantId, { ...lists, withTotal: false });
    const open = { ...lists, filters: { lifecycleState: "ACTIVE", severity: "low" }, withTotal: true } as const;
    const byResolution = { ...lists, sortBy: "resolved_at", withTotal: true } as const;
    const parts = (incident: IncidentSnapshot) =>
      Promise.all([
        incidentRead.getIncident(tenantId, incident.id, at),
        incidentRead.getIncidentEvents(tenantId, incident.id, { afterSequenceNo: 0, limit: 1_000, ...point }),
        signals.listIncidentSignals(tenantId, incident.id, { afterSequence: 0, limit: 1_000, ...point }),
        signals.listRelatedCallIds(tenantId, incident.id, 1_000, at),
      ]);
    const whole: unknown[] = [];
    for (const incident of incidents) whole.push(await parts(incident));
    return {
      incidents,
      whole,
      open: await incidentsFacade.fetchAllIncidents(tenantId, open),
      bySeverity: await incidentsFacade.fetchActiveIncidents(tenantId, { ...byResolution, sortBy: "severity" }),
      byResolution: await incidentsFacade.fetchAllIncidents(tenantId, byResolution),
      ofRun: await incidentsFacade.fetchIncidentsByRun(tenantId, "run-1", at ?? LATEST),
      stats: await aggregator.getIncidentStats(tenantId, "2026-03-14T00:00:00.000000Z", at),
    };
  });
}

async function latestPoint(stage: Stage, tenantId: string): Promise<ReadPoint | undefined> {
  const progress = await stage.unitOfWork.read(tenantId, ({ readPoints }) => readPoints.findProgress(tenantId));
  return progress && { asOf: progress.lastRecordedAt, sequence: progress.lastSequence, isLatest: false };
}

it("F-042, F-043: every earlier point shows to the byte what was shown then, whatever was recorded since", {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.constantFrom("sliding", "sliding", "tumbling"), async (history, windowing) => {
      const stage = stages[windowing];
      const tenantId = `t-${randomUUID()}`;
      const seen: { readonly point: ReadPoint; readonly then: string }[] = [];
      for (const step of history) {
        const ofRuns = step.kind === "signals" ? { ...step, signals: step.signals.map(withRun) } : step;
        await live(stage, tenantId, [ofRuns]);
        const point = await latestPoint(stage, tenantId);
        if (point === undefined) continue;
        const then = JSON.stringify(await shown(stage, tenantId));
        seen.push({ point, then });
      }
      for (const { point, then } of seen) {
        expect(JSON.stringify(await shown(stage, tenantId, point))).toBe(then);
        for (const [asOf, sequence] of [
          [point.asOf, point.sequence],
          [addSeconds(point.asOf, 0.000001), point.sequence],
        ] as const)
          expect(
            await stage.unitOfWork.read(tenantId, ({ readPoints }) => readPoints.findSequenceAt(tenantId, asOf)),
          ).toBe(sequence);
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

function withRun<S extends { readonly reference: string | null }>(signal: S): S {
  return { ...signal, runId: signal.reference === "r1" ? "run-1" : null };
}
