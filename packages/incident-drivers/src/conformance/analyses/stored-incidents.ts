import { type Incident, instantFromMicros, microsOf } from "@hoc/incident-schemas";
import type { AnalysisWindow } from "@hoc/incident-schemas/ports";
import { buildIncident } from "@hoc/incident-schemas/testing";
import type { Scene } from "../scene.js";

/** What a test says of an incident that an analysis will see; the rest is plain. */
type IncidentWish = Partial<Incident> & { readonly createdAt: string };

/** Stores incidents as they are, without signals; they begin when they are created, unless said otherwise. */
export async function store(scene: Scene, ...wishes: readonly IncidentWish[]): Promise<void> {
  await scene.write(async ({ incidentWrite }) => {
    for (const wish of wishes) {
      const id = wish.id ?? `inc-${stored++}`;
      await incidentWrite.insertIncident(scene.tenantId, storedIncident(scene.tenantId, id, wish));
    }
  });
}

let stored = 0;

function storedIncident(tenantId: string, id: string, wish: IncidentWish): Incident {
  const startedAt = wish.startedAt ?? wish.createdAt;
  return buildIncident({
    ...(wish.lifecycleState === "ACKED" && { status: "ACKNOWLEDGED" }),
    ...(wish.acknowledgedAt && { acknowledgedBy: "ann" }),
    ...(wish.resolvedAt && {
      status: "RESOLVED",
      lifecycleState: "RESOLVED",
      resolvedBy: "ann",
      resolutionMethod: "manual",
      endedAt: wish.resolvedAt,
    }),
    ...wish,
    id,
    tenantId,
    groupingKey: id,
    startedAt,
    lastSignalAt: startedAt,
  });
}

/** The instant `micros` later (or earlier when negative). */
export function moved(instant: string, micros: number): string {
  return instantFromMicros(microsOf(instant) + micros);
}

/** A window over the latest that a tenant recorded. */
export function windowOf(from: string, to: string, includeSynthetic = false): AnalysisWindow {
  return { from, to, includeSynthetic, at: { asOf: to, sequence: 0, isLatest: true } };
}
