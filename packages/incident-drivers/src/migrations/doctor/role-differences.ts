import { type Kysely, sql } from "kysely";
import { whyNotWalled } from "../application-role.js";
import type { Difference } from "./difference.js";

/** Where the tables are and which role works on them. */
interface RoleAsked {
  readonly schema: string;
  readonly role: string;
}

/** What is wrong with the role itself; nothing more can be said of the privileges of one that is not there or not walled. */
// biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
export async function roleDifferences(db: Kysely<any>, { schema, role }: RoleAsked): Promise<Difference[]> {
  const quoted = `"${role.replaceAll('"', '""')}"`;
  const about = { part: "role", table: null, name: role } as const;
  const { rows } = await sql`select from pg_catalog.pg_roles where rolname = ${role}`.execute(db.withoutPlugins());
  if (rows.length === 0)
    return [
      {
        ...about,
        finding: "missing",
        expected: "a role",
        found: null,
        sentence: `The role ${quoted} is missing; the server makes it when it starts, and so does ensureApplicationRole.`,
        sql: [`create role ${quoted} nologin nosuperuser nobypassrls`],
      },
    ];
  const why = await whyNotWalled(db, { schema, role });
  if (why === undefined) return [];
  return [
    {
      ...about,
      finding: "changed",
      expected: "owns nothing, bypasses nothing",
      found: why.reason,
      sentence: `The role ${quoted} ${why.reason}, so it sees the rows of every tenant.`,
      sql: why.attribute === undefined ? [] : [`alter role ${quoted} ${why.attribute}`],
    },
  ];
}

/** Whether a role may look into the schema, and may make nothing in it. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function schemaDifferences(db: Kysely<any>, { schema, role }: RoleAsked): Promise<Difference[]> {
  const { rows } = await sql<{ usage: boolean; create: boolean }>`
    select has_schema_privilege(${role}::name, ${schema}::text, 'usage') as "usage",
      has_schema_privilege(${role}::name, ${schema}::text, 'create') as "create"`.execute(db.withoutPlugins());
  const [may] = rows;
  const quoted = `"${role.replaceAll('"', '""')}"`;
  const about = { part: "schema", table: null, name: schema, expected: "usage" } as const;
  const differences: Difference[] = [];
  if (may?.usage !== true)
    differences.push({
      ...about,
      finding: "missing",
      found: null,
      sentence: `The role ${quoted} may not use the schema "${schema}".`,
      sql: [`grant usage on schema "${schema}" to ${quoted}`],
    });
  if (may?.create === true)
    differences.push({
      ...about,
      finding: "extra",
      found: "usage, create",
      sentence: `The role ${quoted} may make things in the schema "${schema}".`,
      sql: [`revoke create on schema "${schema}" from ${quoted}, public`],
    });
  return differences;
}
