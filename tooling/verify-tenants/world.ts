import { randomUUID } from "node:crypto";
import { ensureApplicationRole, grantRoles, migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { type CatalogueEntry, describeOperations, type OperationId, type OperationInput } from "@hoc/incident-engines";
import { addSeconds } from "@hoc/incident-schemas";
import { Kysely } from "kysely";
import { FOREIGN_MARK, type MadeIds, READ_AT } from "../verify-reads/deeds.js";
import { carryOut, recordHistory } from "../verify-reads/history.js";
import type { Answer, Tenant, VerifiedApp } from "../verify-reads/verified-app.js";
import { type Connection, rehearsed } from "./connection.js";
import { furnishings } from "./furnishings.js";
import { CALLED_AT, inputOf, isKnown, type Things } from "./inputs.js";
import { dearerBody, earlier, MARKS, type Mark, markedBody, markedPath } from "./marked.js";
import { asAdmin, createStage, type Stage } from "./stage.js";

/** Who calls, and whose things must be as if they were not. */
export const CALLER = "acme" satisfies Tenant;
export const VICTIM = "globex" satisfies Tenant;

/** What is in a table, as a digest of the victim's rows and one of all others. */
interface Rows {
  readonly victims: string;
  readonly others: string;
}

/**
 * Two tenants. The caller has a history. The victim has the same, with the same ids and names and at the same places of its
 * sequence, but in other words, a second later and a little dearer. Each has another one beside it whose every id and name is its own.
 */
export interface World {
  readonly connection: Connection;
  /** A role that row security binds; it is gone with all the rest. */
  readonly walledRole: string;
  /** What the caller has; the victim has something under the same names. */
  readonly own: Things;
  /** The ids of what the caller has, by the names of the history. */
  readonly ownIds: MadeIds;
  /** What the caller has, with the names given anew that it gave already. */
  readonly again: Things;
  /** What the victim alone has. */
  readonly foreign: Things;
  /** Texts that only the victim's rows hold. */
  readonly marks: readonly string[];
  /** A key of the caller's; the victim has one of the same id. */
  readonly ownKey: string;
  /** Keys that are forged out of that and one of the victim's. */
  readonly forgedKeys: readonly string[];
  /** The victim's place in every list, by the operation that gives it. */
  readonly cursors: ReadonlyMap<string, string>;
  /** What is in some tables, or in all. */
  rowsIn(tables?: readonly string[]): Promise<ReadonlyMap<string, Rows>>;
  /** Takes all rows of a tenant away. */
  remove(tenant: string): Promise<void>;
  /** Tables with rows of tenants, and how many of them are the victim's. */
  readonly tables: ReadonlyMap<string, number>;
}

/**
 * Makes the world in a transaction that stays open: migrates an empty database and records the histories. Nothing of it
 * lasts.
 */
export async function openWorld(connection: Connection): Promise<World> {
  await connection.query("start transaction");
  const db = new Kysely<unknown>({ dialect: new PGliteDialect(rehearsed(connection)) });
  await migrateToLatest(db);
  const walledRole = `hoc_verified_${randomUUID()}`;
  await ensureApplicationRole(db, { role: walledRole });
  await grantRoles(db, { application: walledRole, maintenance: walledRole });
  const stage = createStage({ connection, tenants: [CALLER, VICTIM], start: READ_AT });
  const foreignIds = await recordAll(recordingAlone(stage, MARKS.victim), VICTIM);
  await recordAll(recordingOtherwise(stage), VICTIM);
  await recordAll(recordingAlone(stage, MARKS.caller), CALLER);
  const ids = await recordAll(recording(stage), CALLER);

  const keys = await makeKeys(stage);
  const own = things(CALLER, ids);

  const names = await tenantTables(connection);
  const counts = await rowCounts(connection, names);
  return {
    connection,
    walledRole,
    ...keys,
    cursors: await victimsCursors(stage, own),
    own: { ...own, given: (name) => `new ${name}` },
    ownIds: ids,
    again: own,
    foreign: things(VICTIM, foreignIds, MARKS.victim),
    marks: [
      MARKS.victim.slice(0, -1),
      FOREIGN_MARK,
      VICTIM,
      ...Object.values(foreignIds).filter((id) => /\D/.test(id)),
    ],
    tables: counts,
    rowsIn: (tables = names) => digests(connection, tables),
    async remove(tenant) {
      await connection.query("set local session_replication_role = replica");
      for (const name of names) await connection.query(`delete from hoc.${name} where tenant_id = $1`, [tenant]);
      await connection.query("set local session_replication_role = origin");
    },
  };
}

async function recordAll(app: VerifiedApp, tenant: Tenant): Promise<MadeIds> {
  const ids = { ...(await recordHistory(app, tenant)) };
  for (const chapter of furnishings()) await carryOut(app, tenant, chapter, ids);
  return ids;
}

function things(tenantId: Tenant, ids: MadeIds, mark = ""): Things {
  const named = (name: string) => `${mark}${name}`;
  return {
    tenantId,
    named,
    given: named,
    id(name) {
      const id = ids[name];
      if (id === undefined) throw new Error(`The history makes nothing that it calls ${name}.`);
      return id;
    },
  };
}

/** Records on a stage; the same deed makes the same ids in every tenant, but no two tenants keep the same secrets. */
function recording({ app, operations, setClock, makeIdsOf }: Stage): VerifiedApp {
  const idsOf = (ids: string) => makeIdsOf(ids.replace("foreign ", "").replaceAll(A_FOREIGN_MARK, ""), ids);
  const send = async (tenant: Tenant, path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { authorization: `Bearer ${tenant}`, "content-type": "application/json" };
    const response = await app.request(path, { ...init, headers });
    return { status: response.status, text: await response.text() };
  };
  return {
    endpoints: [],
    get: send,
    async post(tenant, path, body, ids) {
      idsOf(ids);
      const { status, text } = await send(tenant, path, { method: "POST", body: JSON.stringify(body) });
      if (status >= 300) throw new Error(`POST ${path} answers ${status}: ${text}`);
      return JSON.parse(text);
    },
    async run(tenant, operation, input, ids) {
      idsOf(ids);
      const execute = operations.execute as unknown as (id: string, input: object, context: object) => Promise<object>;
      return (await execute(operation, input, asAdmin(tenant))) as Record<string, unknown>;
    },
    setClock,
    close: async () => undefined,
  };
}

const A_FOREIGN_MARK = new RegExp(`${FOREIGN_MARK}[ -]?`, "g");

/** Records the same under the same ids and names, a second later and a little dearer, so that it can be told apart. */
function recordingOtherwise(stage: Stage): VerifiedApp {
  const app = recording(stage);
  return {
    ...app,
    post: (tenant, path, body, ids) => app.post(tenant, path, dearerBody(body), ids),
    run: (tenant, operation, input, ids) => app.run(tenant, operation, dearerBody(input), ids),
    setClock: (now) => app.setClock(addSeconds(now, 1)),
  };
}

/** Records what a tenant alone has: the same earlier, under marked names, with ids of its own. */
function recordingAlone(stage: Stage, mark: Mark): VerifiedApp {
  const app = recording(stage);
  return {
    ...app,
    post: (tenant, path, body, ids) =>
      app.post(tenant, markedPath(path, mark), markedBody(body, mark), `${mark}${ids}`),
    run: (tenant, operation, input, ids) => app.run(tenant, operation, markedBody(input, mark), `${mark}${ids}`),
    setClock: (now) => app.setClock(earlier(now)),
  };
}

/** A key, and forged ones that mix what is right of it with what is right of the victim's. */
async function makeKeys({ operations, makeIdsOf }: Stage): Promise<Pick<World, "ownKey" | "forgedKeys">> {
  const issue = async (tenant: Tenant) => {
    makeIdsOf("a key", `a key of ${tenant}`);
    const input = { name: "of somebody", role: "admin" } as const;
    const idempotency = { key: "a-key", requestDigest: "0".repeat(64) };
    const context = { ...asAdmin(tenant), idempotency };
    const { secret } = await operations.execute("incidents.access.issueKey", input, context);
    return String(secret).split(".");
  };
  const [victims = "", victimsId, victimsSecret] = await issue(VICTIM);
  const [callers = "", callersId, callersSecret] = await issue(CALLER);
  const forged = [
    [callers, victimsId, victimsSecret],
    [callers, callersId, victimsSecret],
    [victims, callersId, callersSecret],
    [victims, victimsId, "0"],
    [victims, victimsId],
    [victims],
  ];
  return {
    ownKey: [callers, callersId, callersSecret].join("."),
    forgedKeys: forged.map((parts) => parts.join(".")),
  };
}

async function victimsCursors({ operations, setClock }: Stage, victims: Things): Promise<Map<string, string>> {
  const cursors = new Map<string, string>();
  setClock(CALLED_AT);
  for (const entry of describeOperations().filter(takesCursor)) {
    if (!isKnown(entry.id)) continue;
    const input = { ...inputOf(entry.id, victims), limit: 1 } as OperationInput<OperationId>;
    const { nextCursor } = (await operations.execute(entry.id, input, asAdmin(VICTIM))) as { nextCursor?: unknown };
    if (typeof nextCursor === "string") cursors.set(entry.id, nextCursor);
  }
  return cursors;
}

/** Whether an operation gives its list in pages, the next by a cursor. */
function takesCursor({ input }: CatalogueEntry): boolean {
  return /"cursor"/.test(JSON.stringify(input.toJSONSchema({ io: "input", unrepresentable: "any" })));
}

async function tenantTables({ query }: Connection): Promise<string[]> {
  const { rows } = await query(`select table_name::text as name from information_schema.columns
    where table_schema = 'hoc' and column_name = 'tenant_id' order by 1`);
  return (rows as { name: string }[]).map(({ name }) => name);
}

async function digests({ query }: Connection, names: readonly string[]): Promise<Map<string, Rows>> {
  if (names.length === 0) return new Map();
  await query("set local role none");
  const digest = "md5(coalesce(string_agg(r, '|' order by r collate \"C\")";
  const { rows } = await query(
    names
      .map(
        (name) => `select '${name}' as name, s.* from (
          select ${digest} filter (where v), '')) as victims, ${digest} filter (where not v), '')) as others
          from (select t::text as r, t.tenant_id = $1 as v from hoc.${name} as t) as t) as s`,
      )
      .join(" union all "),
    [VICTIM],
  );
  return new Map((rows as (Rows & { name: string })[]).map(({ name, victims, others }) => [name, { victims, others }]));
}

async function rowCounts({ query }: Connection, names: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const { rows } = await query(`select count(*)::int as rows from hoc.${name} where tenant_id = $1`, [VICTIM]);
    counts.set(name, (rows as { rows: number }[])[0]?.rows ?? 0);
  }
  return counts;
}
