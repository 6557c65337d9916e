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
  let open = names.map((name, index) => ({ name, index }));
  for (let from = 0, size = FIRST_LOOK; open.length > 0; from += size, size *= 2) {
    const stored = await storedOf(open.flatMap(({ name }) => idsOf(name, from, size)));
    for (const { name, index } of open) heard[index] = lastOf(name, from, size, stored) ?? heard[index];
    const last = from + size - 1;
    open = open.filter(({ index }) => heard[index]?.occurrence === last);
  }
  return heard;

  async function storedOf(ids: readonly string[]): Promise<ReadonlyMap<string, SignalView>> {
    const found = await signals.findSignals(tenantId, [...new Set(ids)]);
    return new Map(found.map((signal) => [signal.signalId, signal]));
  }
}

function idsOf(name: AlertName, from: number, size: number): string[] {
  return Array.from({ length: size }, (_, i) => from + i).flatMap((occurrence) => [
    alertSignalId(name, "firing", occurrence),
    alertSignalId(name, "resolved", occurrence),
  ]);
}

function lastOf(
  name: AlertName,
  from: number,
  size: number,
  stored: ReadonlyMap<string, SignalView>,
): HeardAlert | undefined {
  for (let occurrence = from + size - 1; occurrence >= from; occurrence -= 1) {
    const fired = stored.get(alertSignalId(name, "firing", occurrence));
    const resolved = stored.get(alertSignalId(name, "resolved", occurrence));
    if (fired !== undefined || resolved !== undefined) return { occurrence, fired, resolved };
  }
  return undefined;
}
