/** A value in a PDF: what an object is, or what lies in one. */
export type PdfValue =
  | { readonly kind: "plain"; readonly value: null | boolean | number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "text"; readonly bytes: string }
  | PdfReference
  | { readonly kind: "array"; readonly items: readonly PdfValue[] }
  | PdfDictionary
  | PdfStream;

/** A reference to an object of generation 0, by its number. */
interface PdfReference {
  readonly kind: "reference";
  readonly number: number;
}

/** A dictionary: values by their names. */
export interface PdfDictionary {
  readonly kind: "dictionary";
  readonly entries: ReadonlyMap<string, PdfValue>;
}

/** A stream: a dictionary about bytes, and the bytes as they lie in the file. */
export interface PdfStream {
  readonly kind: "stream";
  readonly entries: ReadonlyMap<string, PdfValue>;
  readonly contents: Buffer;
}

/** What stands for a value that is not there. */
export const NOTHING: PdfValue = { kind: "plain", value: null };

/** The number that a dictionary has under a name. */
export function numberIn({ entries }: PdfDictionary | PdfStream, name: string): number | undefined {
  const value = entries.get(name);
  return value?.kind === "plain" && typeof value.value === "number" ? value.value : undefined;
}

/** The name that a dictionary has under a name. */
export function nameIn({ entries }: PdfDictionary | PdfStream, name: string): string | undefined {
  const value = entries.get(name);
  return value?.kind === "name" ? value.name : undefined;
}
