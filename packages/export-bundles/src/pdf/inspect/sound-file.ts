import type { PdfFile, PdfObject, PdfTable } from "./pdf-file.js";
import { numberIn } from "./pdf-values.js";

/** What the trailer of the newest table may say, and that of the other one of a linearised file. */
const NEWEST_TRAILER: ReadonlySet<string> = new Set(["Size", "Root", "Info", "ID", "Prev"]);
const OLDER_TRAILER: ReadonlySet<string> = new Set(["Size", "ID"]);

/**
 * Whether every object of a file stands there once, exactly where a table says, and the file was written in one go:
 * objects, table and end; or, linearised, one object and its table in front of the others and theirs. In such a file a
 * program that does not trust the table, and looks for objects itself, finds no others.
 */
export function isSound({ objects, tables, newest }: PdfFile): boolean {
  const offsets = tables.flatMap((table) => [...table.offsets]);
  const numbers = new Set(offsets.map(([number]) => number));
  return (
    isInOrder(objects, tables, newest) &&
    tables.every((table) => hasPlainTrailer(table, table === newest)) &&
    sizeOf(newest.trailer) === Math.max(...tables.map(({ trailer }) => sizeOf(trailer))) &&
    numbers.size === objects.length &&
    offsets.length === objects.length &&
    sameOffsets(objects, new Map(offsets))
  );
}

const sizeOf = (trailer: PdfTable["trailer"]) => numberIn(trailer, "Size") ?? Number.NaN;

function isInOrder(objects: readonly PdfObject[], tables: readonly PdfTable[], newest: PdfTable): boolean {
  const [first, second, ...more] = tables;
  if (first !== newest || more.length > 0) return false;
  const previous = numberIn(first.trailer, "Prev");
  if (second === undefined) return previous === undefined && first.objectsBefore === objects.length;
  return (
    first.objectsBefore === 1 && first.start === 0 && previous === second.at && second.objectsBefore === objects.length
  );
}

/** Programs leave out objects whose number is not below the size. */
function hasPlainTrailer({ trailer, offsets }: PdfTable, isNewest: boolean): boolean {
  const allowed = isNewest ? NEWEST_TRAILER : OLDER_TRAILER;
  const size = sizeOf(trailer);
  return (
    [...trailer.entries.keys()].every((name) => allowed.has(name)) &&
    [...offsets.keys()].every((number) => number > 0 && number < size)
  );
}

function sameOffsets(objects: readonly PdfObject[], offsets: ReadonlyMap<number, number>): boolean {
  return objects.every(({ number, at }) => offsets.get(number) === at);
}
