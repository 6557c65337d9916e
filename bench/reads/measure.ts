/**
 * Medians in milliseconds of several ways, which take turns, so that a slow moment meets all of them.
 *
 * @example const [ours, bare] = await medians(50, [askOurs, askBare])
 */
export async function medians(rounds: number, ways: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = ways.map((): number[] => []);
  for (let round = -WARM_UP; round < rounds; round++)
    for (const [index, way] of ways.entries()) {
      const start = process.hrtime.bigint();
      await way();
      if (round >= 0) times[index]?.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  return times.map(median);
}

/** Rounds that are not counted: connections, caches and the compiler settle in them. */
const WARM_UP = 5;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Prints a line of a table: the first cell to the left, the others to the right, as wide as their titles. */
export function printLine(titles: readonly string[], cells: readonly (string | number)[]): void {
  const written = cells.map((cell, index) => {
    const text = typeof cell === "number" ? cell.toFixed(2) : cell;
    const width = titles[index]?.length ?? 0;
    return index === 0 ? text.padEnd(width) : text.padStart(width);
  });
  console.log(written.join("  "));
}
