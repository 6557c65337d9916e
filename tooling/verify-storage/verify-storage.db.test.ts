import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countOutcomes, renderMatrix } from "../verify/matrix.js";
import { CHECKS, STORAGE_MATRIX, type StorageRow } from "./matrix.js";
import { STORAGE_PLANTS } from "./plants.js";
import { pgliteServer, type StorageServer } from "./storage-server.js";
import { verifyStorage } from "./verify-storage.js";

const TIMEOUT = 600_000;

/** What is done to the tables after migrating, each time. */
const DAMAGE = `
  alter table hoc.signals drop constraint signals_kind_check,
    add constraint signals_kind_check check (kind in ('call', 'run', 'violation', 'anomaly', 'manual'));
  alter table hoc.trace_steps add constraint trace_steps_odd check (tokens <> 4711);
  alter table hoc.audit_ledger alter column sequence type numeric;
  alter table hoc.analytics_artifacts add column remark text;
  alter table hoc.policy_evaluations drop constraint policy_evaluations_run;
  drop index hoc.run_failures_request;
  create unique index run_failures_request on hoc.run_failures (tenant_id, run_id, request_id);
  alter table hoc.prevention_records drop constraint prevention_records_signal,
    add constraint prevention_records_signal unique (tenant_id, signal_id, policy_id);
  alter table hoc.policy_violations drop constraint policy_violations_fact,
    add constraint policy_violations_fact unique (tenant_id, run_id, policy_id);
  drop index hoc.policy_proposals_draft;
  create unique index policy_proposals_draft on hoc.policy_proposals (tenant_id, proposal_type, error_code, is_synthetic);
  create unique index failures_by_id on hoc.run_failures (id);
  alter table hoc.failure_evidence drop constraint failure_evidence_tenant_id_failure_id_fkey,
    add foreign key (failure_id) references hoc.run_failures (id);
  alter table hoc.cost_anomalies alter column confidence type numeric(3, 2);
  alter table hoc.policy_rules drop constraint policy_rules_source_check,
    add constraint policy_rules_source_check check (upper(source) in ('MANUAL', 'SYSTEM', 'LEARNED'));
  alter table hoc.idempotency_keys drop constraint idempotency_keys_request_digest_check;
  alter table hoc.lesson_transitions drop constraint lesson_transitions_allowed,
    add constraint lesson_transitions_allowed check (from_status in ('pending', 'deferred'));
  alter table hoc.lessons_learned drop constraint lessons_learned_proposal;
  alter table hoc.run_findings drop constraint run_findings_detector,
    add constraint run_findings_detector unique (tenant_id, run_id, detector_id, detector_version);
  alter table hoc.export_ledger drop constraint export_ledger_content_digest_check;
  alter table hoc.checkpoints drop constraint checkpoints_chain;
  alter table hoc.checkpoint_heads drop constraint checkpoint_heads_once;
  create unique index checkpoint_heads_once on hoc.checkpoint_heads (tenant_id, incident_id);
  alter table hoc.postmortem_artifacts drop constraint postmortem_artifacts_published,
    add constraint postmortem_artifacts_published check (published_at is null or published_by is not null);
  create unique index once_more on hoc.violation_incidents (tenant_id, incident_id, sequence);
  create table if not exists hoc.forgotten (tenant_id text);
  create sequence if not exists hoc.counted;`;

/** The defects of the command that need no roles, and are not planted otherwise below. */
const PLANTS = Object.entries(STORAGE_PLANTS).filter(
  ([name, { needsRoles }]) => !needsRoles && name !== "index-is-missing",
);

/** A server whose tables come out of the migrations damaged; the first time one of them has an index more. */
async function damagedServer(): Promise<StorageServer> {
  const server = await pgliteServer();
  let times = 0;
  return {
    ...server,
    async up() {
      await server.up();
      const planted = PLANTS.map(([, { statement }]) => statement);
      for (const statement of [...planted, ...DAMAGE.split(";")].filter((text) => text.trim() !== ""))
        await server.run(statement);
      times += 1;
      if (times === 1) await sql`create index recorded on hoc.domain_events (recorded_at)`.execute(server.db);
    },
  };
}

describe("the storage", () => {
  it(
    "F-138: keeps every promise when it is really tried, each where it could have been broken",
    async () => {
      const server = await pgliteServer();
      const rows = await verifyStorage([server]);
      await server.close();
      const { FAIL, WARN } = countOutcomes(rows);
      expect({ FAIL, WARN }, renderMatrix(STORAGE_MATRIX, rows)).toEqual({ FAIL: 0, WARN: 0 });
      expect(rows.filter(({ verdicts }) => verdicts["round trip"].outcome === "PASS").length).toBeGreaterThan(20);
    },
    TIMEOUT,
  );
});

describe("F-138: a table that breaks a promise", () => {
  let server: StorageServer;
  let rows: StorageRow[];

  beforeAll(async () => {
    server = await damagedServer();
    rows = await verifyStorage([server]);
  }, TIMEOUT);

  afterAll(() => server?.close());

  it.each(PLANTS)("such as %s is found in its row by its check", (_, { row, check }) => {
    expect(outcomes(row, "FAIL")).toContain(check);
  });

  it.each([
    ["that takes a value outside of a closed set", "runs", ["checks"]],
    ["that refuses a value of a closed set", "signals", ["checks"]],
    ["that takes a value in other letters", "policy_rules", ["checks"]],
    ["that takes what it must not say", "idempotency_keys", ["checks"]],
    ["with a column that may be null", "cost_records", ["columns"]],
    ["with a column of another type", "audit_ledger", ["columns"]],
    ["with a column that no field holds", "analytics_artifacts", ["columns"]],
    ["without a key that makes rows unique", "policy_evaluations", ["unique keys"]],
    ["whose unique key takes more in than it promises", "prevention_records", ["unique keys"]],
    ["whose unique key takes less in than it promises", "policy_violations", ["unique keys"]],
    ["whose unique key holds for rows that it is not about", "policy_proposals", ["unique keys"]],
    ["whose unique keys forget nulls and the tenant", "run_failures", ["tenant keys", "unique keys"]],
    ["with a unique key that nobody promised", "violation_incidents", ["unique keys"]],
    ["that may go a way that nobody knows", "lesson_transitions", ["checks"]],
    ["that may name what is not there", "lessons_learned", ["references"]],
    ["that may hold what was found once twice", "run_findings", ["unique keys"]],
    ["that may bear a digest that is none", "export_ledger", ["checks"]],
    ["that may go on from one row twice", "checkpoints", ["unique keys"]],
    ["that holds one row of several that it promises to hold", "checkpoint_heads", ["unique keys"]],
    ["that may be published without an instant", "postmortem_artifacts", ["checks"]],
    ["that refers across tenants", "failure_evidence", ["tenant keys", "references"]],
    ["that may refer to nothing", "incident_evidence", ["references"]],
    ["that does not give back what it was given", "cost_anomalies", ["round trip"]],
    ["that nobody knows, and that stays behind", "forgotten", ["columns", "migrations"]],
    ["that is another one after down and up", "domain_events", ["migrations"]],
  ])("%s fails there", (_, table, failing) => {
    expect(outcomes(table, "FAIL"), renderMatrix(STORAGE_MATRIX, rows)).toEqual(failing);
  });

  it("is warned of when a check of the database was never seen to refuse anything", () => {
    expect(outcomes("trace_steps", "WARN")).toEqual(["checks"]);
  });

  it("is found beside tables, too: whatever else stays behind", () => {
    expect(outcomes("counted", "FAIL")).toEqual(["columns", "migrations"]);
  });

  it("leaves the verdict on other tables as it is", () => {
    expect([...outcomes("tenant_heads", "FAIL"), ...outcomes("incidents", "FAIL")]).toEqual([]);
  });

  function outcomes(table: string, outcome: "FAIL" | "WARN") {
    const verdicts = rows.find(({ name }) => name === table)?.verdicts;
    return CHECKS.filter((check) => verdicts?.[check].outcome === outcome);
  }
});
