import { costRecordInputSchema } from "@hoc/incident-schemas";
import type { CostEntities, NewCostRecord } from "@hoc/incident-schemas/ports";
import { counterUuid, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { recordCosts } from "./record-costs.js";

const SAID = { model: "large-1", costMicros: 1200 };

async function record(said: readonly object[], storedBefore: readonly [string, string][] = []) {
  const stored: NewCostRecord[] = [];
  const insertCostRecords = async (_tenantId: string, records: readonly NewCostRecord[]) => {
    stored.push(...records);
    return new Map(storedBefore);
  };
  const counted: string[] = [];
  const fetchBudgetsOf = async (_tenantId: string, { featureTags }: CostEntities) => {
    counted.push(...featureTags);
    return [];
  };
  const ports = stubPorts({ costs: { insertCostRecords }, costBudgets: { fetchBudgetsOf } });
  const records = said.map((one) => costRecordInputSchema.parse({ ...SAID, ...one }));
  const { results } = await recordCosts({ ports, uuid: counterUuid() }, "acme", records);
  return { stored, results, counted };
}

describe("recording what calls cost", () => {
  it("stores each record, with an id and an instant where its host gives none", async () => {
    const { stored, results } = await record([{ runId: "r" }, { recordId: "c", occurredAt: "2026-03-14T11:00:00Z" }]);
    expect(stored).toMatchObject([
      { ...SAID, recordId: "cost_00000000-0000-7000-8000-000000000001", occurredAt: NOW, runId: "r", inputTokens: 0 },
      { recordId: "c", occurredAt: "2026-03-14T11:00:00.000000Z" },
    ]);
    expect(results).toEqual([
      { recordId: "cost_00000000-0000-7000-8000-000000000001", outcome: "recorded" },
      { recordId: "c", outcome: "recorded" },
    ]);
  });

  it("stores nothing of a request in which one cost lies in the future", async () => {
    const soon = { recordId: "soon", occurredAt: "2026-03-14T12:05:00Z" };
    expect((await record([soon])).results).toEqual([{ recordId: "soon", outcome: "recorded" }]);
    // What is not stubbed throws: storage is not asked.
    await expect(
      recordCosts({ ports: stubPorts({}), uuid: counterUuid() }, "acme", [
        costRecordInputSchema.parse({ ...SAID, ...soon }),
        costRecordInputSchema.parse({ ...SAID, occurredAt: "2028-01-01T00:00:00Z" }),
      ]),
    ).rejects.toMatchObject({
      code: "cost_in_future",
      details: { fields: [{ pointer: "/records/1/occurredAt" }] },
    });
  });

  it("tells in order which were there before, and which of those in other words", async () => {
    const [first] = (await record([{ recordId: "same" }])).stored;
    const { results } = await record(
      [{ recordId: "other" }, { recordId: "new" }, { recordId: "same" }],
      [
        ["same", first?.contentDigest ?? ""],
        ["other", "0".repeat(64)],
      ],
    );
    expect(results).toEqual([
      { recordId: "other", outcome: "duplicate", conflict: true },
      { recordId: "new", outcome: "recorded" },
      { recordId: "same", outcome: "duplicate" },
    ]);
  });

  it("takes the first of one id in a request, and sends storage no other", async () => {
    const { stored, results } = await record([
      { recordId: "c" },
      { recordId: "d" },
      { recordId: "c" },
      { recordId: "c", costMicros: 1 },
    ]);
    expect(stored.map(({ recordId, costMicros }) => [recordId, costMicros])).toEqual([
      ["c", 1200],
      ["d", 1200],
    ]);
    expect(results).toEqual([
      { recordId: "c", outcome: "recorded" },
      { recordId: "d", outcome: "recorded" },
      { recordId: "c", outcome: "duplicate" },
      { recordId: "c", outcome: "duplicate", conflict: true },
    ]);
  });

  it("holds every record of one id against the one that is stored", async () => {
    const [first] = (await record([{ recordId: "c" }])).stored;
    const before: [string, string][] = [["c", first?.contentDigest ?? ""]];
    const { results } = await record([{ recordId: "c", costMicros: 1 }, { recordId: "c" }], before);
    expect(results).toEqual([
      { recordId: "c", outcome: "duplicate", conflict: true },
      { recordId: "c", outcome: "duplicate" },
    ]);
  });

  it("counts towards budgets what is new, and nothing that was there before", async () => {
    const said = [
      { recordId: "old", featureTag: "old" },
      { recordId: "new", featureTag: "new" },
      { recordId: "new", featureTag: "again" },
    ];
    expect((await record(said, [["old", "0".repeat(64)]])).counted).toEqual(["new"]);
  });
});
