/** What a schema is made of, in the order in which one thing needs the other. */
export const PART_KINDS = [
  "table",
  "column",
  "constraint",
  "index",
  "row security",
  "policy",
  "trigger",
  "privilege",
] as const;

export type PartKind = (typeof PART_KINDS)[number];

/** One thing of a schema: what it is, where it is, what it is called, and how it is defined in SQL without the schema's name. */
export interface SchemaPart {
  readonly kind: PartKind;
  readonly table: string;
  /** Empty where a table has only one of the kind. */
  readonly name: string;
  readonly definition: string;
}

/** Names a part among all of its schema; two descriptions are compared by it. */
export function keyOf({ kind, table, name }: SchemaPart): string {
  return JSON.stringify([kind, table, name]);
}
