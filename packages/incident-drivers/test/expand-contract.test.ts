import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import { describe, expect, it } from "vitest";
import { allMigrations } from "../src/migrations/migrate.js";
import { breaking } from "./expand-contract.js";

/** Since this one an instance of the version before goes on serving while the next one migrates. */
const FIRST = "0019-webhooks";

/** The statements of a migration forward, without a database. */
async function statementsOf(name: string): Promise<string[]> {
  const statements: string[] = [];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (one) => new PostgresIntrospector(one),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }: { query: CompiledQuery }) => void statements.push(query.sql),
  });
  await allMigrations("hoc")[name]?.up(db);
  return statements;
}

describe("migrations", () => {
  const held = Object.keys(allMigrations("hoc")).filter((name) => name >= FIRST);

  it.each(held)("%s takes nothing from the version before, which goes on serving meanwhile", async (name) => {
    const statements = await statementsOf(name);
    expect(statements.length).toBeGreaterThan(0);
    expect(breaking(statements)).toEqual([]);
  });

  it("that did would be found, as those before that law are", async () => {
    expect(breaking(await statementsOf("0003-read-points"))).toHaveLength(1);
    expect(breaking(await statementsOf("0015-exports"))).toHaveLength(1);
  });

  it.each([
    "drop table hoc.runs",
    "alter table hoc.runs drop column limits",
    "alter table hoc.runs rename column limits to bounds",
    "alter table hoc.runs rename to tasks",
    "alter table hoc.runs alter column limits type jsonb",
    "alter table hoc.runs alter column limits set not null",
    "alter table hoc.runs alter column limits drop default",
    "alter table hoc.runs add column mood text not null",
    "alter table hoc.runs add column mood text default 'x', add column more text not null",
    "alter table hoc.runs add constraint moody check (mood <> '')",
    "create unique index runs_mood on hoc.runs (tenant_id, mood)",
    "create trigger telling before insert on hoc.runs execute function tell()",
    "delete from hoc.runs",
    "revoke select on hoc.runs from somebody",
  ])("must not say “%s”", (statement) => {
    expect(breaking([statement])).toHaveLength(1);
  });

  it.each([
    ["create table hoc.moods (id text not null)", "create unique index moods_id on hoc.moods (id)"],
    ["create table hoc.moods (id text not null)", "alter table hoc.moods add constraint moody check (id <> '')"],
    ["alter table hoc.runs add column mood text", "create index runs_mood on hoc.runs (tenant_id, mood)"],
    ["alter table hoc.runs add column mood text not null default 'calm'"],
    ["alter table hoc.runs add column mood text default 'calm' not null"],
    ["update hoc.runs set mood = 'calm'"],
  ])("may say “%s” …", (...statements) => {
    expect(breaking(statements)).toEqual([]);
  });
});
