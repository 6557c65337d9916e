/** Where an operation is found, and how its answer is to be read. */
export interface ClientEndpoint {
  readonly method: "GET" | "POST" | "PATCH";
  /** The path; a member of the input stands in it as `{member}`. */
  readonly path: string;
  readonly answers: "json" | "envelope" | "file" | "envelope or file";
  /** Whether `expectedVersion` goes as `If-Match`. */
  readonly takesIfMatch: boolean;
  /** The member of the input that is the whole body, and the media type that it goes as, where that is not plain JSON. */
  readonly sends?: { readonly member: string; readonly mediaType: string };
  /** The member of the answer that holds the items, where the operation goes by pages. */
  readonly items?: string;
}
