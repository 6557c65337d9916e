import type { Scene } from "./scenes.js";
import type { Seen } from "./seen.js";

/** What is wrong with a call: what it tells or does that depends on the victim, and what it should have come to. */
export function findings(scene: Scene, alone: Seen, seen: Seen, marks: readonly string[]): string[] {
  return [...leaks(scene, alone, seen, marks), ...failures(scene, seen)].map((what) => `${scene.title}: ${what}`);
}

/** What a call tells of the victim, or does to it: without the victim it would have been the same call. */
export function leaks({ says, countsCalls }: Scene, alone: Seen, seen: Seen, marks: readonly string[]): string[] {
  const said = wordsOf(says);
  return [
    ...(seen.changedVictim ? ["changes what the victim has"] : []),
    ...(seen.stored === alone.stored ? [] : ["stores something else than without the victim"]),
    ...marksIn(seen.text, marks, said).map((mark) => `shows ${JSON.stringify(mark)}, which is the victim's`),
    ...marksIn(seen.log, marks, said).map((mark) => `logs ${JSON.stringify(mark)}, which is the victim's`),
    ...(seen.text === alone.text || countsCalls
      ? []
      : [`answers something else than without the victim: ${difference(alone, seen)}`]),
    ...(seen.log === alone.log ? [] : ["logs something else than without the victim"]),
  ];
}

function failures({ outcome }: Scene, { refusedAs, statements, text, before }: Seen): string[] {
  const broken = refusedAs === "internal_error" || refusedAs === "500" || refusedAs === "nobody foresaw it";
  return [
    ...(broken ? [`fails: ${text}`] : []),
    ...(before?.refusedAs === undefined ? [] : [`the victim was refused before it: ${before.text}`]),
    ...(outcome === "answered" && refusedAs !== undefined ? [`is refused: ${text}`] : []),
    ...(outcome.startsWith("refused") && refusedAs === undefined ? ["is not refused"] : []),
    ...(outcome === "refused before anything is asked" && statements.length > 0
      ? [`asks the database before it is refused: ${statements[0]}`]
      : []),
  ];
}

/** Every text in what a caller says, the longest first. */
function wordsOf(says: unknown): string[] {
  const words: string[] = [];
  JSON.stringify(says, (_, value: unknown) => {
    if (typeof value === "string" && value !== "") words.push(value, ...wordsInJson(value));
    return value;
  });
  return words.sort((a, b) => b.length - a.length);
}

function wordsInJson(text: string): string[] {
  try {
    const inside: unknown = JSON.parse(text);
    return typeof inside === "object" ? wordsOf(inside) : [];
  } catch {
    return text.startsWith("/") ? [...new URL(text, "http://said").searchParams.values(), ...decodedParts(text)] : [];
  }
}

function decodedParts(path: string): string[] {
  return new URL(path, "http://said").pathname.split("/").map(decodeURIComponent);
}

/** The marks in a text, apart from what the caller said itself. */
function marksIn(text: string, marks: readonly string[], said: readonly string[]): string[] {
  if (!marks.some((mark) => text.includes(mark))) return [];
  const rest = said.filter((word) => word.length > 2).reduce((left, word) => left.replaceAll(word, "…"), text);
  return marks.filter((mark) => rest.includes(mark));
}

const SHOWN = 160;

function difference({ text: alone }: Seen, { text }: Seen): string {
  const at = [...text].findIndex((character, index) => character !== alone[index]);
  const from = Math.max(0, (at === -1 ? text.length : at) - 40);
  return `…${text.slice(from, from + SHOWN)}… for …${alone.slice(from, from + SHOWN)}…`;
}
