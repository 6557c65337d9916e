import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { concatBytes, utf8 } from "../crypto/bytes.js";
import { buildDelivery } from "./build-delivery.js";
import { isArchive, MAX_DELIVERED_FILES, unpackDelivery } from "./read-delivery.js";

const ARCHIVE = buildDelivery([
  { name: "bundle.json", bytes: utf8("{}".repeat(400)) },
  { name: "report.pdf", bytes: utf8("%PDF-") },
]);

function altered(change: (bytes: Uint8Array, view: DataView) => void, archive = ARCHIVE): Uint8Array {
  const bytes = Uint8Array.from(archive);
  change(bytes, new DataView(bytes.buffer));
  return bytes;
}

function positionsOf(bytes: Uint8Array, signature: number): number[] {
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length - 3 }, (_, at) => at).filter((at) => view.getUint32(at, true) === signature);
}

const [firstEntry = 0, secondEntry = 0] = positionsOf(ARCHIVE, 0x02014b50);

/** Replaces a name of the same length wherever the archive has it. */
function renamed(from: string, to: string): Uint8Array {
  const text = [...ARCHIVE].map((byte) => String.fromCharCode(byte)).join("");
  return Uint8Array.from(text.replaceAll(from, to), (character) => character.charCodeAt(0));
}

/** Puts bytes into the archive, and corrects every place that this moves. */
function inserted(at: number, bytes: Uint8Array): Uint8Array {
  const archive = concatBytes(ARCHIVE.subarray(0, at), bytes, ARCHIVE.subarray(at));
  return altered((_, view) => {
    for (const entry of [firstEntry, secondEntry]) {
      const place = ARCHIVE_VIEW.getUint32(entry + 42, true);
      if (place >= at) view.setUint32(entry + bytes.length + 42, place + bytes.length, true);
    }
    view.setUint32(archive.length - 6, firstEntry + bytes.length, true);
  }, archive);
}

const ARCHIVE_VIEW = new DataView(ARCHIVE.buffer, ARCHIVE.byteOffset);
const second = ARCHIVE_VIEW.getUint32(secondEntry + 42, true);

/** A file and its header, without a directory. */
const hidden = (() => {
  const archive = zipSync({ "report.pdf": utf8("another report") });
  return archive.subarray(0, positionsOf(archive, 0x02014b50)[0]);
})();

function withAttributes(attributes: number): Uint8Array {
  return altered((_, view) => view.setUint32(firstEntry + 38, attributes, true));
}

describe("unpackDelivery", () => {
  it("takes plain files of Unix and of DOS, and names that are said to be UTF-8", () => {
    for (const attributes of [0o100644 * 0x10000, 0x20]) {
      expect(unpackDelivery(withAttributes(attributes))).toMatchObject({ ok: true });
    }
    const utf8Names = altered((_, view) => {
      view.setUint16(6, 0x0800, true);
      view.setUint16(firstEntry + 8, 0x0800, true);
    });
    expect(unpackDelivery(utf8Names)).toMatchObject({ ok: true });
  });

  it("takes the same archive when nothing is put into it", () => {
    expect(unpackDelivery(inserted(firstEntry, new Uint8Array()))).toMatchObject({ ok: true });
  });

  it("knows archives by their first bytes", () => {
    expect([isArchive(ARCHIVE), isArchive(utf8("{}")), isArchive(new Uint8Array())]).toEqual([true, false, false]);
  });

  it.each([
    ["a name that climbs folders", renamed("bundle.json", "../ndle.jso")],
    ["an absolute name", renamed("bundle.json", "/undle.json")],
    ["a name with a backslash", renamed("bundle.json", "a\\ndle.json")],
    ["a hidden name", renamed("bundle.json", ".undle.json")],
    ["a name with a control character", renamed("bundle.json", "b\nndle.json")],
    ["two files of one name", zipOfTwoEqualNames()],
    ["an encrypted file", altered((_, view) => view.setUint16(firstEntry + 8, 1, true))],
    ["a smaller declared size", altered((_, view) => view.setUint32(firstEntry + 24, 10, true))],
    ["a larger declared size", altered((_, view) => view.setUint32(firstEntry + 24, 900, true))],
    [
      "a declared size that no packing can come to",
      altered((_, view) => view.setUint32(firstEntry + 24, 200_000_000, true)),
    ],
    ["more than may be unpacked", altered((_, view) => view.setUint32(firstEntry + 24, 0xfffffff0, true))],
    [
      "an unknown packing",
      altered((_, view) => {
        view.setUint16(8, 12, true);
        view.setUint16(firstEntry + 10, 12, true);
      }),
    ],
    ["another packing in the file's own header", altered((_, view) => view.setUint16(8, 0, true))],
    [
      "another name in the file's own header",
      altered((bytes) => {
        bytes[30] = "c".charCodeAt(0);
      }),
    ],
    ["two files that lie over one another", altered((_, view) => view.setUint32(secondEntry + 42, 0, true))],
    ["a file that is not there", altered((_, view) => view.setUint32(secondEntry + 42, 7, true))],
    ["a file beyond the end", altered((_, view) => view.setUint32(secondEntry + 42, 0xffffff00, true))],
    ["packed data that runs into the directory", altered((_, view) => view.setUint32(secondEntry + 20, 500, true))],
    ["damaged packed data", altered((bytes) => bytes.fill(0xff, 45, 60))],
    ["another file that only the first bytes show", inserted(0, hidden)],
    ["another file between two", inserted(second, hidden)],
    ["another file in front of the directory", inserted(firstEntry, hidden)],
    ["a file above the folder that only lies there", inserted(firstEntry, zipSync({ "../evil.sh": utf8("x") }))],
    ["a single byte that belongs to nothing", inserted(firstEntry, new Uint8Array(1))],
    ["another size in the file's own header", altered((_, view) => view.setUint32(22, 5, true))],
    ["another time in the file's own header", altered((_, view) => view.setUint32(10, 5, true))],
    [
      "a wrong checksum",
      altered((_, view) => {
        view.setUint32(14, 0xdeadbeef, true);
        view.setUint32(firstEntry + 16, 0xdeadbeef, true);
      }),
    ],
    [
      "a newer version of ZIP",
      altered((_, view) => {
        view.setUint16(4, 45, true);
        view.setUint16(firstEntry + 6, 45, true);
      }),
    ],
    [
      "sizes behind the file",
      altered((_, view) => {
        view.setUint16(6, 8, true);
        view.setUint16(firstEntry + 8, 8, true);
      }),
    ],
    ["a symbolic link", withAttributes(0o120777 * 0x10000)],
    ["a program that runs as its owner", withAttributes(0o104755 * 0x10000)],
    ["a folder", withAttributes(0x10)],
    ["an additional field", zipSync({ "a.txt": [utf8("a"), { extra: { 28789: utf8("other.txt") } }] })],
    ["a comment about a file", zipSync({ "a.txt": [utf8("a"), { comment: "no" }] })],
    ["something behind the archive", concatBytes(ARCHIVE, utf8("x"))],
    ["an archive that is cut off", ARCHIVE.subarray(0, -1)],
    ["nothing but its beginning", ARCHIVE.subarray(0, 4)],
    [
      "a directory of more files than it has",
      altered((bytes, view) => {
        view.setUint16(bytes.length - 12, 3, true);
        view.setUint16(bytes.length - 14, 3, true);
      }),
    ],
    [
      "too many files",
      zipSync(Object.fromEntries(Array.from({ length: MAX_DELIVERED_FILES + 1 }, (_, at) => [`f${at}`, utf8("")]))),
    ],
  ])("refuses %s", (_, archive) => {
    expect(unpackDelivery(archive)).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) });
  });

  it("refuses a file that lies within another one, though both are whole", () => {
    const inner = zipSync({ "b.txt": [utf8("b"), { level: 0 }] });
    const [innerDirectory = 0] = positionsOf(inner, 0x02014b50);
    const outer = zipSync({
      "a.txt": [inner.slice(0, innerDirectory), { level: 0 }],
      "b.txt": [utf8("b"), { level: 0 }],
    });
    const [, second = 0] = positionsOf(outer, 0x02014b50);
    expect(unpackDelivery(outer)).toMatchObject({ ok: true });
    const overlapping = altered((_, view) => view.setUint32(second + 42, 30 + "a.txt".length, true), outer);
    expect(unpackDelivery(overlapping)).toMatchObject({
      ok: false,
      path: "b.txt",
      message: "The file lies over another one.",
    });
  });

  it("never takes more memory than a file declares", () => {
    const bomb = zipSync({ "bundle.json": new Uint8Array(50_000_000) });
    const [entry = 0] = positionsOf(bomb, 0x02014b50);
    const lying = altered((_, view) => {
      view.setUint32(entry + 24, 1_000, true);
      view.setUint32(22, 1_000, true);
    }, bomb);
    expect(unpackDelivery(lying)).toMatchObject({ ok: false, path: "bundle.json" });
  });

  it("survives every change of a single byte", () => {
    for (let at = 0; at < ARCHIVE.length; at++) {
      for (const flip of [0x01, 0x80])
        unpackDelivery(
          altered((bytes) => {
            bytes[at] = (bytes[at] ?? 0) ^ flip;
          }),
        );
    }
  });
});

function zipOfTwoEqualNames(): Uint8Array {
  const archive = zipSync({ "aa.txt": utf8("1"), "bb.txt": utf8("2") });
  const text = [...archive].map((byte) => String.fromCharCode(byte)).join("");
  return Uint8Array.from(text.replaceAll("bb.txt", "aa.txt"), (character) => character.charCodeAt(0));
}
