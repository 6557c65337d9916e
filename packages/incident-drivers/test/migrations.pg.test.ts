import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshPgDatabase } from "../../../tooling/db/harness.js";
import { proposalReviews } from "../src/migrations/0011-proposal-reviews.js";
import { lessons } from "../src/migrations/0012-lessons.js";
import { runFindings } from "../src/migrations/0013-run-findings.js";
import { migrateDown, migrateToLatest } from "../src/migrations/index.js";
import type { Database } from "./databases.js";
import { liveColumns, liveStructure } from "./live-schema.js";

let fresh: Awaited<ReturnType<typeof freshPgDatabase>>;
let connections: Database[];

beforeAll(async () => {
  fresh = await freshPgDatabase();
  connections = Array.from({ length: 4 }, () => {
    const pool = new pg.Pool({ connectionString: fresh.url, max: 2 });
    return new Kysely({ dialect: new PostgresDialect({ pool }) });
  });
});

afterAll(async () => {
  await Promise.all(connections.map((db) => db.destroy()));
  await fresh?.drop();
});

const NAMES = [
  "0001-foundation",
  "0002-idempotency-keys",
  "0003-read-points",
  "0004-analytics-artifacts",
  "0005-list-indexes",
  "0006-incident-evidence",
  "0007-runs",
  "0008-llm-failures",
  "0009-policies",
  "0010-costs",
  "0011-proposal-reviews",
  "0012-lessons",
  "0013-run-findings",
  "0014-cost-anomaly-list",
  "0015-exports",
  "0016-cost-guard",
  "0017-api-keys",
  "0018-row-level-security",
  "0019-webhooks",
];

const first = () => connections[0] as Database;

describe("migrations", () => {
  it("from four instances at once run exactly once, also into a schema that is not there yet", async () => {
    for (const schema of ["hoc", "elsewhere", "third_one", "fourth_one"]) {
      const applied = await Promise.all(connections.map((db) => migrateToLatest(db, { schema })));
      expect(applied.flat()).toEqual(NAMES);
      expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    }
    expect(await migrateToLatest(first())).toEqual([]);
  });

  it("up, down and up again gives the same structure, and down leaves none of it", async () => {
    const before = await liveStructure(first(), "hoc");
    expect(before.columns.length).toBeGreaterThan(100);
    expect(await migrateDown(first())).toEqual([...NAMES].reverse());
    expect(await liveColumns(first(), "hoc")).toEqual([]);
    await migrateToLatest(first());
    expect(await liveStructure(first(), "hoc")).toEqual(before);
  });

  it("give every schema the same structure", async () => {
    const text = async (schema: string) =>
      JSON.stringify(await liveStructure(first(), schema)).replaceAll(`${schema}.`, "");
    expect(await text("elsewhere")).toBe(await text("hoc"));
  });

  it("refuse a schema name that is more than a name", async () => {
    for (const schema of [`hoc"; drop table x; --`, "Hoc", "", "1st"])
      await expect(migrateToLatest(first(), { schema })).rejects.toThrow(TypeError);
  });

  it("every key and every foreign key leads with the tenant; no triggers, no cascades, literal predicates", async () => {
    const { constraints, triggers, indexes } = await liveStructure(first(), "hoc");
    const ours = (constraints as { relname: string; definition: string }[]).filter(
      ({ relname }) => !relname.startsWith("kysely_"),
    );
    const keys = ours.filter(({ definition }) => /^(PRIMARY KEY|UNIQUE|FOREIGN KEY)/.test(definition));
    expect(keys.length).toBeGreaterThan(12);
    for (const { definition } of keys) {
      expect(definition).toMatch(/^(PRIMARY KEY|UNIQUE|FOREIGN KEY) \(tenant_id[,)]/);
      expect(definition).not.toMatch(/CASCADE|SET NULL/);
    }
    const unique = (indexes as { indexname: string; indexdef: string }[]).filter(({ indexdef }) =>
      /UNIQUE/.test(indexdef),
    );
    for (const { indexname, indexdef } of unique)
      if (!indexname.startsWith("kysely_")) expect(indexdef).toMatch(/\(tenant_id[,)]/);
    expect(unique.find(({ indexname }) => indexname === "incidents_open_key")?.indexdef).toMatch(
      /\(tenant_id, grouping_key\) WHERE \(lifecycle_state <> 'RESOLVED'::text\)$/,
    );
    expect(triggers).toEqual([]);
    expect(
      (
        await sql`select 1 from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'hoc'`.execute(
          first(),
        )
      ).rows,
    ).toEqual([]);
  });
});

describe("proposals that were drafted before reviews were stored", () => {
  const LATER = [proposalReviews("learned"), lessons("learned"), runFindings("learned")];
  const up = async () => {
    for (const migration of LATER) await migration.up(first());
  };
  const down = async () => {
    for (const migration of [...LATER].reverse()) await migration.down?.(first());
  };

  const FILLED = { errorCodes: ["TIMEOUT"], maxSeverity: "high" };
  const rule = (severityThreshold?: string) => ({
    type: "timeout",
    trigger: { errorCode: "TIMEOUT", severityThreshold },
  });
  const DRAFTS = [
    ["of an incident", "TIMEOUT", "incident", rule("high"), FILLED],
    ["of a lesson", "LEARNED", "lesson", rule("high"), null],
    ["of no known cause", "UNKNOWN", "incident", rule("high"), null],
    ["of no code", null, "incident", rule("high"), null],
    ["of another severity", "GRAVE", "incident", rule("extreme"), null],
    ["of no severity", "PLAIN", "incident", rule(), null],
  ] as const;

  const drafts = async () => {
    const { rows } = await sql<{ id: string; status: string; suppression: unknown }>`
      select id, status, suppression from learned.policy_proposals order by sequence`.execute(first());
    return rows;
  };

  it("are given what their rule would suppress, also when it is taken back and done again", async () => {
    await migrateToLatest(first(), { schema: "learned" });
    await down();
    for (const [index, [id, errorCode, sourceType, proposedRule]] of DRAFTS.entries())
      await sql`insert into learned.policy_proposals (tenant_id, id, sequence, proposal_name, proposal_type, error_code,
          rationale, proposed_rule, status, source_type, source_id, created_by, created_at, recorded_at)
        values ('acme', ${id}, ${index}, 'Guard', 'timeout_policy', ${errorCode}, 'A run failed.',
          ${JSON.stringify(proposedRule)}, 'draft', ${sourceType}, ${id}, 'engine', '2026-03-14Z', '2026-03-14Z')`.execute(
        first(),
      );
    const filled = DRAFTS.map(([id, , , , suppression]) => ({ id, status: "draft", suppression }));
    for (const again of ["once", "twice"]) {
      await up();
      expect({ again, drafts: await drafts() }).toEqual({ again, drafts: filled });
      await down();
    }
    await up();
  });
});
