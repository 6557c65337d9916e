import type { Chance } from "./chance.js";

/** Names that answers told, so that later requests can speak of things that are there. */
export interface KnownThings {
  /** Takes every text of an answer whose member is called like an id, a cursor or a version. */
  learn(answer: unknown): void;
  /** A value that some answer had under this name; `undefined` while there is none. */
  recall(name: string, chance: Chance): unknown;
}

const WORTH_KNOWING = /(?:Id|^id|Cursor|Tag|^asOf|signature|fingerprint|category|^version|^treeSize)$/;
const KEPT = 50;
const DEEPEST = 8;

/** Starts without any. */
export function createKnownThings(): KnownThings {
  const known = new Map<string, unknown[]>();

  function keep(name: string, value: unknown): void {
    const values = known.get(name) ?? [];
    if (values.includes(value)) return;
    known.set(name, [...values.slice(values.length < KEPT ? 0 : 1), value]);
  }

  function learn(value: unknown, depth = 0): void {
    if (typeof value !== "object" || value === null || depth > DEEPEST) return;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === "object") learn(member, depth + 1);
      else if (WORTH_KNOWING.test(name) && member !== "" && String(member).length < 500) keep(name, member);
    }
  }

  return {
    learn: (answer) => learn(answer),
    recall(name, chance) {
      const values = known.get(name) ?? known.get(name === "cursor" ? "nextCursor" : "id") ?? [];
      return values.length === 0 ? undefined : chance.oneOf(values);
    },
  };
}
