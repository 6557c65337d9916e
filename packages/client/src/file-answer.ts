/** A file as it came. */
export interface DownloadedFile {
  /** The name to save it under. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Its SHA-256 as the server told it (`Repr-Digest` of RFC 9530); null when it told none. */
  readonly digest: string | null;
}

/** The answer of an operation that hands over a file. */
export interface FileAnswer {
  readonly file: DownloadedFile;
  /** Where the new thing is, such as the export in the ledger; null when nothing was made. */
  readonly location: string | null;
}

/**
 * Takes a file out of its headers and bytes.
 *
 * @example fileAnswerOf(response.headers, bytes).file.name // "report.pdf"
 */
export function fileAnswerOf(headers: Headers, bytes: Uint8Array): FileAnswer {
  return {
    file: {
      name: nameIn(headers.get("content-disposition") ?? ""),
      mediaType: headers.get("content-type") ?? "application/octet-stream",
      bytes,
      digest: headers.get("repr-digest"),
    },
    location: headers.get("location"),
  };
}

/** The name of RFC 6266, without anything that could lead to another folder. */
function nameIn(disposition: string): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="([^"]*)"/i.exec(disposition)?.[1];
  return (decoded(extended) ?? plain ?? "file").replaceAll(/[\\/]/g, "_");
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
