import { describe, expect, it } from "vitest";
import { refusedFields } from "../../test/refused.js";
import { recordCostsInputSchema, recordedCostsSchema } from "./cost-record.js";

const record = { model: "large-1", costMicros: 1_250 };
const sent = (...records: object[]) => ({ records });

describe("what calls cost", () => {
  it("needs the model and the cost, in whole micro-dollars", () => {
    expect(recordCostsInputSchema.parse(sent(record))).toEqual(sent({ ...record, inputTokens: 0, outputTokens: 0 }));
    expect(refusedFields(recordCostsInputSchema, sent({}))).toEqual(["/records/0/model", "/records/0/costMicros"]);
  });

  it.each([
    [{ costMicros: 0.5 }, "costMicros"],
    [{ costMicros: 1_000_000_000_001 }, "costMicros"],
    [{ model: "" }, "model"],
    [{ model: "x".repeat(129) }, "model"],
    [{ recordId: "" }, "recordId"],
    [{ userId: "x".repeat(201) }, "userId"],
    [{ featureTag: "x".repeat(129) }, "featureTag"],
    [{ inputTokens: -1 }, "inputTokens"],
    [{ inputTokens: 10_000_000_001 }, "inputTokens"],
    [{ outputTokens: "7" }, "outputTokens"],
    [{ occurredAt: "noon" }, "occurredAt"],
    [{ costUsd: 1 }, "costUsd"],
  ])("is refused with %o", (change, member) => {
    expect(refusedFields(recordCostsInputSchema, sent(record, { ...record, ...change }))).toEqual([
      `/records/1/${member}`,
    ]);
  });

  it("may be a refund", () => {
    expect(refusedFields(recordCostsInputSchema, sent({ ...record, costMicros: -1 }))).toEqual([]);
  });

  it("comes in 1 to 1,000 records", () => {
    expect(refusedFields(recordCostsInputSchema, sent(...Array(1_000).fill(record)))).toEqual([]);
    expect(refusedFields(recordCostsInputSchema, sent(...Array(1_001).fill(record)))).toEqual(["/records"]);
    expect(refusedFields(recordCostsInputSchema, sent())).toEqual(["/records"]);
  });
});

it("each record has its answer", () => {
  const answer = { results: [{ recordId: "r1", outcome: "duplicate", conflict: true }] };
  expect(recordedCostsSchema.parse(answer)).toEqual(answer);
  const untrue = { results: [{ recordId: "r1", outcome: "recorded", conflict: false }] };
  expect(refusedFields(recordedCostsSchema, untrue)).toEqual(["/results/0/conflict"]);
});
