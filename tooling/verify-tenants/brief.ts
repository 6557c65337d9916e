import type { Kind, Scene } from "./scenes.js";

/** So many scenes of a kind are played of every way, whatever else is left out: the plain ones, which come first. */
const ALWAYS: Partial<Readonly<Record<Kind, number>>> = { own: 2, "no tenant": 1, keys: 1 };

/**
 * The scenes of a play that has little time: of every way and every kind the plain ones, and one of the others. Which one
 * goes by turns, so that over all ways every variant has its turn.
 */
export function briefly(scenes: readonly Scene[]): Scene[] {
  const ways = [...new Set(scenes.map(({ way }) => way))];
  return ways.flatMap((way, turn) => {
    const ofWay = scenes.filter((scene) => scene.way === way);
    return [...new Set(ofWay.map(({ kind }) => kind))].flatMap((kind) => {
      const ofKind = ofWay.filter((scene) => scene.kind === kind);
      const plain = ofKind.slice(0, ALWAYS[kind] ?? 0);
      const others = ofKind.slice(plain.length);
      return others.length === 0 ? plain : [...plain, others[turn % others.length] as Scene];
    });
  });
}
