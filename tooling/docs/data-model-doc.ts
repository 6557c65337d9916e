import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { APPEND_ONLY_TABLES, DEFAULT_SCHEMA, migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { Kysely, sql } from "kysely";
import { freshPglite } from "../db/pglite.js";
import { code, generatedDocument, table } from "./markdown.js";

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly initial: string | null;
}

interface Definition {
  readonly table: string;
  readonly kind: string;
  readonly name: string;
  readonly definition: string;
}

interface Structure {
  readonly columns: readonly Column[];
  readonly constraints: readonly Definition[];
  readonly indexes: readonly Definition[];
}

const CONSTRAINT_KINDS: Readonly<Record<string, string>> = {
  p: "primary key",
  f: "foreign key",
  u: "unique",
  c: "check",
};
const MIGRATOR_TABLES = /^kysely_/;

/** docs/data-model.md: the tables as the migrations make them. */
export async function dataModelDoc(root: string): Promise<string> {
  const structure = await structureOfMigrations();
  const sentences = tableSentences(root);
  const names = [...new Set(structure.columns.map((column) => column.table))].filter(
    (name) => !MIGRATOR_TABLES.test(name),
  );
  return generatedDocument("Data model", "the migrations, run on an empty database", [
    `All tables live in a PostgreSQL schema of their own, ${code(DEFAULT_SCHEMA)} unless the host names another. Every ` +
      "primary key and every foreign key begins with `tenant_id`; there are no triggers.",
    "Instants are `timestamptz` and cross the driver as text with six digits. Money is `numeric(20,0)` micro-dollars. " +
      "An append-only table may be inserted into and read by the application's role, nothing else " +
      "(`grantRoles` of `@hoc/incident-drivers/migrations`).",
    table(
      ["table", "what it holds", "append-only"],
      names.map((name) => [`[${code(name)}](#${name})`, sentenceOf(sentences, name), isAppendOnly(name) ? "yes" : ""]),
    ),
    "Two more tables, `kysely_migration` and `kysely_migration_lock`, are the migrator's own.",
    ...names.flatMap((name) => tableBlocks(name, sentenceOf(sentences, name), structure)),
  ]);
}

function tableBlocks(name: string, sentence: string, { columns, constraints, indexes }: Structure): string[] {
  const of = (definitions: readonly Definition[]) => definitions.filter((each) => each.table === name);
  return [
    `## ${name}`,
    sentence,
    table(
      ["column", "type", "null", "default"],
      columns
        .filter((column) => column.table === name)
        .map(({ name: column, type, required, initial }) => [
          code(column),
          type,
          required ? "no" : "yes",
          initial === null ? "" : code(initial),
        ]),
    ),
    [
      ...of(constraints).map(({ kind, definition }) => `- ${CONSTRAINT_KINDS[kind] ?? kind}: ${code(definition)}`),
      ...of(indexes).map(({ name: index, definition }) => `- index ${code(index)}: ${code(definition)}`),
    ].join("\n"),
  ];
}

async function structureOfMigrations(): Promise<Structure> {
  const { pglite, close } = await freshPglite();
  const db = new Kysely<unknown>({ dialect: new PGliteDialect(pglite) });
  try {
    await migrateToLatest(db);
    return {
      columns: await columnsOf(db),
      constraints: await constraintsOf(db),
      indexes: await indexesOf(db),
    };
  } finally {
    await close();
  }
}

const ofOurTables = sql`c.relnamespace = ${sql.lit(DEFAULT_SCHEMA)}::regnamespace and c.relkind = 'r'`;

async function columnsOf(db: Kysely<unknown>): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid) as initial
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${ofOurTables} order by c.oid, a.attnum`.execute(db);
  return rows.map((row) => ({ ...row, type: row.type.replace("timestamp with time zone", "timestamptz") }));
}

/** Constraints but `not null`, which is said of each column. */
async function constraintsOf(db: Kysely<unknown>): Promise<Definition[]> {
  const { rows } = await sql<Definition>`
    select c.relname as table, con.contype as kind, con.conname as name, pg_get_constraintdef(con.oid, true) as definition
    from pg_constraint as con join pg_class as c on c.oid = con.conrelid
    where ${ofOurTables} and con.contype in ('p', 'f', 'u', 'c')
    order by c.oid, position(con.contype::text in 'pufc'), con.conname`.execute(db);
  return rows.map((row) => ({
    ...row,
    definition: row.definition
      .replace(/^(PRIMARY KEY|FOREIGN KEY|UNIQUE|CHECK) /, "")
      .replaceAll(`${DEFAULT_SCHEMA}.`, ""),
  }));
}

/** Indexes beside those of the keys. */
async function indexesOf(db: Kysely<unknown>): Promise<Definition[]> {
  const { rows } = await sql<Definition>`
    select c.relname as table, 'index' as kind, i.relname as name, pg_get_indexdef(x.indexrelid) as definition
    from pg_index as x join pg_class as c on c.oid = x.indrelid join pg_class as i on i.oid = x.indexrelid
    where ${ofOurTables} and not exists (select 1 from pg_constraint as con where con.conindid = x.indexrelid and con.contype in ('p', 'u'))
    order by c.oid, i.relname`.execute(db);
  return rows.map((row) => ({
    ...row,
    definition: row.definition.replace(/^CREATE (UNIQUE )?INDEX .* USING btree /, "$1"),
  }));
}

/** What the comment above each table's description says of it. */
function tableSentences(root: string): Map<string, string> {
  const folder = join(root, "packages/incident-drivers/src/database/tables");
  const found = readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.includes(".test"))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), "utf8").matchAll(
        /\/\*\* (?:The `\w+` table: )?(?<sentence>[^*]+?)\.? \*\/\nexport const \w+ = \{\n {2}name: "(?<table>\w+)"/g,
      ),
    ]);
  return new Map(found.map(({ groups }) => [groups?.table ?? "", groups?.sentence ?? ""]));
}

/** For the table whose comment says no more than its name. */
const OTHER_SENTENCES: Readonly<Record<string, string>> = {
  "The `incidents` table": "One row per incident: what it shows of itself, and what the aggregator keeps with it",
};

function sentenceOf(sentences: ReadonlyMap<string, string>, name: string): string {
  const comment = sentences.get(name);
  if (comment === undefined) throw new Error(`the table ${name} has no sentence in database/tables`);
  const sentence = OTHER_SENTENCES[comment] ?? comment;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function isAppendOnly(name: string): boolean {
  return (APPEND_ONLY_TABLES as readonly string[]).includes(name);
}
