import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { sameBytes } from "../../crypto/bytes.js";
import type { PdfFile } from "./pdf-file.js";
import { streamBytes } from "./stream-bytes.js";

/** How a stream is packed, which may change when a file is written anew. */
const PACKING: ReadonlySet<PDFName> = new Set(["Length", "Filter", "DecodeParms"].map((name) => PDFName.of(name)));

/** Largest stream that is compared; those of reports are far smaller. */
const MAX_STREAM_BYTES = 256 * 1_024 * 1_024;

/**
 * Whether two files say the same in everything that can be reached from their catalog and their metadata, whatever
 * numbers their objects have and however their streams are packed.
 */
export function equalGraphs(one: PdfFile, other: PdfFile): boolean {
  const partners = new Map<string, string>();
  const open: [PDFObject | undefined, PDFObject | undefined][] = ["Root", "Info"].map((name) => [
    one.trailer.get(PDFName.of(name)),
    other.trailer.get(PDFName.of(name)),
  ]);
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [left, right] = pair;
    if (left instanceof PDFRef && right instanceof PDFRef) {
      const partner = partners.get(left.tag);
      if (partner === right.tag) continue;
      if (partner !== undefined) return false;
      partners.set(left.tag, right.tag);
    }
    const [leftObject, rightObject] = [resolve(left, one), resolve(right, other)];
    if (leftObject === undefined || rightObject === undefined) return false;
    const inside = compare(leftObject, rightObject);
    if (inside === undefined) return false;
    for (const next of inside) open.push(next);
  }
  return true;
}

type Pair = [PDFObject | undefined, PDFObject | undefined];

/** The object itself, where a missing one is null; `undefined` when it cannot be read. */
function resolve(object: PDFObject | undefined, file: PdfFile): PDFObject | undefined {
  if (!(object instanceof PDFRef)) return object ?? PDFNull;
  const target = file.object(object);
  return target instanceof PDFRef ? undefined : target;
}

/** The pairs that must be equal for two objects to be equal, or `undefined` when they differ in themselves. */
function compare(one: PDFObject, other: PDFObject): Pair[] | undefined {
  if (one instanceof PDFRawStream || other instanceof PDFRawStream) {
    if (!(one instanceof PDFRawStream && other instanceof PDFRawStream)) return undefined;
    return sameStream(one, other) ? pairsOf(one.dict, other.dict, PACKING) : undefined;
  }
  if (one instanceof PDFDict && other instanceof PDFDict) return pairsOf(one, other, NOTHING);
  if (one instanceof PDFArray && other instanceof PDFArray) {
    const [left, right] = [one.asArray(), other.asArray()];
    return left.length === right.length ? left.map((item, index) => [item, right[index]]) : undefined;
  }
  return sameValue(one, other) ? [] : undefined;
}

const NOTHING: ReadonlySet<PDFName> = new Set();

function pairsOf(one: PDFDict, other: PDFDict, ignored: ReadonlySet<PDFName>): Pair[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => !ignored.has(name)).map((name) => [one.get(name, true), other.get(name, true)]);
}

function sameStream(one: PDFRawStream, other: PDFRawStream): boolean {
  const right = streamBytes(other, MAX_STREAM_BYTES);
  if (right === undefined) return false;
  const left = streamBytes(one, right.length);
  return left !== undefined && sameBytes(left, right);
}

function sameValue(one: PDFObject, other: PDFObject): boolean {
  if (isText(one) && isText(other)) return sameBytes(one.asBytes(), other.asBytes());
  if (one instanceof PDFNumber && other instanceof PDFNumber) return one.asNumber() === other.asNumber();
  if (one instanceof PDFBool && other instanceof PDFBool) return one.asBoolean() === other.asBoolean();
  return one === other && (one instanceof PDFName || one === PDFNull);
}

function isText(object: PDFObject): object is PDFString | PDFHexString {
  return object instanceof PDFString || object instanceof PDFHexString;
}
