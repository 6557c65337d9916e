import type { FeatureTag } from "@hoc/incident-schemas";
import type { FeatureTagDriver } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "../database/incidents-at.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { FEATURE_TAGS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

/**
 * Binds the reads of how features are called to an executor.
 *
 * @example await createFeatureTagReader(executor).listFeatureTags("acme", { limit: 20, at })
 */
export function createFeatureTagReader(executor: ReadExecutor): Pick<FeatureTagDriver, "listFeatureTags"> {
  const tags = tableRef(executor, FEATURE_TAGS);
  return {
    listFeatureTags: (tenantId, page) =>
      featureTagsOf(
        executor,
        sql`select ${fields} from ${tags} as f
          where f.tenant_id = ${tenantId} and not exists (
            select 1 from ${tags} as later
            where later.tenant_id = ${tenantId} and later.tag = f.tag and later.sequence > f.sequence
              ${recordedBy("later", page.at)}
          ) ${newestFirst("f", page)}`,
      ),
  };
}

/**
 * Binds how features are called to a write transaction.
 *
 * @example await createFeatureTagDriver(executor, head).insertFeatureTag("acme", feature)
 */
export function createFeatureTagDriver(executor: WriteExecutor, head: TenantHead): FeatureTagDriver {
  return {
    ...createFeatureTagReader(executor),
    async insertFeatureTag(tenantId, feature) {
      head.mustBe(tenantId);
      const row = { ...feature, tenantId, sequence: head.take(), recordedAt: head.recordedAt };
      await insertRows(executor, FEATURE_TAGS, [row], {});
      return row;
    },
    async fetchFeatureTag(tenantId, tag) {
      const [feature] = await featureTagsOf(
        executor,
        sql`select ${fields} from ${tableRef(executor, FEATURE_TAGS)} as f
          where f.tenant_id = ${tenantId} and f.tag = ${tag} order by f.sequence desc limit 1`,
      );
      return feature;
    },
  };
}

const fields = selectList(FEATURE_TAGS.columns, "f");

async function featureTagsOf(executor: ReadExecutor, statement: RawBuilder<unknown>): Promise<FeatureTag[]> {
  return (await rowsOf(executor, statement)).map((row) => fromDb(FEATURE_TAGS.columns, row));
}
