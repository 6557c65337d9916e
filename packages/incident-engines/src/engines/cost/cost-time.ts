import { addSeconds, DomainError, type Instant } from "@hoc/incident-schemas";

/** How far apart the clocks of two machines may be: what the host dates this much later is not from the future. */
const CLOCK_TOLERANCE_SECONDS = 300;

/** What is said to have been spent at some instant; no instant means now. */
interface Spending {
  readonly occurredAt?: Instant | undefined;
}

/**
 * Refuses costs that lie in the future: they would fill a budget that is not there yet and leave the one that is.
 *
 * @throws DomainError `cost_in_future` that names each by its position
 * @example refuseFutureCosts(records, ports.recordedAt)
 */
export function refuseFutureCosts(
  costs: readonly Spending[],
  now: Instant,
  pointerOf = (index: number) => `/records/${index}/occurredAt`,
): void {
  const latest = addSeconds(now, CLOCK_TOLERANCE_SECONDS);
  const fields = costs.flatMap(({ occurredAt }, index) =>
    occurredAt !== undefined && occurredAt > latest
      ? [{ pointer: pointerOf(index), message: `is later than ${latest}` }]
      : [],
  );
  const [first] = fields;
  if (first === undefined) return;
  const sentence = `${first.pointer}: a cost cannot lie in the future, and nothing was stored; it is ${now} here.`;
  throw new DomainError("cost_in_future", sentence, { fields: fields.slice(0, 20), latest });
}

/**
 * Refuses what a reserved step did cost where it lies outside the time since it was reserved.
 *
 * @throws DomainError `cost_in_future`, `cost_before_reservation`
 * @example refuseForeignTime(spent, stored.reservedAt, ports.recordedAt)
 */
export function refuseForeignTime(spent: Spending, reservedAt: Instant, now: Instant): void {
  refuseFutureCosts([spent], now, () => "/occurredAt");
  const earliest = addSeconds(reservedAt, -CLOCK_TOLERANCE_SECONDS);
  if (spent.occurredAt === undefined || spent.occurredAt >= earliest) return;
  throw new DomainError(
    "cost_before_reservation",
    `/occurredAt: the step was reserved at ${reservedAt} and cannot have cost anything before it; nothing was stored.`,
    { fields: [{ pointer: "/occurredAt", message: `is earlier than ${earliest}` }], earliest },
  );
}
