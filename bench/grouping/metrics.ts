/** How well found groups agree with true ones, over all pairs of items. */
export interface PairwiseQuality {
  readonly items: number;
  readonly foundGroups: number;
  readonly trueGroups: number;
  /** Of the pairs that were put together, the share that belongs together; 1 when none were put together. */
  readonly precision: number;
  /** Of the pairs that belong together, the share that was put together; 1 when none belong together. */
  readonly recall: number;
  readonly f1: number;
}

/** A stretch of time in microseconds, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How incidents meet faults whose times are known. */
export interface FaultQuality {
  readonly faults: number;
  readonly incidents: number;
  /** Faults during which an incident went on. */
  readonly found: number;
  /** Faults with exactly one incident, which has no other fault. */
  readonly oneToOne: number;
  /** Faults with several incidents. */
  readonly split: number;
  /** Incidents that went on during several faults. */
  readonly melted: number;
  /** Incidents that went on during no fault. */
  readonly stray: number;
  /** Found faults whose first incident went on already when they began. */
  readonly begunBefore: number;
  /** Of the other found faults: from the fault's begin to that of its first incident, shortest first. */
  readonly delays: readonly number[];
}

/**
 * Compares groups item by item. Items without a true group are left out.
 *
 * Counts by the sizes of groups: of n items in one group, n(n − 1)/2 pairs are together.
 *
 * @throws RangeError when an item with a true group is in no found one
 */
export function pairwise(found: ReadonlyMap<string, string>, truth: ReadonlyMap<string, string>): PairwiseQuality {
  const byFound = new Map<string, number>();
  const byTruth = new Map<string, number>();
  const byBoth = new Map<string, number>();
  for (const [item, trueGroup] of truth) {
    const foundGroup = found.get(item);
    if (foundGroup === undefined) throw new RangeError(`${item} is in no group`);
    count(byFound, foundGroup);
    count(byTruth, trueGroup);
    count(byBoth, JSON.stringify([foundGroup, trueGroup]));
  }
  const together = pairsIn(byBoth);
  const precision = share(together, pairsIn(byFound));
  const recall = share(together, pairsIn(byTruth));
  return {
    items: truth.size,
    foundGroups: byFound.size,
    trueGroups: byTruth.size,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** Compares incidents with faults by the times at which they went on. */
export function faultQuality(incidents: readonly Span[], faults: readonly Span[]): FaultQuality {
  const faultsOf = incidents.map((incident) => faults.filter((fault) => overlap(incident, fault)).length);
  let [found, oneToOne, split, begunBefore] = [0, 0, 0, 0];
  const delays: number[] = [];
  for (const fault of faults) {
    const own = [...incidents.keys()].filter((index) => overlap(incidents[index] as Span, fault));
    if (own.length === 0) continue;
    found += 1;
    if (own.length > 1) split += 1;
    else if (own.every((index) => faultsOf[index] === 1)) oneToOne += 1;
    const begin = Math.min(...own.map((index) => (incidents[index] as Span).from));
    if (begin < fault.from) begunBefore += 1;
    else delays.push(begin - fault.from);
  }
  return {
    faults: faults.length,
    incidents: incidents.length,
    found,
    oneToOne,
    split,
    melted: faultsOf.filter((faults) => faults > 1).length,
    stray: faultsOf.filter((faults) => faults === 0).length,
    begunBefore,
    delays: delays.sort((a, b) => a - b),
  };
}

/**
 * The smallest value that a share of all values does not exceed, of values in rising order; NaN of none.
 *
 * @example quantile([1, 2, 3, 4], 0.5) // 2
 */
export function quantile(rising: readonly number[], part: number): number {
  return rising[Math.max(0, Math.ceil(rising.length * part) - 1)] ?? Number.NaN;
}

function overlap(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function count(sizes: Map<string, number>, group: string): void {
  sizes.set(group, (sizes.get(group) ?? 0) + 1);
}

function pairsIn(sizes: ReadonlyMap<string, number>): number {
  let pairs = 0;
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
