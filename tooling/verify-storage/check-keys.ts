import type { StoredRow, StoredTable } from "../../packages/incident-drivers/test/stored-tables.js";
import { unlessNothing, type Verdict, verdictOf } from "../verify/verdict.js";
import type { LiveConstraint } from "./live-keys.js";
import type { UniqueKey } from "./promises.js";
import { promisesOf, REFUSED_BY, type RowBench } from "./row-bench.js";

/** Whether rows that refer to nothing, or to what is another tenant's, are refused. */
export async function checkReferences(
  bench: RowBench,
  table: StoredTable,
  live: readonly LiveConstraint[],
): Promise<Verdict> {
  const fields = Object.keys(promisesOf(table).refersTo ?? {});
  const wrong: string[] = [];
  for (const field of fields) {
    const others = fields.filter((other) => other !== field);
    const alone = bench.make(table);
    const foreign = bench.make(table);
    await bench.insertReferred(table, { ...foreign, tenantId: "another tenant" }, field);
    for (const [what, row] of Object.entries({ nothing: alone, "a foreign tenant's row": foreign })) {
      for (const other of others) await bench.insertReferred(table, row, other);
      const refusal = await bench.insertAlone(table, row);
      if (refusal?.code !== REFUSED_BY.reference)
        wrong.push(`${field} may refer to ${what}${refusal === undefined ? "" : ` (${refusal.message})`}`);
    }
  }
  const keys = live.filter(({ table: name, kind }) => name === table.name && kind === "foreign key");
  if (keys.length !== fields.length)
    wrong.push(`it has ${keys.length} foreign keys where ${fields.length} references are promised`);
  return unlessNothing(fields.length, verdictOf(wrong));
}

/** Whether what must be there once cannot be inserted twice, and nothing else is refused for it. */
export async function checkUniqueKeys(
  bench: RowBench,
  table: StoredTable,
  live: readonly LiveConstraint[],
): Promise<Verdict> {
  const { unique } = promisesOf(table);
  const wrong: string[] = [];
  for (const key of unique) wrong.push(...(await tryKey(bench, table, key)));
  const keys = live.filter(
    ({ table: name, kind }) => name === table.name && (kind === "unique" || kind === "primary key"),
  );
  if (keys.length !== unique.length)
    wrong.push(`it has ${keys.length} unique keys where ${unique.length} are promised`);
  return verdictOf(wrong);
}

async function tryKey(bench: RowBench, table: StoredTable, key: UniqueKey): Promise<string[]> {
  const wrong: string[] = [];
  const words = key.fields.join(", ");
  const { among: [main, ...others] = [{}], apartFrom = [], equalNulls } = key;
  const first = bench.make(table, main);
  const refusal = await bench.insert(table, first);
  if (refusal !== undefined) return [`a row is refused: ${refusal.message}`];

  for (const sort of [main, ...others]) {
    const twin = bench.make(table, { ...sort, ...only(first, key.fields) });
    if ((await bench.insert(table, twin))?.code !== REFUSED_BY.uniqueKey)
      wrong.push(`the same ${words} can be twice${said(sort)}`);
  }

  for (const field of key.fields) {
    const sibling = otherIn(field);
    const refused = await bench.insert(table, sibling);
    if (refused !== undefined) wrong.push(`another ${field} beside the same ${words} is refused: ${refused.message}`);
  }
  for (const sort of apartFrom)
    for (let time = 0; time < 2; time++) {
      const apart = bench.make(table, { ...only(first, key.fields), ...sort });
      const refused = await bench.insert(table, apart);
      if (refused !== undefined)
        wrong.push(`the same ${words} is refused where it may be${said(sort)}: ${refused.message}`);
    }
  if (equalNulls !== undefined) {
    const empty = bench.make(table, { ...main, [equalNulls]: null });
    await bench.insert(table, empty);
    const second = bench.make(table, { ...main, ...only(empty, key.fields) });
    if ((await bench.insert(table, second))?.code !== REFUSED_BY.uniqueKey)
      wrong.push(`the same ${words} can be twice without ${equalNulls}`);
  }
  return wrong;

  function otherIn(field: string): StoredRow {
    const same = only(
      first,
      key.fields.filter((one) => one !== field),
    );
    return bench.make(
      table,
      { ...main, ...same, ...otherOfFew(field) },
      field === "tenantId" ? "another tenant" : undefined,
    );
  }

  /** Another value where there are few; of any other field each row has its own. */
  function otherOfFew(field: string): StoredRow {
    const value = first[field];
    if (typeof value === "boolean") return { [field]: !value };
    const closed = promisesOf(table).closed?.[field]?.at(-1);
    return closed === undefined ? {} : { [field]: closed };
  }
}

function only(row: StoredRow, fields: readonly string[]): StoredRow {
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
}

function said(row: StoredRow): string {
  return Object.keys(row).length === 0 ? "" : ` with ${JSON.stringify(row)}`;
}
