/**
 * Does something with each of several things, at most so many at once, each as soon as there is room. What is done must
 * not reject.
 *
 * @example await severalAtOnce(tenants, 8, (tenantId) => serve(tenantId))
 */
export async function severalAtOnce<Thing>(
  things: readonly Thing[],
  most: number,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const waiting = [...things];
  await Promise.all(Array.from({ length: Math.min(most, waiting.length) }, takeTurns));

  async function takeTurns(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  }
}
