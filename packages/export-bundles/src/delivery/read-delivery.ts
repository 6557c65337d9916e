import { inflateSync } from "fflate";
import type { DeliveredFile } from "../attest/delivery-statement.js";
import { MAX_DOCUMENT_BYTES } from "../canonical/strict-parse.js";
import { sameBytes } from "../crypto/bytes.js";
import { crc32 } from "./crc32.js";

/** Most files of a delivery. */
export const MAX_DELIVERED_FILES = 20;

/** Largest archive, in bytes as it comes. */
const MAX_ARCHIVE_BYTES = 2 * MAX_DOCUMENT_BYTES;

/** Largest sum of the files of a delivery, unpacked. */
const MAX_UNPACKED_BYTES = 4 * MAX_DOCUMENT_BYTES;

/** What is in an archive, or why it is refused. */
export type DeliveryRead =
  | { readonly ok: true; readonly files: readonly DeliveredFile[] }
  | { readonly ok: false; readonly path: string; readonly message: string };

/** Whether bytes begin as a ZIP archive does. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && [0x03, 0x05].includes(bytes[2] ?? 0);
}

/**
 * Reads a ZIP archive as far as deliveries need it, and refuses everything by which an archive can say two things, or
 * do harm. The files follow one another from the first byte to the directory, and the directory ends the archive: no
 * byte is left in which another program could find another file. Refused are also names that climb folders, the same
 * name twice, headers that differ, wrong checksums and sizes, links and folders, encryption, additional fields,
 * comments, and more than the limits allow.
 */
export function unpackDelivery(archive: Uint8Array): DeliveryRead {
  try {
    return { ok: true, files: filesOf(archive) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, path: error.path, message: error.message };
    if (error instanceof RangeError) return { ok: false, path: "zip", message: "The archive is cut off or malformed." };
    throw error;
  }
}

/** A reason to refuse the archive; it does not leave this file. */
class Refusal extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  /** What the header in front of the file must repeat, byte for byte. */
  readonly header: Uint8Array;
  readonly packed: number;
  readonly unpacked: number;
  readonly localAt: number;
}

const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const CENTRAL_HEADER = 0x02014b50;
const CENTRAL_HEADER_BYTES = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x0001;
const UTF8_NAMES = 0x0800;

/** Version 2.0 has all that deliveries need; later ones bring larger sizes, encryption and other packings. */
const NEWEST_VERSION = 20;

/** Attributes that a plain file may have, as DOS and as Unix keep them. */
const DOS_PLAIN = 0x21;
const UNIX_KIND = 0o177000;
const UNIX_PLAIN = 0o100000;

/** Deflate cannot make more of a byte; a larger declared size is a lie, and gets no memory. */
const LARGEST_RATIO = 1032;

function filesOf(archive: Uint8Array): DeliveredFile[] {
  if (archive.length > MAX_ARCHIVE_BYTES)
    throw new Refusal("zip", `The archive has more than ${MAX_ARCHIVE_BYTES} bytes.`);
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const { entries, directoryAt } = directoryOf(view, archive);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > MAX_UNPACKED_BYTES)
    throw new Refusal("zip", `The files of the archive have more than ${MAX_UNPACKED_BYTES} bytes together.`);
  let freeFrom = 0;
  const files = new Map<string, DeliveredFile>();
  for (const entry of [...entries].sort((one, other) => one.localAt - other.localAt)) {
    if (entry.localAt < freeFrom) throw new Refusal(entry.name, "The file lies over another one.");
    if (entry.localAt > freeFrom)
      throw new Refusal(entry.name, "Something that no entry names lies in front of the file.");
    const from = dataOf(view, archive, entry);
    freeFrom = from + entry.packed;
    if (freeFrom > directoryAt) throw new Refusal(entry.name, "The file runs into the archive's directory.");
    files.set(entry.name, { name: entry.name, bytes: unpack(entry, archive.subarray(from, freeFrom)) });
  }
  if (freeFrom !== directoryAt)
    throw new Refusal("zip", "Something that no entry names lies in front of the archive's directory.");
  return entries.flatMap(({ name }) => files.get(name) ?? []);
}

function directoryOf(view: DataView, archive: Uint8Array): { readonly entries: Entry[]; readonly directoryAt: number } {
  const endAt = archive.length - END_RECORD_BYTES;
  if (endAt < 0 || view.getUint32(endAt, true) !== END_RECORD) {
    throw new Refusal("zip", "The archive does not end with its directory; it is cut off, or something follows it.");
  }
  const count = view.getUint16(endAt + 10, true);
  const size = view.getUint32(endAt + 12, true);
  const directoryAt = view.getUint32(endAt + 16, true);
  const isWhole =
    view.getUint32(endAt + 4, true) === 0 &&
    view.getUint16(endAt + 8, true) === count &&
    view.getUint16(endAt + 20, true) === 0;
  if (!isWhole || directoryAt + size !== endAt) throw new Refusal("zip", "The archive's directory is malformed.");
  if (count > MAX_DELIVERED_FILES) throw new Refusal("zip", `The archive has more than ${MAX_DELIVERED_FILES} files.`);
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = directoryAt;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) throw new Refusal("zip", "The archive's directory is malformed.");
    const nameBytes = view.getUint16(at + 28, true);
    const entry = {
      name: nameIn(archive.subarray(at + CENTRAL_HEADER_BYTES, at + CENTRAL_HEADER_BYTES + nameBytes)),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      header: archive.subarray(at + 6, at + 32),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      localAt: view.getUint32(at + 42, true),
    };
    checkPlain(view, at, entry.name);
    if (names.has(entry.name)) throw new Refusal(entry.name, "The archive has two files of this name.");
    names.add(entry.name);
    entries.push(entry);
    at += CENTRAL_HEADER_BYTES + nameBytes;
  }
  if (at !== endAt) throw new Refusal("zip", "The archive's directory is malformed.");
  return { entries, directoryAt };
}

/** An entry of the directory must be about a file that every program unpacks in the same way. */
function checkPlain(view: DataView, at: number, name: string): void {
  const flags = view.getUint16(at + 8, true);
  if ((flags & ENCRYPTED) !== 0) throw new Refusal(name, "The file is encrypted.");
  const [extraBytes, commentBytes, disk] = [30, 32, 34].map((offset) => view.getUint16(at + offset, true));
  const isUsual = flags === (flags & UTF8_NAMES) && view.getUint16(at + 6, true) <= NEWEST_VERSION && disk === 0;
  if (!isUsual) throw new Refusal(name, "The file needs more of ZIP than deliveries do.");
  if (extraBytes !== 0 || commentBytes !== 0)
    throw new Refusal(name, "The archive says more about the file than its name; deliveries do not.");
  const [dos = 0, unix = 0] = [38, 40].map((offset) => view.getUint16(at + offset, true));
  if ((dos & ~DOS_PLAIN) !== 0 || (unix !== 0 && (unix & UNIX_KIND) !== UNIX_PLAIN))
    throw new Refusal(name, "The archive says that this is a link, a folder, or another thing than a plain file.");
}

/** File names of deliveries are plain: no folders, nothing that a file system or a terminal reads otherwise. */
function nameIn(bytes: Uint8Array): string {
  const name = String.fromCharCode(...bytes.subarray(0, 200));
  if (bytes.length > 200 || !PLAIN_NAME.test(name)) {
    throw new Refusal(JSON.stringify(name), "The archive has a file whose name is no plain file name.");
  }
  return name;
}

const PLAIN_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Where the bytes of an entry begin; the header in front of them must say what the directory says. */
function dataOf(view: DataView, archive: Uint8Array, { name, header, localAt }: Entry): number {
  if (view.getUint32(localAt, true) !== LOCAL_HEADER)
    throw new Refusal(name, "The file is not where the directory says.");
  const nameAt = localAt + LOCAL_HEADER_BYTES;
  const from = nameAt + name.length;
  const isSame =
    sameBytes(archive.subarray(localAt + 4, nameAt), header) && nameIn(archive.subarray(nameAt, from)) === name;
  if (!isSame) throw new Refusal(name, "The header in front of the file says something else than the directory.");
  return from;
}

function unpack({ name, method, unpacked, checksum }: Entry, data: Uint8Array): Uint8Array {
  const bytes = method === DEFLATED ? inflated(name, data, unpacked) : data;
  if (method !== DEFLATED && method !== STORED)
    throw new Refusal(name, "The file is packed in a way that is not read here.");
  if (bytes.length !== unpacked) throw new Refusal(name, "The file has another size than the archive declares.");
  if (crc32(bytes) !== checksum) throw new Refusal(name, "The file has another checksum than the archive declares.");
  return bytes;
}

/** One byte of room more than declared: what does not stop there is a bomb, and never gets more memory. */
function inflated(name: string, data: Uint8Array, unpacked: number): Uint8Array {
  if (unpacked > data.length * LARGEST_RATIO)
    throw new Refusal(name, "The file has another size than the archive declares.");
  try {
    return inflateSync(data, { out: new Uint8Array(unpacked + 1) });
  } catch {
    throw new Refusal(name, "The file cannot be unpacked.");
  }
}
