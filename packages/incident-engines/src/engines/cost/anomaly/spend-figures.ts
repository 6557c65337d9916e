import type { Instant } from "@hoc/incident-schemas";
import type { SpendFigures, SpendOfEntity } from "@hoc/incident-schemas/ports";

/**
 * What an entity spent on a day until an hour's end; on the whole day as far as it is added up when none is given.
 *
 * @example spentUntil(entity, "2026-03-14T06:00:00.000000Z").costMicros
 */
export function spentUntil({ hours }: Pick<SpendOfEntity, "hours">, until?: Instant): SpendFigures {
  const sum = { costMicros: 0, records: 0, requests: 0, tokens: 0 };
  for (const hour of hours) {
    if (until !== undefined && hour.until > until) break;
    sum.costMicros += hour.costMicros;
    sum.records += hour.records;
    sum.requests += hour.requests;
    sum.tokens += hour.tokens;
  }
  return sum;
}
