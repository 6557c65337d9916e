import { describe, expect, it } from "vitest";
import { refused, refusedFields } from "../../test/refused.js";
import { addEvidenceInputSchema, storedEvidenceSchema } from "./evidence.js";

const AT = "2026-03-14T12:00:00.000000Z";
const log = { incidentId: "inc_1", evidenceType: "log", summary: "The disk was full." };
const action = { ...log, evidenceType: "action", recoveryAction: "fallback_model", recoverySucceeded: false };

describe("evidence that is added", () => {
  it("needs its incident, what it is, and a summary", () => {
    expect(addEvidenceInputSchema.parse(log)).toEqual(log);
    expect(refusedFields(addEvidenceInputSchema, {})).toEqual(["/incidentId", "/evidenceType", "/summary"]);
  });

  it("says of something done to recover whether it helped, and of nothing else", () => {
    expect(refused(addEvidenceInputSchema, action)).toEqual({});
    expect(refused(addEvidenceInputSchema, { ...action, recoverySucceeded: undefined })).toEqual({
      "/recoverySucceeded": "goes together with recoveryAction",
    });
    expect(refused(addEvidenceInputSchema, { ...action, recoveryAction: undefined })).toEqual({
      "/recoverySucceeded": "goes together with recoveryAction",
    });
    expect(refused(addEvidenceInputSchema, { ...action, evidenceType: "metric" })).toEqual({
      "/recoveryAction": "is for evidence of the type action",
    });
    expect(refused(addEvidenceInputSchema, { ...log, evidenceType: "action" })).toEqual({});
  });

  it.each(["summary", "recoveryAction", "recoverySucceeded"])(
    "has no %s in its payload, where its own is stored",
    (member) => {
      expect(refused(addEvidenceInputSchema, { ...log, payload: { [member]: true } })).toEqual({
        "/payload": `must not have a member called ${member}`,
      });
      expect(refused(addEvidenceInputSchema, { ...log, payload: { inner: { [member]: true } } })).toEqual({});
    },
  );

  it.each([
    [{ incidentId: "" }, "/incidentId"],
    [{ evidenceType: "rumour" }, "/evidenceType"],
    [{ summary: " \n" }, "/summary"],
    [{ summary: "x".repeat(1_001) }, "/summary"],
    [{ payload: [] }, "/payload"],
    [{ payload: { text: "x".repeat(65_536) } }, "/payload"],
    [{ at: "2026-03-14T12:00:00" }, "/at"],
    [{ evidenceId: "evi_1" }, "/evidenceId"],
  ])("is refused with %o", (change, field) => {
    expect(refusedFields(addEvidenceInputSchema, { ...log, ...change })).toEqual([field]);
  });
});

it("what is answered is the stored evidence", () => {
  const stored = {
    evidenceId: "evi_1",
    incidentId: "inc_1",
    evidenceType: "log",
    recoveryExecuted: false,
    payload: { summary: "The disk was full." },
    createdAt: AT,
    recordedAt: AT,
    sequence: 7,
  };
  expect(storedEvidenceSchema.parse(stored)).toEqual(stored);
  expect(refusedFields(storedEvidenceSchema, { ...stored, tenantId: "acme" })).toEqual(["/tenantId"]);
});
