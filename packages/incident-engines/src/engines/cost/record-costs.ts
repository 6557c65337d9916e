import type { CostRecordInput, RecordedCosts } from "@hoc/incident-schemas";
import type { NewCostRecord } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../json-digest.js";
import { countCosts } from "./budget/count-costs.js";
import type { Metering } from "./budget/raise-crossings.js";
import { refuseFutureCosts } from "./cost-time.js";

/** Version of what is compared: another rule gets another number. */
const RECORD = "cost-record/v1";

/**
 * Stores what calls cost, each id once; answers in the order given. Of one id the first record stands, in one request
 * too. What is new counts towards the budgets that it falls under.
 *
 * @throws DomainError `cost_in_future` that names each such record; nothing is stored then
 * @example const { results } = await recordCosts({ ports, uuid: ambient.uuid }, "acme", records)
 */
export async function recordCosts(
  { ports, uuid }: Metering,
  tenantId: string,
  records: readonly CostRecordInput[],
): Promise<RecordedCosts> {
  refuseFutureCosts(records, ports.recordedAt);
  const made = records.map((record): NewCostRecord => {
    const { recordId = `cost_${uuid()}`, occurredAt = ports.recordedAt, ...spent } = record;
    return { ...spent, recordId, occurredAt, contentDigest: jsonDigest({ version: RECORD, ...record }) };
  });
  const firsts = new Map<string, NewCostRecord>();
  for (const record of made) if (!firsts.has(record.recordId)) firsts.set(record.recordId, record);
  const storedBefore = await ports.costs.insertCostRecords(tenantId, [...firsts.values()]);
  const inserted = [...firsts.values()].filter(({ recordId }) => !storedBefore.has(recordId));
  await countCosts({ ports, uuid }, tenantId, inserted);
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
