import { canonicalJson } from "@hoc/incident-schemas";
import type { NewLlmFailure } from "@hoc/incident-schemas/ports";
import { counterUuid } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { buildRun } from "../../../test/run-ports.js";
import { sha256Hex } from "../sha256.js";
import { failureEvidence } from "./failure-evidence.js";

const AT = "2026-03-14T11:00:00.000001Z";
const FAILURE: NewLlmFailure = {
  failureId: "fail_1",
  runId: "run-1",
  failureType: "exception",
  errorCode: "bad_gateway",
  errorMessage: "502",
  model: "large-1",
  requestId: null,
  durationMs: 30_000,
  metadata: { region: "eu" },
  createdAt: AT,
  contentDigest: "0".repeat(64),
};
const TOLD = {
  failureId: "fail_1",
  runId: "run-1",
  failureType: "exception",
  errorCode: "bad_gateway",
  errorMessage: "502",
  model: "large-1",
  requestId: null,
  durationMs: 30_000,
  metadata: { region: "eu" },
  occurredAt: AT,
};
const evidenceOf = (failure: Partial<NewLlmFailure>, run = buildRun()) =>
  failureEvidence({ ...FAILURE, ...failure }, run, counterUuid());

describe("the evidence of a failed call", () => {
  it("F-084: holds all that was told, at its own instant, under the digest of its canonical JSON", () => {
    expect(evidenceOf({})).toEqual({
      evidenceId: "evi_00000000-0000-7000-8000-000000000001",
      failureId: "fail_1",
      evidenceType: "llm_failure_capture",
      evidenceData: TOLD,
      contentHash: sha256Hex(canonicalJson(TOLD)),
      createdAt: AT,
    });
  });

  it("F-084: names a test scenario only of a run that is of one", () => {
    const scenario = { syntheticScenarioId: "chaos-1" };
    expect(evidenceOf({}, buildRun(scenario)).evidenceData).toEqual(TOLD);
    const synthetic = evidenceOf({}, buildRun({ isSynthetic: true, ...scenario }));
    expect(synthetic.evidenceData).toEqual({ ...TOLD, ...scenario });
  });

  it("F-084: has another digest when anything told is another, fractions too", () => {
    const hashes = [{}, { metadata: { region: "us" } }, { metadata: { temperature: 0.7 } }, { durationMs: null }].map(
      (failure) => evidenceOf(failure).contentHash,
    );
    expect(new Set(hashes).size).toBe(4);
  });
});
