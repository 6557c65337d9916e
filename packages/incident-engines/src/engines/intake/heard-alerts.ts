import type { SignalView } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import { type AlertName, alertSignalId } from "./alert-name.js";
import type { HeardAlert } from "./alert-occurrence.js";

/** How many occurrences of an alert are looked for at first; few alerts have more. */
const FIRST_LOOK = 2;

/**
 * What was heard last of each alert, in their order; `undefined` of one that was never heard of. Occurrences follow one
 * another, so that more of them are looked for only where all looked for so far are there.
 *
 * @example await heardAlerts(ports, "acme", [alertName(notification, alert)])
 */
export async function heardAlerts(
  { signals }: Pick<ReadPorts, "signals">,
  tenantId: string,
  names: readonly AlertName[],
): Promise<(HeardAlert | undefined)[]> {
  const heard: (HeardAlert | undefined)[] = names.map(() => undefined);
  let open = names.map((_, index) => index);
  for (let from = 0, size = FIRST_LOOK; open.length > 0; from += size, size *= 2) {
    const ids = new Map(open.map((index) => [index, idsOf(names[index] as AlertName, from, size)]));
    const stored = await storedOf([...ids.values()].flat(2));
    for (const [index, pairs] of ids) heard[index] = lastOf(pairs, from, stored) ?? heard[index];
    const last = from + size - 1;
    open = open.filter((index) => heard[index]?.occurrence === last);
  }
  return heard;

  async function storedOf(ids: readonly string[]): Promise<ReadonlyMap<string, SignalView>> {
    const found = await signals.findSignals(tenantId, [...new Set(ids)]);
    return new Map(found.map((signal) => [signal.signalId, signal]));
  }
}

/** Ids of the signals that an occurrence fires and is resolved by. */
type IdPair = readonly [fired: string, resolved: string];

function idsOf(name: AlertName, from: number, size: number): IdPair[] {
  return Array.from({ length: size }, (_, i) => [
    alertSignalId(name, "firing", from + i),
    alertSignalId(name, "resolved", from + i),
  ]);
}

function lastOf(
  pairs: readonly IdPair[],
  from: number,
  stored: ReadonlyMap<string, SignalView>,
): HeardAlert | undefined {
  const last = pairs.findLastIndex((ids) => ids.some((id) => stored.has(id)));
  const [firedId, resolvedId] = pairs[last] ?? [];
  if (firedId === undefined || resolvedId === undefined) return undefined;
  return { occurrence: from + last, fired: stored.get(firedId), resolved: stored.get(resolvedId) };
}
