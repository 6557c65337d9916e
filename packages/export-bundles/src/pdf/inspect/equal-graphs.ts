import { sameBytes } from "../../crypto/bytes.js";
import type { PdfFile } from "./pdf-file.js";
import { NOTHING, type PdfDictionary, type PdfStream, type PdfValue } from "./pdf-values.js";
import { streamBytes } from "./stream-bytes.js";

/** How a stream is packed, which may change when a file is written anew. */
const PACKING: ReadonlySet<string> = new Set(["Length", "Filter", "DecodeParms"]);

/** Largest stream that is compared; those of reports are far smaller. */
const MAX_STREAM_BYTES = 64 * 1_024 * 1_024;

type Pair = readonly [PdfValue, PdfValue];

/**
 * Compares everything that can be reached from the catalogs and the metadata of two files in which no object is
 * defined twice, whatever numbers the objects have and however their streams are packed.
 *
 * @returns the object of the other file for every object of the one that was reached; `undefined` when they differ.
 */
export function equalGraphs(one: PdfFile, other: PdfFile): ReadonlyMap<number, number> | undefined {
  const [objects, otherObjects] = [byNumber(one), byNumber(other)];
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  const open = ["Root", "Info"].map(
    (name): Pair => [
      one.newest.trailer.entries.get(name) ?? NOTHING,
      other.newest.trailer.entries.get(name) ?? NOTHING,
    ],
  );
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    let [left, right] = pair;
    if (left.kind === "reference" && right.kind === "reference") {
      const partner = partners.get(left.number);
      if (partner === right.number) continue;
      if (partner !== undefined || taken.has(right.number)) return undefined;
      partners.set(left.number, right.number);
      taken.add(right.number);
      const [leftObject, rightObject] = [objects.get(left.number), otherObjects.get(right.number)];
      if (leftObject === undefined || rightObject === undefined) return undefined;
      [left, right] = [leftObject, rightObject];
    }
    const inside = compare(left, right);
    if (inside === undefined) return undefined;
    for (const next of inside) open.push(next);
  }
  return partners;
}

function byNumber({ objects }: PdfFile): ReadonlyMap<number, PdfValue> {
  return new Map(objects.map(({ number, value }) => [number, value]));
}

/** The pairs that must be equal for two values to be equal, or `undefined` when they differ in themselves. */
function compare(one: PdfValue, other: PdfValue): readonly Pair[] | undefined {
  if (one.kind === "stream" && other.kind === "stream") {
    return sameStream(one, other) ? pairsOf(one, other, PACKING) : undefined;
  }
  if (one.kind === "dictionary" && other.kind === "dictionary") return pairsOf(one, other);
  if (one.kind === "array" && other.kind === "array") {
    if (one.items.length !== other.items.length) return undefined;
    return one.items.map((item, index): Pair => [item, other.items[index] ?? NOTHING]);
  }
  return sameValue(one, other) ? [] : undefined;
}

function pairsOf(
  one: PdfDictionary | PdfStream,
  other: PdfDictionary | PdfStream,
  ignored: ReadonlySet<string> = new Set(),
): Pair[] {
  const names = new Set([...one.entries.keys(), ...other.entries.keys()]);
  return [...names]
    .filter((name) => !ignored.has(name))
    .map((name) => [one.entries.get(name) ?? NOTHING, other.entries.get(name) ?? NOTHING]);
}

function sameStream(one: PdfStream, other: PdfStream): boolean {
  const right = streamBytes(other, MAX_STREAM_BYTES);
  if (right === undefined) return false;
  const left = streamBytes(one, right.length);
  return left !== undefined && sameBytes(left, right);
}

function sameValue(one: PdfValue, other: PdfValue): boolean {
  if (one.kind === "name" && other.kind === "name") return one.name === other.name;
  if (one.kind === "text" && other.kind === "text") return one.bytes === other.bytes;
  return one.kind === "plain" && other.kind === "plain" && one.value === other.value;
}
