import { type Kysely, sql } from "kysely";
import { DEFAULT_SCHEMA } from "../database/schema-name.js";
import { grantRoles } from "./grants.js";

/** Where the tables are and which role the service runs as. */
export interface ApplicationRoleOptions {
  /** PostgreSQL schema; `hoc` by default. */
  readonly schema?: string;
  /** The role of the service; no login, made when absent. */
  readonly role: string;
}

/** A role that the service cannot run as; the message says what to do, for whoever runs the database. */
export class ApplicationRoleError extends Error {
  override readonly name = "ApplicationRoleError";
}

// Roles belong to the whole server, so services of other databases may be making theirs at the same moment.
const LOST_A_RACE = new Set(["42710", "23505", "XX000"]);
const PRIVILEGE_MISSING = "42501";
const ATTEMPTS = 10;

/**
 * Makes the role that the service's transactions run as, gives it what it needs of our tables and lets the connected
 * user take it on. Run it as the owner of the tables, after `migrateToLatest`; any number of servers may at once. Hand
 * the same role to `kyselyUnitOfWork`.
 *
 * @throws ApplicationRoleError when the user may not do that, or when the role would see the rows of every tenant
 * @example await ensureApplicationRole(db, { role: "incidents_app" })
 */
// biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
export async function ensureApplicationRole(db: Kysely<any>, options: ApplicationRoleOptions): Promise<void> {
  const { role, schema = DEFAULT_SCHEMA } = options;
  const plain = db.withoutPlugins();
  await requireWalled(plain, { role, schema });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await createRole(plain, role);
      await joinRole(plain, role);
      return await grantRoles(plain, { schema, application: role });
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code;
      if (code === PRIVILEGE_MISSING) throw await notAllowed(plain, role, error);
      if (attempt === ATTEMPTS || !LOST_A_RACE.has(String(code))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * attempt));
    }
  }
}

/**
 * Checks that row security binds a role, as far as there is one: a superuser, a role with BYPASSRLS and whoever has the
 * rights of a table's owner see the rows of every tenant.
 *
 * @throws ApplicationRoleError naming the reason
 */
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function requireWalled(db: Kysely<any>, options: ApplicationRoleOptions): Promise<void> {
  const why = await whyNotWalled(db, options);
  if (why !== undefined)
    throw new ApplicationRoleError(
      `The role "${options.role}" ${why.reason}, so it would see the rows of every tenant. Name a role that owns nothing and bypasses nothing.`,
    );
}

/** Why row security does not bind a role, and what takes the attribute from it that makes it so. */
export interface NotWalled {
  readonly reason: string;
  readonly attribute?: "nosuperuser" | "nobypassrls";
}

/** Why row security does not bind a role; `undefined` where it does, and where there is no such role. */
export async function whyNotWalled(
  // biome-ignore lint/suspicious/noExplicitAny: see above
  db: Kysely<any>,
  { role, schema = DEFAULT_SCHEMA }: ApplicationRoleOptions,
): Promise<NotWalled | undefined> {
  const { rows } = await sql<Record<"superuser" | "bypasses" | "owns", boolean>>`
    select r.rolsuper as superuser, r.rolbypassrls as bypasses, exists (
        select from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        where n.nspname = ${schema} and c.relkind in ('r', 'p') and pg_has_role(r.oid, c.relowner, 'usage')
      ) as owns
    from pg_catalog.pg_roles as r where r.rolname = ${role}`.execute(db.withoutPlugins());
  const [found] = rows;
  if (found?.superuser) return { reason: "is a superuser", attribute: "nosuperuser" };
  if (found?.bypasses) return { reason: "has BYPASSRLS", attribute: "nobypassrls" };
  if (found?.owns) return { reason: `has the rights of the owner of tables in the schema "${schema}"` };
  return undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: see above
async function createRole(db: Kysely<any>, role: string): Promise<void> {
  const { rows } = await sql`select from pg_catalog.pg_roles where rolname = ${role}`.execute(db);
  if (rows.length > 0) return;
  await sql`create role ${sql.id(role)} nologin nosuperuser nobypassrls`.execute(db);
}

/** Since PostgreSQL 16 who made a role is a member of it, and may all the same not take it on. */
// biome-ignore lint/suspicious/noExplicitAny: see above
async function joinRole(db: Kysely<any>, role: string): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`select pg_has_role(current_user, ${role}::text,
      case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) as may`.execute(db);
  if (rows[0]?.may !== true) await sql`grant ${sql.id(role)} to current_user`.execute(db);
}

// biome-ignore lint/suspicious/noExplicitAny: see above
async function notAllowed(db: Kysely<any>, role: string, cause: unknown): Promise<ApplicationRoleError> {
  const { rows } = await sql<{ user: string }>`select current_user as "user"`.execute(db);
  const quoted = (name: string | undefined) => `"${String(name).replaceAll('"', '""')}"`;
  const user = quoted(rows[0]?.user);
  const [why] = [cause instanceof Error ? cause.message : String(cause)];
  return new ApplicationRoleError(
    `The database user ${user} may not prepare the role ${quoted(role)} of the service (${why}). Have an administrator ` +
      `run: create role ${quoted(role)} nologin; grant ${quoted(role)} to ${user}; and let ${user} own the tables.`,
    { cause },
  );
}
