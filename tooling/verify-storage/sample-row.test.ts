import { describe, expect, it } from "vitest";
import { STORED_TABLES, tableCalled } from "../../packages/incident-drivers/test/stored-tables.js";
import { PROMISES } from "./promises.js";
import { promisesOf } from "./row-bench.js";
import { sampleRow } from "./sample-row.js";

describe("the rows that tables are tried with", () => {
  it("know every table, and no other", () => {
    expect(Object.keys(PROMISES).sort()).toEqual(STORED_TABLES.map(({ name }) => name).sort());
  });

  it.each(STORED_TABLES.map((table) => [table.name, table] as const))(
    "have a value in each field of %s",
    (_, table) => {
      const promises = promisesOf(table);
      const rows = [{}, ...Object.values(promises.variants ?? {})].map((given) =>
        sampleRow(table, promises, { tenantId: "acme", number: 3, given }),
      );
      for (const row of rows) expect(Object.keys(row).sort()).toEqual(Object.keys(table.columns).sort());
      const fields = Object.keys(table.columns);
      expect(fields.filter((field) => rows.every((row) => row[field] === null))).toEqual([]);
    },
  );

  it("say what is given, and what has to go with it", () => {
    const table = tableCalled("incidents");
    const given = { lifecycleState: "ACKED", title: "this" };
    const row = sampleRow(table, promisesOf(table), { tenantId: "acme", number: 3, given });
    expect(row).toMatchObject({ ...given, status: "ACKNOWLEDGED", resolvedAt: null, resolutionMethod: null });
  });

  it.each([
    ["policy_proposals", { status: "draft" }, { reviewedAt: null, reviewSequence: null, policyId: null }],
    ["policy_proposals", { status: "rejected" }, { policyId: null, effectiveFrom: null, backtest: null }],
    ["lessons_learned", { status: "deferred" }, { draftProposalId: null, convertedAt: null, dismissedBy: null }],
    ["lessons_learned", { draftProposalId: null }, { status: "pending", deferredUntil: null }],
    ["lesson_transitions", { change: "reactivate" }, { fromStatus: "deferred", toStatus: "pending" }],
    ["lesson_transitions", { toStatus: "dismissed" }, { change: "dismiss", fromStatus: "pending" }],
  ])("agree with themselves: one of %s that says %o says %o", (name, given, rest) => {
    const table = tableCalled(name);
    const row = sampleRow(table, promisesOf(table), { tenantId: "acme", number: 3, given });
    expect(row).toMatchObject({ ...given, ...rest });
  });

  it("differ in what is told apart by numbers", () => {
    const columns = {
      key: { name: "key", type: "text", nullable: false },
      at: { name: "at", type: "instant", nullable: false },
    } as const;
    const [one, other] = [1, 2].map((number) => sampleRow({ name: "t", columns }, {}, { tenantId: "acme", number }));
    expect(one?.key).not.toBe(other?.key);
    expect(one?.at).not.toBe(other?.at);
  });
});
