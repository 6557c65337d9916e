import type { ArtifactDraft } from "@hoc/incident-schemas";
import type { IncidentPorts, SavedArtifact } from "@hoc/incident-schemas/ports";
import { artifactConflict } from "./artifact-conflict.js";
import { emitAnalyticsEvent } from "./emit-analytics-event.js";

/**
 * Stores an artifact with its event. One that is stored already and says the same is given as it is, and nothing
 * happens.
 *
 * @throws DomainError `artifact_conflict` when the version is stored with other content
 * @example const { artifact, recorded } = await saveArtifact(ports, "acme", draft)
 */
export async function saveArtifact(
  ports: Pick<IncidentPorts, "artifacts" | "outbox">,
  tenantId: string,
  draft: ArtifactDraft,
): Promise<SavedArtifact> {
  const saved = await ports.artifacts.saveArtifact(tenantId, draft);
  if (saved.recorded) {
    const { datasetId, datasetVersion, inputWindowHash, asOf, computeCodeVersion, recordedAt } = saved.artifact;
    await emitAnalyticsEvent(ports, tenantId, {
      eventType: "analytics.ArtifactRecorded",
      occurredAt: recordedAt,
      fields: { datasetId, datasetVersion, inputWindowHash, asOf, computeCodeVersion },
    });
    return saved;
  }
  const conflict = artifactConflict(saved.artifact, draft);
  if (conflict !== undefined) throw conflict;
  return saved;
}
