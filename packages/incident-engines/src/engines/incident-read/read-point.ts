import { addSeconds, type Instant, invalidInput } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";

/**
 * How far behind the clock a read without `asOf` stays on a tenant that is quiet: a transaction that began before the
 * read may still commit below the clock, and the answer would not be the same again. What is committed is never hidden.
 */
const READ_SETTLE_SECONDS = 5;

/**
 * The point that a read is made at: the one asked for, or else the newest that nothing can be recorded before.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example const point = await readPointOf(ports, "acme", input.asOf, ambient.clock())
 */
export async function readPointOf(
  { readPoints }: Pick<ReadPorts, "readPoints">,
  tenantId: string,
  asOf: Instant | undefined,
  now: Instant,
): Promise<ReadPoint> {
  const progress = await readPoints.findProgress(tenantId);
  const lastRecordedAt = progress?.lastRecordedAt ?? "";
  if (asOf !== undefined && asOf > now && asOf > lastRecordedAt)
    throw invalidInput([{ pointer: "/asOf", message: "lies in the future" }]);
  const settled = addSeconds(now, -READ_SETTLE_SECONDS);
  const instant = asOf ?? laterOf(lastRecordedAt, settled);
  if (lastRecordedAt <= instant)
    return { asOf: instant, sequence: progress?.lastSequence ?? 0, isLatest: readPoints.isOneSnapshot };
  return { asOf: instant, sequence: await readPoints.findSequenceAt(tenantId, instant), isLatest: false };
}

function laterOf(a: Instant, b: Instant): Instant {
  return [a, b].sort().at(-1) as Instant;
}

/**
 * What an answer says of the point that it was read at.
 *
 * @example { ...page, ...readAt(point) }
 */
export function readAt({ asOf, sequence }: ReadPoint): { readonly asOf: Instant; readonly dataVersion: number } {
  return { asOf, dataVersion: sequence };
}
