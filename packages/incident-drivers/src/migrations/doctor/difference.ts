import type { PartKind, SchemaPart } from "./schema-part.js";

/** Something about a database that is not as this version of the product has it. */
export interface Difference {
  readonly finding: "missing" | "extra" | "changed" | "renamed" | "pending" | "unknown";
  readonly part: PartKind | "migration" | "role" | "schema";
  /** The table that it is about; null where it is about none. */
  readonly table: string | null;
  /** What is missing, extra or changed; empty where a table has only one of the sort. */
  readonly name: string;
  /** How it is defined where it is right. */
  readonly expected: string | null;
  /** How the database has it. */
  readonly found: string | null;
  /** The finding in words. */
  readonly sentence: string;
  /** Statements that would mend it, one after the other; empty where something else is to be done, which the sentence says. */
  readonly sql: readonly string[];
}

/** A part that is not as it should be: not there, there without need, or there in another form. */
export type PartDifference = { readonly expected: SchemaPart; readonly found: SchemaPart } | OneSided;

type OneSided =
  | { readonly expected: SchemaPart; readonly found: null }
  | { readonly expected: null; readonly found: SchemaPart };
