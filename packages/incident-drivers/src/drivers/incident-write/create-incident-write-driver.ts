import { DomainError, type Incident, SEVERITIES, type Severity, severityRank } from "@hoc/incident-schemas";
import type { Ambient, ExpectedIncident, IncidentWriteDriver } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { appendEntry } from "../../database/append-entry.js";
import { rowsOf } from "../../database/insert-rows.js";
import { keptVersions, newState } from "../../database/keep-versions.js";
import { violates } from "../../database/pg-errors.js";
import { selectIncident } from "../../database/select-incident.js";
import { INCIDENTS } from "../../database/tables/index.js";
import type { TenantHead } from "../../database/tenant-head.js";
import { tableRef, type WriteExecutor } from "../../executor.js";
import { fromDbIncident, incidentFields } from "../../mapping/incident.js";
import { insertIncidents } from "./insert-incidents.js";
import { createPostmortemDocuments } from "./postmortem-documents.js";
import { storedRow } from "./stored-row.js";

/** Name of the index that holds the law of one open incident per key. */
const OPEN_KEY_INDEX = "incidents_open_key";

/**
 * Binds the one persistence authority of incidents to a write transaction. Every change is conditional on version and
 * state; it decides nothing.
 *
 * @example
 * await createIncidentWriteDriver(executor, head, { ambient, autoResolveAfterSeconds: 900 })
 *   .updateIncidentAcknowledged("acme", { incidentId, version: 1, lifecycleState: "ACTIVE" }, change)
 * // update hoc.incidents … where tenant_id = $ and id = $ and version = $ and lifecycle_state = $ returning …
 */
export function createIncidentWriteDriver(
  executor: WriteExecutor,
  head: TenantHead,
  parts: { readonly ambient: Ambient; readonly autoResolveAfterSeconds: number },
): IncidentWriteDriver {
  const incidents = tableRef(executor, INCIDENTS);

  async function change(
    tenantId: string,
    expected: ExpectedIncident,
    assignments: RawBuilder<unknown>,
  ): Promise<Incident | undefined> {
    head.mustBe(tenantId);
    const asExpected = sql`i.id = ${expected.incidentId}
      and i.version = ${expected.version} and i.lifecycle_state = ${expected.lifecycleState}`;
    const rows = await rowsOf(
      executor,
      sql`with kept as (${keptVersions(executor, head, asExpected)})
        update ${incidents} as i set ${assignments}, version = i.version + 1, ${newState(head)}
        where i.tenant_id = ${tenantId} and ${asExpected}
        returning ${incidentFields("i")}`,
    );
    return rows.map(fromDbIncident)[0];
  }

  return {
    async insertIncident(tenantId, incident) {
      head.mustBe(tenantId);
      if ((await selectIncident(executor, tenantId, incident.id)) !== undefined) return false;
      await insertIncidents(executor, head, [storedRow({ ...incident, tenantId })], {}, (row, field) =>
        Reflect.get(row, field),
      );
      head.take();
      return true;
    },
    refreshIncident: (tenantId, incidentId) => selectIncident(executor, tenantId, incidentId),
    async lastTransitionDigest(tenantId, incidentId) {
      const [row] = await rowsOf(
        executor,
        sql`select i.last_transition_digest from ${incidents} as i
          where i.tenant_id = ${tenantId} and i.id = ${incidentId}`,
      );
      return (row?.last_transition_digest ?? null) as string | null;
    },
    updateIncidentAcknowledged: (tenantId, expected, { acknowledgedAt, acknowledgedBy, transitionDigest }) =>
      change(
        tenantId,
        expected,
        sql`status = 'ACKNOWLEDGED', lifecycle_state = 'ACKED', acknowledged_at = ${acknowledgedAt}::timestamptz,
          acknowledged_by = ${acknowledgedBy}, last_transition_digest = ${transitionDigest}`,
      ),
    updateIncidentResolved: (tenantId, expected, resolution) =>
      change(
        tenantId,
        expected,
        sql`status = 'RESOLVED', lifecycle_state = 'RESOLVED',
          resolved_at = ${resolution.resolvedAt}::timestamptz, ended_at = ${resolution.resolvedAt}::timestamptz,
          duration_seconds = greatest(0, floor(extract(epoch from ${resolution.resolvedAt}::timestamptz - i.started_at)))::int8,
          resolved_by = ${resolution.resolvedBy}, resolution_method = ${resolution.resolutionMethod},
          resolution_type = ${resolution.resolutionType}, resolution_summary = ${resolution.resolutionSummary},
          resolution_notes = ${resolution.resolutionNotes},
          postmortem_artifact_id = coalesce(${resolution.postmortemArtifactId}, i.postmortem_artifact_id),
          last_transition_digest = ${resolution.transitionDigest}`,
      ),
    async updateIncidentReopened(tenantId, expected, { reopenedAt, transitionDigest }) {
      try {
        const reopened = await change(
          tenantId,
          expected,
          sql`status = 'OPEN', lifecycle_state = 'ACTIVE', reopened_at = ${reopenedAt}::timestamptz,
            acknowledged_at = null, acknowledged_by = null, resolved_at = null, ended_at = null,
            duration_seconds = null, resolved_by = null, resolution_method = null, resolution_type = null,
            resolution_summary = null, resolution_notes = null, last_transition_digest = ${transitionDigest}`,
        );
        head.noteStaleCheckAfter(parts.autoResolveAfterSeconds);
        return reopened;
      } catch (error) {
        if (!violates(error, OPEN_KEY_INDEX)) throw error;
        throw new DomainError(
          "newer_incident_open",
          "A newer incident of the same problem is open; work on that one.",
          {},
          { cause: error },
        );
      }
    },
    updateIncidentOwner: (tenantId, expected, { ownerId }) => change(tenantId, expected, sql`owner_id = ${ownerId}`),
    updateIncidentSeverity: (tenantId, expected, { severity }) =>
      change(
        tenantId,
        expected,
        // Only lowering starts the count of impact anew: what is raised stays at least as high as its size makes it.
        sql`severity = ${severity}, person_severity = ${severity}, person_signal_severity = i.signal_severity,
          person_signal_count = case when i.severity = any(${severitiesAbove(severity)}::text[]) then i.signal_count
            else coalesce(i.person_signal_count, 0) end`,
      ),
    updateIncidentContained: (tenantId, expected, { containedAt }) =>
      change(tenantId, expected, sql`contained_at = coalesce(i.contained_at, ${containedAt}::timestamptz)`),
    ...createPostmortemDocuments(executor, head, parts.ambient),
    async createIncidentEvent(tenantId, draft) {
      head.mustBe(tenantId);
      return appendEntry(executor, head, parts.ambient, draft);
    },
  };
}

function severitiesAbove(severity: Severity): string[] {
  return SEVERITIES.filter((other) => severityRank(other) > severityRank(severity));
}
