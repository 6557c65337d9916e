/** How well found groups agree with true ones, over all pairs of items. */
export interface PairwiseQuality {
  readonly items: number;
  readonly foundGroups: number;
  readonly trueGroups: number;
  /** Of the pairs that were put together, the share that belongs together. */
  readonly precision: number;
  /** Of the pairs that belong together, the share that was put together. */
  readonly recall: number;
  readonly f1: number;
}

/** Compares groups item by item; items without a true group are left out. */
export function pairwise(found: ReadonlyMap<string, string>, truth: ReadonlyMap<string, string>): PairwiseQuality {
  const items = [...truth].flatMap(([item, trueGroup]) => {
    const group = found.get(item);
    return group === undefined ? [] : [{ group, trueGroup }];
  });
  const byFound = sizes(items.map(({ group }) => group));
  const byTruth = sizes(items.map(({ trueGroup }) => trueGroup));
  const both = pairs(sizes(items.map((item) => JSON.stringify([item.group, item.trueGroup]))));
  const precision = both / pairs(byFound);
  const recall = both / pairs(byTruth);
  return {
    items: items.length,
    foundGroups: byFound.length,
    trueGroups: byTruth.length,
    precision,
    recall,
    f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

function sizes(groups: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts.values()];
}

function pairs(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
