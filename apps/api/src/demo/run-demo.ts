import type { Operations } from "@hoc/incident-engines";
import type { Instant } from "@hoc/incident-schemas";
import { type Tally, Tallying } from "../replay/tally.js";
import { operationsTarget } from "../replay/targets/operations-target.js";
import type { IncidentFacts } from "../replay/targets/target.js";
import { generateOutage } from "./generate-outage.js";

/** Signals a call: small enough that progress shows. */
const BATCH_SIZE = 250;
const SEED = 2_026;

/** What a demonstration needs. */
export interface DemoOptions {
  readonly operations: Pick<Operations, "execute" | "record">;
  readonly tenantId: string;
  /** When it is; the outage ends shortly before. */
  readonly now: Instant;
  readonly seed?: number;
  /** Told after every batch: what share is recorded, 0 to 1, and the counts so far. */
  readonly onProgress?: (share: number, tally: Tally) => void;
}

/** What came out of a demonstration. */
export interface DemoSummary {
  readonly tally: Tally;
  /** All incidents, the one with most signals first. */
  readonly incidents: readonly IncidentFacts[];
}

/** Whether a tenant has no incident at all. */
export async function isTenantEmpty(operations: Pick<Operations, "execute">, tenantId: string): Promise<boolean> {
  const context = { tenantId, actor: { type: "SYSTEM", id: "demo" }, role: "admin" } as const;
  const { items } = await operations.execute(
    "incidents.query.listIncidents",
    { limit: 1, includeTotal: false },
    context,
  );
  return items.length === 0;
}

/** Records a generated outage for a tenant, the way every host records. */
export async function runDemo(options: DemoOptions): Promise<DemoSummary> {
  const { operations, tenantId, now, seed = SEED, onProgress = () => {} } = options;
  const signals = generateOutage({ seed, now });
  const target = operationsTarget(operations, tenantId);
  const tally = new Tallying();
  for (let sent = 0; sent < signals.length; sent += BATCH_SIZE) {
    const batch = signals.slice(sent, sent + BATCH_SIZE);
    tally.add(await target.record(batch));
    onProgress((sent + batch.length) / signals.length, tally);
  }
  const incidents = await Promise.all([...tally.incidents.keys()].map((id) => target.getIncident(id)));
  return {
    tally,
    incidents: incidents.filter((incident) => incident !== undefined).sort((a, b) => b.signalCount - a.signalCount),
  };
}
