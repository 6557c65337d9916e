import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newEvaluation, newRule } from "../src/conformance/failure-facts.js";
import { PROPOSAL } from "../src/conformance/policy-proposal.suite.js";
import { newFact } from "../src/conformance/policy-violation/deeds.js";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { driverSet, pgDatabase } from "./databases.js";
import { processOn } from "./processes.js";

type Database = Awaited<ReturnType<typeof pgDatabase>>;

let database: Database;
let scene: Scene;

beforeAll(async () => {
  database = await pgDatabase();
  scene = createScene(driverSet(database));
});

afterAll(() => database?.close());

const CONNECTIONS = 20;

/** What many say at the same moment, each in its own words; whether the words of this one were stored. */
interface Saying {
  readonly item: string;
  readonly table: string;
  /** The key or index that one row is left by. */
  readonly lawOf: string;
  readonly dropLaw: string;
  readonly say: (ports: IncidentPorts, tenantId: string, number: number) => Promise<boolean>;
  /** Stores a row as a writer does who neither knows of the tenant's head nor asks before. */
  readonly again: string;
}

const SAYINGS: readonly Saying[] = [
  {
    item: "F-088",
    table: "policy_violations",
    lawOf: "policy_violations_fact",
    dropLaw: "alter table hoc.policy_violations drop constraint policy_violations_fact",
    say: ({ policyViolations }, tenantId, number) =>
      policyViolations.insertViolationRecord(tenantId, newFact(scene, { violationId: `vio-${number}` })),
    again: "id",
  },
  {
    item: "F-094",
    table: "policy_evaluations",
    lawOf: "policy_evaluations_run",
    dropLaw: "alter table hoc.policy_evaluations drop constraint policy_evaluations_run",
    say: ({ policyViolations }, tenantId, number) =>
      policyViolations.insertPolicyEvaluation(tenantId, newEvaluation(scene, `eval-${number}`)),
    again: "id",
  },
  {
    item: "F-090",
    table: "policy_rules",
    lawOf: "policy_rules_pkey",
    dropLaw: "alter table hoc.policy_rules drop constraint policy_rules_pkey cascade",
    say: ({ policyRules }, tenantId, number) =>
      policyRules.insertPolicyRule(tenantId, newRule(scene, "rule", { name: `rule ${number}` })),
    again: "name",
  },
  {
    item: "F-026",
    table: "policy_proposals",
    lawOf: "policy_proposals_draft",
    dropLaw: "drop index hoc.policy_proposals_draft",
    say: async ({ policyProposals }, tenantId, number) =>
      (await policyProposals.insertPolicyProposal(tenantId, { ...PROPOSAL, proposalId: `prop-${number}` })).created,
    again: "id",
  },
];

const rowsOf = async ({ db }: Pick<Database, "db">, table: string, tenantId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int4 as n from ${sql.id("hoc", table)} where tenant_id = ${tenantId}`.execute(db);
  return Number(rows[0]?.n);
};

/** Copies the tenant's row with another `column`, past the head. */
const copy = ({ db }: Pick<Database, "db">, { table, again }: Saying, tenantId: string) =>
  sql`
  insert into ${sql.id("hoc", table)} select (jsonb_populate_record(t, jsonb_build_object(${again}::text, 'copy'))).*
  from ${sql.id("hoc", table)} as t where t.tenant_id = ${tenantId}`.execute(db);

describe.each(SAYINGS)("$table, said by twenty connections at the same moment", (saying) => {
  const { item, table, lawOf, dropLaw, say } = saying;

  it(`${item}: is stored once, and one of them is told so`, async () => {
    const processes = Array.from({ length: 4 }, () => processOn(database.connect(CONNECTIONS / 4)));
    const said = await Promise.all(
      Array.from({ length: CONNECTIONS }, (_, number) =>
        processes[number % 4]?.write(table, (ports) => say(ports, table, number)),
      ),
    );
    expect(said.filter((stored) => stored)).toHaveLength(1);
    expect(said.filter((stored) => stored === false)).toHaveLength(CONNECTIONS - 1);
    expect(await rowsOf(database, table, table)).toBe(1);
  });

  it(`${item}: is stored once also by writers without the tenant's head, and twice once its law is gone`, async () => {
    const own = await pgDatabase();
    try {
      await processOn(own.db).write("acme", (ports) => say(ports, "acme", 1));
      await expect(copy(own, saying, "acme")).rejects.toMatchObject({ code: "23505", constraint: lawOf });
      await sql.raw(dropLaw).execute(own.db);
      await copy(own, saying, "acme");
      expect(await rowsOf(own, table, "acme")).toBe(2);
    } finally {
      await own.close();
    }
  });
});

describe("a writer without the tenant's head that was faster", () => {
  async function untilSomebodyWaits(): Promise<void> {
    const watcher = database.connect(1);
    for (let tries = 0; tries < 2_000; tries++) {
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(watcher);
      if (rows.length > 0) return;
    }
    throw new Error("nobody waits for the key");
  }

  it.each(SAYINGS)("$item: is waited for, and its row of $table is the one that stands", async (saying) => {
    const tenantId = `faster-${saying.table}`;
    const process = processOn(database.connect(2));
    const stored = sql.id("hoc", saying.table);
    await process.write("template", (ports) => saying.say(ports, "template", 1));
    const { saying: told } = await database
      .connect(1)
      .transaction()
      .execute(async (trx) => {
        await sql`insert into ${stored}
          select (jsonb_populate_record(t, jsonb_build_object('tenant_id', ${tenantId}::text))).*
          from ${stored} as t where t.tenant_id = 'template'`.execute(trx);
        const waiting = process.write(tenantId, (ports) => saying.say(ports, tenantId, 2));
        await untilSomebodyWaits();
        return { saying: waiting };
      });
    expect(await told).toBe(false);
    expect(await rowsOf(database, saying.table, tenantId)).toBe(1);
  });
});
