import type { Kysely } from "kysely";
import { DEFAULT_SCHEMA, schemaIdentifier } from "../../database/schema-name.js";
import { appliedMigrations } from "../applied-migrations.js";
import { type MigrationOptions, migrationNames } from "../migrate.js";
import { compareSchemas } from "./compare-schemas.js";
import { parseDescription } from "./description.js";
import type { Difference, PartDifference } from "./difference.js";
import { EXPECTED_SCHEMA } from "./expected-schema.js";
import { mend } from "./mend.js";
import { migrationDifferences } from "./migration-differences.js";
import { expectedPrivileges, readPrivileges } from "./privileges.js";
import { readSchema, readStrangers } from "./read-schema.js";
import { roleDifferences, schemaDifferences } from "./role-differences.js";
import type { SchemaPart } from "./schema-part.js";

/** What is looked at. */
export interface DoctorOptions extends MigrationOptions {
  /** The role that the service runs as; its privileges are looked at too. */
  readonly role?: string;
}

/** How a database is. */
export interface DoctorReport {
  /** Whether nothing differs. */
  readonly healthy: boolean;
  readonly schema: string;
  /** What differs, in an order in which it can be mended. */
  readonly differences: readonly Difference[];
  /** What somebody else put into the schema and what does no harm. */
  readonly notes: readonly string[];
  /** What was not looked at, and why; the doctor has to be asked again once the differences are mended. */
  readonly unseen: readonly string[];
}

const UNSEEN = {
  tables:
    "Only the migrations were looked at, not the tables and not the role: run the doctor again once the migrations are those of its version.",
  privileges: "The role's privileges were not looked at: run the doctor again once the role itself is right.",
} as const;

/**
 * Compares the tables of a database with those that this version of the product has, and says what differs and which SQL
 * would mend it. Changes nothing itself. While migrations are pending, or ones of a later version have run, nothing more
 * is said: the tables are those of another version. Of a role that is missing or not walled no privileges are told. What was
 * not looked at is in `unseen`.
 *
 * @example const { healthy, differences } = await doctor(db, { role: "hoc_app" });
 */
export async function doctor(
  // biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
  db: Kysely<any>,
  { schema = DEFAULT_SCHEMA, role }: DoctorOptions = {},
): Promise<DoctorReport> {
  const names = { schema: schemaIdentifier(schema), role: `"${String(role).replaceAll('"', '""')}"` };
  const migrations = migrationDifferences(migrationNames(), await appliedMigrations(db, schema));
  if (migrations.length > 0)
    return { healthy: false, schema, differences: migrations, notes: [], unseen: [UNSEEN.tables] };

  const found = await readSchema(db, schema);
  const expected = parseDescription(EXPECTED_SCHEMA);
  const ofRole = role === undefined ? [] : await roleDifferences(db, { schema, role });
  const unseen = ofRole.length === 0 ? [] : [UNSEEN.privileges];
  if (role !== undefined && ofRole.length === 0) {
    ofRole.push(...(await schemaDifferences(db, { schema, role })));
    expected.push(...expectedPrivileges(tablesOf(expected)));
    found.push(...(await readPrivileges(db, { schema, role, tables: tablesOf(found) })));
  }
  const { renamed, differences, guests } = compareSchemas(expected, found);
  const all = [
    ...[...renamed].map(([proper, now]) => renamedTable(proper, now, names.schema)),
    ...ofRole,
    ...differences.map((one) => differenceOf(one, mend(one, names))),
  ];
  return {
    healthy: all.length === 0,
    schema,
    differences: all,
    notes: await notesOn(db, schema, guests),
    unseen,
  };
}

function renamedTable(proper: string, now: string, schema: string): Difference {
  return {
    finding: "renamed",
    part: "table",
    table: proper,
    name: "",
    expected: proper,
    found: now,
    sentence: `The table ${proper} is called ${now}.`,
    sql: [`alter table ${schema}."${now.replaceAll('"', '""')}" rename to ${proper}`],
  };
}

function differenceOf(one: PartDifference, statements: readonly string[]): Difference {
  const { kind, table, name } = (one.expected ?? one.found) as SchemaPart;
  const [expected, found] = [one.expected?.definition ?? null, one.found?.definition ?? null];
  const what = kind === "table" ? `table ${table}` : `${kind} ${name === "" ? `of ${table}` : `${table}.${name}`}`;
  const said =
    expected === null
      ? `The ${what} is none of ours: ${found}`
      : found === null
        ? `The ${what} is missing: ${expected}`
        : `The ${what} is not as it should be: "${found}" instead of "${expected}"`;
  const finding = expected === null ? "extra" : found === null ? "missing" : "changed";
  return { finding, part: kind, table, name, expected, found, sentence: `${said}.`, sql: statements };
}

// biome-ignore lint/suspicious/noExplicitAny: see above
async function notesOn(db: Kysely<any>, schema: string, guests: readonly SchemaPart[]): Promise<string[]> {
  return [
    ...guests.map(({ kind, table, name }) =>
      kind === "table" ? `The table ${table} is none of ours.` : `The ${kind} ${table}.${name} is none of ours.`,
    ),
    ...(await readStrangers(db, schema)).map((name) => `The ${name} is none of ours.`),
  ];
}

function tablesOf(parts: readonly SchemaPart[]): string[] {
  return parts.filter(({ kind }) => kind === "table").map(({ table }) => table);
}
