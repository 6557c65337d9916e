import { expect, it } from "vitest";
import { refusedFields } from "../../test/refused.js";
import {
  listPreventionsInputSchema,
  MATCH_CONFIDENCE,
  preventionListSchema,
  preventionRecordSchema,
} from "./prevention.js";

const AT = "2026-03-14T12:00:00.000000Z";
const record = {
  preventionId: "prev_0123456789abcdef",
  tenantId: "acme",
  policyId: "pol_1",
  patternId: "EXECUTION_TIMEOUT",
  signalId: "sig_1",
  originalIncidentId: null,
  runId: "run-1",
  violationId: null,
  outcome: "prevented",
  signatureMatchConfidence: 1,
  policyAgeSeconds: 0,
  isSimulated: false,
  isSynthetic: false,
  syntheticScenarioId: null,
  createdAt: AT,
  recordedAt: AT,
  sequence: 1,
};

it("prevention records are listed as they are stored", () => {
  const list = { items: [record], hasMore: false, nextCursor: null, asOf: AT, dataVersion: 1 };
  expect(preventionListSchema.parse(list)).toEqual(list);
});

it.each([
  [{ outcome: "avoided" }, "/outcome"],
  [{ signatureMatchConfidence: 1.01 }, "/signatureMatchConfidence"],
  [{ policyAgeSeconds: -1 }, "/policyAgeSeconds"],
  [{ signalId: null }, "/signalId"],
  [{ incidentId: "inc_1" }, "/incidentId"],
])("a prevention record is none with %o", (change, field) => {
  expect(refusedFields(preventionRecordSchema, { ...record, ...change })).toEqual([field]);
});

it("they are asked for by rule and run, 50 at a time unless told", () => {
  expect(listPreventionsInputSchema.parse({ policyId: "pol_1" })).toEqual({ policyId: "pol_1", limit: 50 });
  expect(refusedFields(listPreventionsInputSchema, { runId: "", limit: 101, signalId: "s" })).toEqual([
    "/runId",
    "/limit",
    "/signalId",
  ]);
});

it("a rule that names the code is surer than one that names the category", () => {
  expect(MATCH_CONFIDENCE.errorCode).toBeGreaterThan(MATCH_CONFIDENCE.category);
});
