/** A stretch, its end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Puts spans into lanes so that no two of a lane overlap, with as few lanes as can be; gives the lane of each span, in
 * the order of the spans.
 *
 * @example packLanes([{ from: 0, to: 5 }, { from: 3, to: 9 }, { from: 5, to: 6 }]) // [0, 1, 0]
 */
export function packLanes(spans: readonly Span[]): number[] {
  const ends: number[] = [];
  const lanes = new Array<number>(spans.length).fill(0);
  const byStart = [...spans.entries()].sort(([i, a], [j, b]) => a.from - b.from || i - j);
  for (const [position, { from, to }] of byStart) {
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    lanes[position] = lane;
  }
  return lanes;
}

/** How many lanes a packing takes. */
export function laneCount(lanes: readonly number[]): number {
  return lanes.reduce((most, lane) => Math.max(most, lane + 1), 0);
}

/** How many of the spans, counted from the first, fit into so many lanes. */
export function fittingSpans(spans: readonly Span[], lanes: number): number {
  let [fits, tooMany] = [0, spans.length + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (laneCount(packLanes(spans.slice(0, middle))) <= lanes) fits = middle;
    else tooMany = middle;
  }
  return fits;
}
