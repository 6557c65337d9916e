import { timelineFields } from "@hoc/incident-schemas";
import type { ReadPoint, SaltedEntry } from "@hoc/incident-schemas/ports";
import { fieldSalt } from "../../database/append-timeline.js";
import { selectChainKey, selectTimelines } from "../../database/stored-timeline.js";
import type { ReadExecutor } from "../../executor.js";

/**
 * The incident's timeline by a point with the salts that its fields were chained with. The salts are made here: the key
 * that they are made of is not given out.
 */
export async function fetchSaltedTimeline(
  executor: ReadExecutor,
  tenantId: string,
  incidentId: string,
  at: ReadPoint,
): Promise<SaltedEntry[]> {
  const { saltKey } = await selectChainKey(executor, tenantId);
  const entries = await selectTimelines(executor, tenantId, [incidentId], at);
  return entries.map((entry) => ({
    ...entry,
    fields: timelineFields(entry.description, entry.data).map(([name, value]) => ({
      name,
      salt: fieldSalt(saltKey, incidentId, entry.sequenceNo, name),
      value,
    })),
  }));
}
