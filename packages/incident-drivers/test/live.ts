import { addSeconds, type RecordResult, type SuppressingPolicy } from "@hoc/incident-schemas";
import type { UnitOfWork } from "@hoc/incident-schemas/ports";
import { counterUuid, fakeAmbient } from "@hoc/incident-schemas/testing";
import { createIncidentSeverityEngine } from "@hoc/severity-policy";
import { inDecisionOrder, keySignals } from "../src/drivers/aggregator/ordering.js";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";
import { HISTORY_CONFIG, QUIET, type Step } from "./histories.js";
import { doAsPerson } from "./people.js";
import { type Place, storedIncidents, storedSignals } from "./stored.js";

/** A store with a clock in the test's hand. */
export interface Stage extends Place {
  readonly unitOfWork: UnitOfWork;
  readonly setClock: (now: string) => void;
}

const QUIET_RULE: SuppressingPolicy = {
  policyId: "pol_quiet",
  createdAt: "2026-03-14T11:00:00.000000Z",
  sourceIncidentId: null,
  agentId: null,
  suppression: { errorCodes: [QUIET], maxSeverity: "high" },
};

function counterHex(): (bytes: number) => string {
  let last = 0;
  return (bytes) => {
    last += 1;
    return last.toString(16).padStart(2 * bytes, "0");
  };
}

/** Opens a stage on migrated tables. Severity rises after few signals, so that short histories see it rise. */
export function openStage(place: Place, windowing: "sliding" | "tumbling" = "sliding"): Stage {
  let now = "2026-03-14T12:00:00.000000Z";
  const unitOfWork = kyselyUnitOfWork(place.db, {
    schema: place.schema,
    ambient: fakeAmbient({ clock: () => now, uuid: counterUuid(), randomHex: counterHex() }),
    policyRules: { fetchSuppressingPolicies: async () => [QUIET_RULE], fetchPolicyEnabled: async () => true },
    aggregator: { ...HISTORY_CONFIG, windowing },
    severity: createIncidentSeverityEngine({ severityThresholds: { low: 1, medium: 3, high: 5, critical: 8 } }),
  });
  return {
    ...place,
    unitOfWork,
    setClock: (instant) => {
      now = instant;
    },
  };
}

/** Lives through a history; `sizes` are the sizes of the batches, in turn; without, each step is one batch as it is. */
export async function live(
  stage: Stage,
  tenantId: string,
  history: readonly Step[],
  sizes?: readonly number[],
): Promise<RecordResult[]> {
  const results: RecordResult[] = [];
  let next = 0;
  for (const step of history) {
    stage.setClock(step.now);
    if (step.kind === "signals") {
      for (const batch of sizes === undefined ? [step.signals] : cut(step.signals)) {
        results.push(...(await stage.unitOfWork.write(tenantId, (ports) => ports.aggregator.record(tenantId, batch))));
      }
    } else if (step.kind === "sweep") {
      await stage.unitOfWork.write(tenantId, (ports) => ports.aggregator.resolveStaleIncidents(tenantId, step.limit));
    } else {
      const names = [...(await namesOf(stage, tenantId)).entries()].sort(([, a], [, b]) => (a < b ? -1 : 1));
      const incidentId = names[step.pick % Math.max(1, names.length)]?.[0];
      if (incidentId === undefined) continue;
      const { deed, severity } = step;
      const at = addSeconds(step.now, step.skew);
      await stage.unitOfWork.write(tenantId, (ports) =>
        doAsPerson(ports, tenantId, { deed, incidentId, at, severity }),
      );
    }
  }
  return results;

  function cut(signals: Extract<Step, { kind: "signals" }>["signals"]) {
    const ordered = inDecisionOrder(
      keySignals(tenantId, signals, { windowing: "sliding", aggregationWindowSeconds: 100 }),
    );
    const batches = [];
    while (ordered.length > 0)
      batches.push(ordered.splice(0, sizes?.[next++ % sizes.length]).map(({ signal }) => signal));
    return batches;
  }
}

/** Names that incidents have in every telling of the same history: the signal that opened each. */
export async function namesOf(place: Place, tenantId: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { incidentId, signalId } of await storedSignals(place, tenantId))
    if (incidentId !== null && !names.has(incidentId)) names.set(incidentId, `opened by ${signalId}`);
  for (const { id } of await storedIncidents(place, tenantId))
    if (!names.has(id)) throw new Error(`${id} has no signal`);
  return names;
}
