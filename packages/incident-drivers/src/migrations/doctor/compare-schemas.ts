import type { PartDifference } from "./difference.js";
import { keyOf, PART_KINDS, type SchemaPart } from "./schema-part.js";

/** What came of holding a schema against the one it should be. */
export interface SchemaComparison {
  /** Tables of ours that are there under another name, by the name that they should have. */
  readonly renamed: ReadonlyMap<string, string>;
  /** In an order in which they can be mended. */
  readonly differences: readonly PartDifference[];
  /** What somebody else put there and what does no harm: tables, and indexes that refuse nothing. */
  readonly guests: readonly SchemaPart[];
}

/** Holds the parts of a schema against those that it should have. */
export function compareSchemas(expected: readonly SchemaPart[], found: readonly SchemaPart[]): SchemaComparison {
  const renamed = renamedTables(expected, found);
  const properName = new Map([...renamed].map(([proper, now]) => [now, proper]));
  const properly = (table: string) => properName.get(table) ?? table;
  const live = found.map((part) => ({
    ...part,
    table: properly(part.table),
    definition: part.definition.replace(/(?<= REFERENCES )\w+/, properly),
  }));
  const ours = namesOfTables(expected);
  const there = new Map(live.filter((part) => ours.has(part.table)).map((part) => [keyOf(part), part]));
  const wanted = new Map(expected.map((part) => [keyOf(part), part]));
  const guests = live.filter((part) => !wanted.has(keyOf(part)) && isGuest(part, ours));

  const differences: PartDifference[] = [];
  for (const [key, part] of wanted) {
    const one = there.get(key);
    if (one === undefined) differences.push({ expected: part, found: null });
    else if (one.definition !== part.definition) differences.push({ expected: part, found: one });
  }
  const harmless = new Set(guests.map(keyOf));
  for (const [key, part] of there)
    if (!wanted.has(key) && !harmless.has(key)) differences.push({ expected: null, found: part });
  return { renamed, differences: differences.sort(byNeed), guests };
}

/** A table that is missed is looked for under other names: one with the same columns is it. */
function renamedTables(expected: readonly SchemaPart[], found: readonly SchemaPart[]): Map<string, string> {
  const ours = namesOfTables(expected);
  const strangers = [...namesOfTables(found)].filter((name) => !ours.has(name));
  const missed = [...ours].filter((name) => !namesOfTables(found).has(name));
  const renamed = new Map<string, string>();
  for (const name of missed) {
    const columns = columnsOf(expected, name);
    const now = strangers.find((one) => ![...renamed.values()].includes(one) && columnsOf(found, one) === columns);
    if (now !== undefined) renamed.set(name, now);
  }
  return renamed;
}

function namesOfTables(parts: readonly SchemaPart[]): Set<string> {
  return new Set(parts.filter(({ kind }) => kind === "table").map(({ table }) => table));
}

function columnsOf(parts: readonly SchemaPart[], table: string): string {
  const names = parts.filter((part) => part.kind === "column" && part.table === table).map(({ name }) => name);
  return JSON.stringify(names.sort());
}

function isGuest({ kind, table, definition }: SchemaPart, ours: ReadonlySet<string>): boolean {
  if (!ours.has(table)) return kind === "table";
  return kind === "index" && !definition.startsWith("unique ") && !definition.endsWith(" INVALID");
}

/** Tables before columns, keys before what refers to them. */
function byNeed(one: PartDifference, other: PartDifference): number {
  return rankOf(one) - rankOf(other);
}

function rankOf({ expected, found }: PartDifference): number {
  const { kind, definition } = (expected ?? found) as SchemaPart;
  return PART_KINDS.indexOf(kind) + (definition.startsWith("FOREIGN KEY") ? 0.5 : 0);
}
