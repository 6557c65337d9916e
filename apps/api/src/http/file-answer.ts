import { createHash } from "node:crypto";
import type { ExportFile } from "@hoc/incident-schemas";

/** Media types of the files that are handed over. */
export type ExportMediaType = "application/json" | "application/pdf" | "application/zip";

/** A file as it goes over the wire. */
export interface FileAnswer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The bytes of a file and what is said of them: their type, their number, the name to save them under (RFC 6266) and
 * their digest (RFC 9530), so that whoever takes them can tell whether all of them came.
 *
 * @example fileAnswer({ name: "report.pdf", mediaType: "application/pdf", contentBase64: "JVBERi0=" }).headers
 */
export function fileAnswer({ name, mediaType, contentBase64 }: ExportFile): FileAnswer {
  const bytes = new Uint8Array(Buffer.from(contentBase64, "base64"));
  return {
    bytes,
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${plainName(name)}"; filename*=UTF-8''${extendedName(name)}`,
      "repr-digest": `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`,
    },
  };
}

/** The name for those who know ASCII only: nothing in it ends the quotes, the header or the folder. */
function plainName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]/g, "_");
}

/** The name as RFC 8187 writes it. */
function extendedName(name: string): string {
  return [...Buffer.from(name.replaceAll(/[\\/]/g, "_"), "utf8")]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9._-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}
