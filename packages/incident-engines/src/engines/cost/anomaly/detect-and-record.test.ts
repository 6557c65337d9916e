import { addDays } from "@hoc/incident-schemas";
import type {
  NewAnomalyResolution,
  NewCostAnomaly,
  StoredCostAnomaly,
  WatchedAnomalies,
} from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { DAY, dayOf, hourEnd, storedAnomaly } from "../../../../test/cost-facts.js";
import { runPorts } from "../../../../test/run-ports.js";
import { anomalyIdOf } from "./anomaly-id.js";
import { detectAndRecord, openAnomalyEntities } from "./detect-and-record.js";

const TENANT = { entityType: "tenant", entityId: "" } as const;
const SPIKE = anomalyIdOf("ABSOLUTE_SPIKE", TENANT, DAY);

function scene(watched: readonly StoredCostAnomaly[] = []) {
  const asked: WatchedAnomalies[] = [];
  const inserted: NewCostAnomaly[] = [];
  const ends: NewAnomalyResolution[] = [];
  const made = runPorts({
    stubs: {
      costs: {
        listWatchedAnomalies: async (_tenantId, question) => {
          asked.push(question);
          return [...watched];
        },
        insertCostAnomaly: async (_tenantId, anomaly) => inserted.push(anomaly) > 0,
        findCostAnomaly: async (_tenantId, id) => watched.filter(({ anomalyId }) => anomalyId === id),
        insertAnomalyResolution: async (_tenantId, end) => ends.push(end) > 0,
      },
    },
  });
  return { ...made, asked, inserted, ends, detecting: { ports: made.ports, uuid: made.writing.ambient.uuid } };
}

const spike = (said: Partial<StoredCostAnomaly> = {}) =>
  storedAnomaly(SPIKE, {
    anomalyType: "ABSOLUTE_SPIKE",
    entityType: "tenant",
    entityId: null,
    periodStart: DAY,
    observedAt: "2026-03-14T01:59:59.999999Z",
    snapshotId: "csn_1",
    ...said,
  });

describe("new figures of costs", () => {
  it("that are out of line become anomalies and signals, in the name of the product", async () => {
    const { detecting, inserted, signals, audit, asked } = scene();
    const day = dayOf([{ spent: { 2: 31 } }], DAY, hourEnd(3));
    expect(await detectAndRecord(detecting, "acme", { coveredUntil: hourEnd(3), days: [day] })).toEqual({
      anomalies: [
        {
          anomalyId: SPIKE,
          anomalyType: "ABSOLUTE_SPIKE",
          severity: "HIGH",
          entityType: "tenant",
          entityId: null,
          incidentId: "inc_1",
        },
      ],
      resolved: [],
    });
    expect(inserted).toMatchObject([{ anomalyId: SPIKE, raised: true, snapshotId: `snapshot of ${hourEnd(2)}` }]);
    expect(signals).toMatchObject([{ reference: SPIKE, state: "firing" }]);
    expect(audit).toMatchObject([{ actor: { id: "system_cost_guard" } }]);
    expect(asked).toEqual([{ since: addDays(DAY, -100), overSince: addDays(DAY, -3) }]);
  });

  it("that are back give the all-clear, since the end of the day that was", async () => {
    const { detecting, ends, signals } = scene([spike()]);
    const next = addDays(DAY, 1);
    const facts = { coveredUntil: addDays(DAY, 2), days: [dayOf([], next)] };
    expect(await detectAndRecord(detecting, "acme", facts)).toEqual({ anomalies: [], resolved: [SPIKE] });
    expect(ends).toMatchObject([{ anomalyId: SPIKE, resolvedAt: addDays(DAY, 2), resolvedBy: { type: "SYSTEM" } }]);
    expect(signals).toMatchObject([{ reference: SPIKE, state: "resolved", occurredAt: addDays(DAY, 2) }]);
  });

  it("that say nothing new change nothing", async () => {
    const { detecting, steps } = scene([spike()]);
    const day = dayOf([{ spent: { 2: 31 } }], DAY, hourEnd(3));
    expect(await detectAndRecord(detecting, "acme", { coveredUntil: hourEnd(3), days: [day] })).toEqual({
      anomalies: [],
      resolved: [],
    });
    expect(await detectAndRecord(detecting, "acme", { coveredUntil: hourEnd(3), days: [] })).toEqual({
      anomalies: [],
      resolved: [],
    });
    expect(steps).toEqual([]);
  });
});

it("figures are wanted of everybody with an anomaly of ours that is not over, once", async () => {
  const { ports } = scene([
    spike(),
    spike({ severity: "CRITICAL" }),
    spike({ anomalyId: "b", entityType: "user", entityId: "ann" }),
    spike({ anomalyId: "c", entityType: "user", entityId: "bob", resolvedAt: DAY }),
    spike({ anomalyId: "d", entityType: "user", entityId: "eve", snapshotId: null }),
    spike({ anomalyId: "e", entityType: "agent", entityId: "planner" }),
  ]);
  expect(await openAnomalyEntities(ports, "acme")).toEqual([TENANT, { entityType: "user", entityId: "ann" }]);
});
