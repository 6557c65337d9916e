import { describe, expect, it } from "vitest";
import type { VerificationResult } from "../src/verify/result.js";
import { VERDICTS } from "../src/verify/result.js";
import { bundleRows, failureRows, lists, VERDICT_SENTENCES } from "./sentences.js";

const unread: VerificationResult = {
  verdict: "rejected",
  failure: { check: "PARSE", path: "$", message: "The document ends too early." },
  passed: ["SIZE"],
  notChecked: [],
  warnings: [],
  bundle: null,
  signers: [],
  statements: [],
};

const verified: VerificationResult = {
  ...unread,
  verdict: "verified",
  failure: null,
  notChecked: ["the pages of the report"],
  bundle: {
    bundleId: "EVD-00000000000000000000000001",
    bundleType: "executive_debrief",
    tenantId: "acme",
    incidentId: "inc_1",
    asOf: "2026-03-14T12:00:00.000000Z",
    contentDigest: "ab".repeat(32),
    logSize: 3,
    logRoot: "cd".repeat(32),
    events: 3,
    steps: null,
    redactedFields: 2,
  },
  signers: [{ keyid: "sha256:ef", owner: "Example Ltd", status: "active" }],
  statements: [{ kind: "review", by: "Audit LLP", summary: "approved" }],
};

describe("the sentences of the page", () => {
  it("has one for every verdict", () => {
    expect(Object.keys(VERDICT_SENTENCES).sort()).toEqual(Object.keys(VERDICTS).sort());
  });

  it("says why a file was refused, without lines that have nothing to say", () => {
    expect(failureRows(unread).map(({ label }) => label)).toEqual(["What is wrong", "Where", "Check"]);
    const compared = {
      ...unread,
      failure: { check: "DERIVED", path: "$.a", message: "No.", expected: "1", actual: "2" },
    };
    expect(failureRows(compared as VerificationResult)).toContainEqual({ label: "Found", text: "2", isExact: true });
    expect(failureRows(verified)).toEqual([]);
  });

  it("says who signed, as the trust file names them, and nothing of a signer when there is none", () => {
    const signed = { label: "Signed by", text: "Example Ltd (active key sha256:ef)", isExact: false };
    expect(bundleRows(verified)).toContainEqual(signed);
    expect(bundleRows({ ...verified, signers: [] }).map(({ label }) => label)).not.toContain("Signed by");
    expect(bundleRows(unread)).toEqual([]);
  });

  it("says what is left out and hidden", () => {
    expect(bundleRows(verified)).toContainEqual({
      label: "Timeline",
      text: "3 entries; steps of the trace: left out; fields hidden: 2",
      isExact: false,
    });
  });

  it("lists what was not checked and what others say, and no empty lists", () => {
    expect(lists(verified)).toEqual([
      { title: "Statements about it", items: ["review by Audit LLP: approved"] },
      { title: "Not checked", items: ["the pages of the report"] },
    ]);
  });
});
