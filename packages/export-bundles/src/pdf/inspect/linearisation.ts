import type { PdfFile, PdfObject } from "./pdf-file.js";
import { numberIn, type PdfDictionary, type PdfStream, type PdfValue } from "./pdf-values.js";
import { streamBytes } from "./stream-bytes.js";

/** What a linearised file says of itself in its first object, all of which must be true. */
const SAID: ReadonlySet<string> = new Set(["Linearized", "L", "H", "O", "E", "N", "T"]);

/** Largest hint stream. */
const MAX_HINT_BYTES = 1_024 * 1_024;

/** Where the bits begin that say how many objects each page has, and how many bits those are for a page. */
const PAGES_AT = 36;
const BITS_AT = 8;

/**
 * The numbers of the objects that only linearised files have, and by which some programs find pages: the dictionary
 * that stands first, and the hints. `undefined` when they would lead to other pages than those of the catalog.
 */
export function linearisation(file: PdfFile): readonly number[] | undefined {
  if (file.tables.length === 1) return [];
  const [first] = file.objects;
  if (first?.value.kind !== "dictionary") return undefined;
  const { value: said } = first;
  const pages = pagesOf(file);
  const hints = hintsAt(file, said);
  const isTrue =
    [...said.entries.keys()].every((name) => SAID.has(name)) &&
    numberIn(said, "Linearized") === 1 &&
    numberIn(said, "L") === file.length &&
    numberIn(said, "N") === pages.length &&
    numberIn(said, "O") === pages[0];
  if (!isTrue || hints?.value.kind !== "stream" || !leadsTo(pages, hints.value)) return undefined;
  return [first.number, hints.number];
}

/** The pages of a file whose tree of pages is known to be that of a report. */
function pagesOf({ objects, newest }: PdfFile): number[] {
  const values = new Map(objects.map(({ number, value }) => [number, value]));
  const resolved = (value: PdfValue | undefined) => (value?.kind === "reference" ? values.get(value.number) : value);
  const under = (value: PdfValue | undefined, name: string) =>
    value?.kind === "dictionary" ? value.entries.get(name) : undefined;
  const leaves = (node: PdfValue | undefined): number[] => {
    const kids = resolved(under(resolved(node), "Kids"));
    if (kids?.kind === "array") return kids.items.flatMap(leaves);
    return node?.kind === "reference" ? [node.number] : [];
  };
  return leaves(under(resolved(newest.trailer.entries.get("Root")), "Pages"));
}

function hintsAt({ objects }: PdfFile, said: PdfDictionary): PdfObject | undefined {
  const place = said.entries.get("H");
  if (place?.kind !== "array" || place.items.length !== 2) return undefined;
  const [at] = place.items;
  return objects.find((object) => at?.kind === "plain" && object.at === at.value);
}

/**
 * Whether the hints number the pages as they are numbered: the second page is object 1, and each page's objects
 * follow those of the page before.
 */
function leadsTo(pages: readonly number[], hints: PdfStream): boolean {
  const bytes = streamBytes(hints, MAX_HINT_BYTES);
  if (bytes === undefined || bytes.length < PAGES_AT) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const least = view.getUint32(0);
  const bits = view.getUint16(BITS_AT);
  if (bits > 32 || PAGES_AT * 8 + bits * pages.length > bytes.length * 8) return false;
  let next = 1;
  return pages.slice(1).every((page, index) => {
    const isThere = page === next;
    next += least + numberAt(bytes, PAGES_AT * 8 + bits * (index + 1), bits);
    return isThere;
  });
}

function numberAt(bytes: Uint8Array, from: number, bits: number): number {
  let number = 0;
  for (let at = from; at < from + bits; at++) number = number * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
  return number;
}
