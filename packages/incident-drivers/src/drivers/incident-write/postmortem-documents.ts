import type { Instant, PostmortemContent } from "@hoc/incident-schemas";
import type { Ambient, IncidentWriteDriver, PostmortemPublication } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import type { RowOf } from "../../database/columns.js";
import { rowsOf } from "../../database/insert-rows.js";
import { keptVersions, newState } from "../../database/keep-versions.js";
import { selectIncident } from "../../database/select-incident.js";
import { INCIDENTS, POSTMORTEM_ARTIFACTS } from "../../database/tables/index.js";
import type { TenantHead } from "../../database/tenant-head.js";
import { tableRef, type WriteExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const POSTMORTEM_ID_BYTES = 8;

type PostmortemDocument = RowOf<typeof POSTMORTEM_ARTIFACTS.columns>;

/**
 * Binds the writes of postmortem documents, and of the incidents' links to them, to a write transaction.
 *
 * @example await createPostmortemDocuments(executor, head, ambient).createPostmortemStub("acme", stub)
 */
export function createPostmortemDocuments(
  executor: WriteExecutor,
  head: TenantHead,
  ambient: Pick<Ambient, "randomHex">,
): Pick<IncidentWriteDriver, "createPostmortemStub" | "publishPostmortem"> {
  const documents = tableRef(executor, POSTMORTEM_ARTIFACTS);
  const { tenantId } = head;

  async function insertStub(
    incidentId: string,
    { createdAt, createdBy }: { readonly createdAt: Instant; readonly createdBy: string },
  ): Promise<string> {
    const id = `pm-${ambient.randomHex(POSTMORTEM_ID_BYTES)}`;
    await sql`insert into ${documents} (tenant_id, id, incident_id, status, created_at, created_by, updated_at)
      values (${tenantId}, ${id}, ${incidentId}, 'stub', ${createdAt}::timestamptz, ${createdBy},
        ${createdAt}::timestamptz)`.execute(executor.db);
    return id;
  }

  async function link(incidentId: string, documentId: string): Promise<void> {
    await sql`with kept as (${keptVersions(executor, head, sql`i.id = ${incidentId}`)})
      update ${tableRef(executor, INCIDENTS)} as i set postmortem_artifact_id = ${documentId}, ${newState(head)}
      where i.tenant_id = ${tenantId} and i.id = ${incidentId}`.execute(executor.db);
  }

  async function documentOf(incidentId: string): Promise<PostmortemDocument | undefined> {
    const [row] = await rowsOf(
      executor,
      sql`select ${selectList(POSTMORTEM_ARTIFACTS.columns, "p")} from ${documents} as p
        where p.tenant_id = ${tenantId} and p.incident_id = ${incidentId}`,
    );
    return row === undefined ? undefined : fromDb(POSTMORTEM_ARTIFACTS.columns, row);
  }

  return {
    async createPostmortemStub(given, { incidentId, ...stub }) {
      head.mustBe(given);
      const incident = await selectIncident(executor, tenantId, incidentId);
      if (incident === undefined) return undefined;
      if (incident.postmortemArtifactId !== null)
        return { postmortemArtifactId: incident.postmortemArtifactId, created: false };
      const postmortemArtifactId = await insertStub(incidentId, stub);
      await link(incidentId, postmortemArtifactId);
      return { postmortemArtifactId, created: true };
    },
    async publishPostmortem(given, { incidentId, ...asked }) {
      head.mustBe(given);
      const incident = await selectIncident(executor, tenantId, incidentId);
      if (incident === undefined) return undefined;
      const document = await documentOf(incidentId);
      const standing = publicationOf(document);
      if (standing !== undefined) return { ...standing, recorded: false };
      const { content, publishedAt, publishedBy } = asked;
      const id = document?.id ?? (await insertStub(incidentId, { createdAt: publishedAt, createdBy: publishedBy }));
      await sql`update ${documents} as p set status = 'published', content = ${JSON.stringify(content)}::json,
          updated_at = ${publishedAt}::timestamptz, published_at = ${publishedAt}::timestamptz,
          published_by = ${publishedBy}, published_recorded_at = ${head.recordedAt}::timestamptz
        where p.tenant_id = ${tenantId} and p.id = ${id}`.execute(executor.db);
      if (incident.postmortemArtifactId !== id) await link(incidentId, id);
      return { ...asked, postmortemArtifactId: id, recorded: true };
    },
  };
}

function publicationOf(document: PostmortemDocument | undefined): PostmortemPublication | undefined {
  if (document === undefined || document.publishedAt === null || document.publishedBy === null) return undefined;
  const { id, content, publishedAt, publishedBy } = document;
  return { postmortemArtifactId: id, content: content as PostmortemContent, publishedAt, publishedBy };
}
