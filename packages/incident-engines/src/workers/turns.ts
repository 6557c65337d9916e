/** Does a step when all earlier ones of the same name are done; resolves when it is done itself. */
export type InTurn = (name: string, step: () => Promise<void>) => Promise<void>;

/**
 * Makes turns: steps of one name are done one after the other, those of different names at once. Steps must not reject.
 *
 * @example const inTurn = createTurns(); await inTurn("whe_1", () => settle(event))
 */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<void>>();
  return (name, step) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(step);
    last.set(name, turn);
    return turn;
  };
}
