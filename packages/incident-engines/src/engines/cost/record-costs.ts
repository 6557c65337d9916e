import type { CostRecordInput, RecordedCosts } from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts, NewCostRecord } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../json-digest.js";

/** Version of what is compared: another rule gets another number. */
const RECORD = "cost-record/v1";

/**
 * Stores what calls cost, each id once; answers in the order given. Of one id the first record stands, in one request
 * too.
 *
 * @example const { results } = await recordCosts({ ports, uuid: ambient.uuid }, "acme", records)
 */
export async function recordCosts(
  { ports, uuid }: { readonly ports: Pick<IncidentPorts, "costs" | "recordedAt">; readonly uuid: Ambient["uuid"] },
  tenantId: string,
  records: readonly CostRecordInput[],
): Promise<RecordedCosts> {
  const made = records.map((record): NewCostRecord => {
    const { recordId = `cost_${uuid()}`, occurredAt = ports.recordedAt, ...spent } = record;
    return { ...spent, recordId, occurredAt, contentDigest: jsonDigest({ version: RECORD, ...record }) };
  });
  const firsts = new Map<string, NewCostRecord>();
  for (const record of made) if (!firsts.has(record.recordId)) firsts.set(record.recordId, record);
  const storedBefore = await ports.costs.insertCostRecords(tenantId, [...firsts.values()]);
  return {
    results: made.map((record) => {
      const { recordId, contentDigest } = record;
      const first = firsts.get(recordId);
      const before = storedBefore.get(recordId);
      if (first === record && before === undefined) return { recordId, outcome: "recorded" };
      const differs = contentDigest !== (before ?? first?.contentDigest);
      return { recordId, outcome: "duplicate", ...(differs && { conflict: true }) };
    }),
  };
}
