import { MICROS_PER_SECOND, microsOf } from "@hoc/incident-schemas";

const MINUTE = 60 * MICROS_PER_SECOND;

/** What a log is played on. */
export interface LiveStage {
  /** Sets the clock, in microseconds since the epoch. */
  moveTo(micros: number): void;
  /** The sweep that a server runs. */
  sweep(): Promise<unknown>;
  /** How long an incident may be silent before the sweep resolves it. */
  readonly autoResolveAfterSeconds: number;
}

/**
 * Plays a log as it happened: in the order of time, a minute after the other, by a clock that stands at the end of each
 * minute; and sweeps once what was heard of in a minute can have fallen silent. Between those sweeps there is nothing that
 * one could find. Every item must say when it occurred.
 *
 * @example
 * await playAsItHappened(signals, ({ occurredAt }) => occurredAt, stage, (ofMinute) => operations.record("acme", ofMinute))
 */
export async function playAsItHappened<Item>(
  items: readonly Item[],
  occurredAtOf: (item: Item) => string | undefined,
  stage: LiveStage,
  record: (ofMinute: readonly Item[]) => Promise<void>,
): Promise<void> {
  const minutes = byMinute(items, occurredAtOf);
  const silence = Math.ceil((stage.autoResolveAfterSeconds * MICROS_PER_SECOND) / MINUTE) + 1;
  const sweeps = new Set([...minutes.keys()].map((minute) => minute + silence));
  for (const minute of [...new Set([...minutes.keys(), ...sweeps])].sort((a, b) => a - b)) {
    stage.moveTo((minute + 1) * MINUTE);
    const ofMinute = minutes.get(minute);
    if (ofMinute !== undefined) await record(ofMinute);
    if (sweeps.has(minute)) await stage.sweep();
  }
}

/** Items by the minute in which they occurred, in the order of time; those of one instant in the order given. */
function byMinute<Item>(items: readonly Item[], occurredAtOf: (item: Item) => string | undefined): Map<number, Item[]> {
  const timed = items.map((item, position) => {
    const occurredAt = occurredAtOf(item);
    if (occurredAt === undefined) throw new TypeError(`item ${position} does not say when it occurred`);
    return { at: microsOf(occurredAt), item };
  });
  const minutes = new Map<number, Item[]>();
  for (const { at, item } of timed.sort((a, b) => a.at - b.at)) {
    const minute = Math.floor(at / MINUTE);
    const ofMinute = minutes.get(minute);
    if (ofMinute === undefined) minutes.set(minute, [item]);
    else ofMinute.push(item);
  }
  return minutes;
}
