import { type AnalyticsArtifact, type ArtifactDraft, DomainError } from "@hoc/incident-schemas";
import type { Ambient, AnalyticsArtifactsDriver, ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "../database/incidents-at.js";
import { rowsOf } from "../database/insert-rows.js";
import { ANALYTICS_ARTIFACTS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

/**
 * Binds the reads of artifacts to an executor.
 *
 * @example await createAnalyticsArtifactsReader(executor).listArtifacts("acme", 100)
 */
export function createAnalyticsArtifactsReader(
  executor: ReadExecutor,
): Pick<AnalyticsArtifactsDriver, "getArtifact" | "listArtifacts"> {
  const newest = async (where: RawBuilder<unknown>, limit: number, at?: ReadPoint) =>
    artifactsOf(
      executor,
      sql`select ${fields} from ${tableRef(executor, ANALYTICS_ARTIFACTS)} as a
        where ${where} ${recordedBy("a", at)} order by a.sequence desc limit ${limit}`,
    );
  return {
    getArtifact(tenantId, { datasetId, datasetVersion, limit, at }) {
      const ofVersion = datasetVersion === undefined ? sql`` : sql`and a.dataset_version = ${datasetVersion}`;
      return newest(sql`a.tenant_id = ${tenantId} and a.dataset_id = ${datasetId} ${ofVersion}`, limit, at);
    },
    listArtifacts: (tenantId, limit, at) => newest(sql`a.tenant_id = ${tenantId}`, limit, at),
  };
}

/**
 * Binds the artifacts to a write transaction. A repeated save finds the stored row and leaves nothing, no number of the
 * sequence either. Whose insert comes first is the unique key's to decide, also against a writer without the head.
 *
 * @example await createAnalyticsArtifactsDriver(executor, head, ambient).saveArtifact("acme", draft)
 */
export function createAnalyticsArtifactsDriver(
  executor: WriteExecutor,
  head: TenantHead,
  ambient: Pick<Ambient, "uuid">,
): AnalyticsArtifactsDriver {
  const reader = createAnalyticsArtifactsReader(executor);

  async function find(tenantId: string, { datasetId, datasetVersion }: ArtifactDraft) {
    const [stored] = await reader.getArtifact(tenantId, { datasetId, datasetVersion, limit: 1 });
    return stored;
  }

  async function insert(tenantId: string, draft: ArtifactDraft) {
    const { datasetId, datasetVersion, inputWindowHash, asOf, computeCodeVersion } = draft;
    const { recordedAt } = head;
    const [inserted] = await artifactsOf(
      executor,
      sql`insert into ${tableRef(executor, ANALYTICS_ARTIFACTS)} as a (tenant_id, id, dataset_id, dataset_version,
          input_window_hash, as_of, compute_code_version, created_at, recorded_at, sequence)
        values (${tenantId}, ${`art_${ambient.uuid()}`}, ${datasetId}, ${datasetVersion}, ${inputWindowHash},
          ${asOf}::timestamptz, ${computeCodeVersion}, ${recordedAt}::timestamptz, ${recordedAt}::timestamptz,
          ${head.take()})
        on conflict (tenant_id, dataset_id, dataset_version) do nothing
        returning ${fields}`,
    );
    return inserted;
  }

  return {
    ...reader,
    async saveArtifact(tenantId, draft) {
      head.mustBe(tenantId);
      const before = await find(tenantId, draft);
      if (before !== undefined) return { artifact: before, recorded: false };
      const inserted = await insert(tenantId, draft);
      if (inserted !== undefined) return { artifact: inserted, recorded: true };
      const faster = await find(tenantId, draft);
      if (faster !== undefined) return { artifact: faster, recorded: false };
      throw new DomainError("internal_error", "The artifact is neither new nor stored.");
    },
  };
}

const fields = selectList(ANALYTICS_ARTIFACTS.columns, "a");

async function artifactsOf(executor: ReadExecutor, statement: RawBuilder<unknown>): Promise<AnalyticsArtifact[]> {
  return (await rowsOf(executor, statement)).map((row) => fromDb(ANALYTICS_ARTIFACTS.columns, row));
}
