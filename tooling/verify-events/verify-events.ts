import { verdictsBy } from "../verify/matrix.js";
import { NOT_APPLICABLE, verdictOf } from "../verify/verdict.js";
import { checkContract } from "./check-contract.js";
import { checkRefused } from "./check-refused.js";
import { checkActors, checkDelivery, checkEmitted, checkOrder, checkProjects, checkRepeated } from "./check-stored.js";
import { type EventContract, PRODUCT_CONTRACT } from "./contract.js";
import type { History } from "./history.js";
import { CHECKS, type EventRow } from "./matrix.js";
import { type StoredEvent, storedEvents } from "./stored-events.js";
import type { VerifiedProduct } from "./verified-product.js";

/** Holds the events that a history left behind against their contract, and tries what the contract refuses. */
export async function verifyEvents(
  product: VerifiedProduct,
  history: History,
  contract: EventContract = PRODUCT_CONTRACT,
): Promise<EventRow[]> {
  const all = await storedEvents(product.db, history.tenants);
  const strangers = [...new Set(all.map(({ type }) => type))].filter((type) => !contract.types.includes(type));
  const rows: EventRow[] = [];
  for (const name of contract.types) rows.push({ name, verdicts: await verdictsOn(name) });
  for (const name of strangers)
    rows.push({ name, verdicts: { ...NOTHING_TO_SEE, emitted: verdictOf(["it is emitted and of no known type"]) } });
  return rows;

  async function verdictsOn(type: string): Promise<EventRow["verdicts"]> {
    const events = all.filter((event) => event.type === type);
    const sample = fullest(events);
    const emitted = checkEmitted(contract, type, events, history);
    if (sample === undefined) return { ...NOTHING_TO_SEE, emitted };
    return {
      emitted,
      ...checkContract(contract, type, sample.payload),
      order: checkOrder(type, all),
      delivery: checkDelivery(events),
      actor: checkActors(events),
      project: checkProjects(type, events, history),
      repeated: checkRepeated(type, history),
      refused: await checkRefused(product, sample),
    };
  }
}

/** The event with the fewest nulls: there is most to try on it. */
function fullest(events: readonly StoredEvent[]): StoredEvent | undefined {
  const nulls = ({ payload }: StoredEvent) => Object.values(payload).filter((value) => value === null).length;
  return [...events].sort((a, b) => nulls(a) - nulls(b))[0];
}

/** What the checks say where there is no event to try them on. */
const NOTHING_TO_SEE = verdictsBy(CHECKS, () => NOT_APPLICABLE);

/** The event types that something was tried on: those of which an event had come out of the product. */
export function eventsCovered(rows: readonly EventRow[]): string[] {
  return rows.filter(({ verdicts }) => verdicts.refused.outcome !== "-").map(({ name }) => `event ${name}`);
}
