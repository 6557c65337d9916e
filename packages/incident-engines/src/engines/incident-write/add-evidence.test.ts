import { LIFECYCLE_STATES, STATUS_OF_LIFECYCLE } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../sha256.js";
import { decideAddEvidence } from "./add-evidence.js";

const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
const EARLIER = "2026-03-14T11:30:00.000000Z";
const log = { incidentId: "inc_1", evidenceId: "evi_1", evidenceType: "log", summary: "The disk was full." } as const;
const action = {
  ...log,
  evidenceType: "action",
  summary: "Switched the model.",
  recoveryAction: "fallback_model",
  recoverySucceeded: false,
} as const;
const LOG_DIGEST = sha256Hex('{"disk":"a","summary":"The disk was full.","used":0.99}');

describe("adding evidence", () => {
  it.each(LIFECYCLE_STATES)("is possible when %s, and names the digest of what is stored", (lifecycleState) => {
    const incident = buildIncident({ lifecycleState, status: STATUS_OF_LIFECYCLE[lifecycleState] });
    const account = { evidenceId: "evi_1", evidenceType: "log", recoveryExecuted: false };
    expect(decideAddEvidence(incident, { ...log, payload: { used: 0.99, disk: "a" } }, by)).toMatchObject({
      ok: true,
      change: {
        ...account,
        incidentId: "inc_1",
        payload: { used: 0.99, disk: "a", summary: "The disk was full." },
        createdAt: by.at,
      },
      entry: {
        eventType: "evidence_captured",
        description: "Evidence (log) by ada: The disk was full.",
        data: { ...account, payloadDigest: LOG_DIGEST },
        at: by.at,
      },
      audit: {
        eventType: "EvidenceAdded",
        before: { lifecycleState },
        after: { ...account, lifecycleState, payloadDigest: LOG_DIGEST },
      },
      event: {
        eventType: "incidents.EvidenceAdded",
        fields: { incidentId: "inc_1", incidentState: lifecycleState, ...account },
      },
    });
  });

  it("keeps what was done to recover and whether it helped", () => {
    expect(decideAddEvidence(buildIncident(), { ...action, payload: { model: "small" } }, by)).toMatchObject({
      change: {
        recoveryExecuted: true,
        payload: {
          model: "small",
          summary: "Switched the model.",
          recoveryAction: "fallback_model",
          recoverySucceeded: false,
        },
      },
      entry: { data: { evidenceType: "action", recoveryExecuted: true } },
    });
  });

  it("keeps the instant at which it was found out apart from that of its recording", () => {
    expect(decideAddEvidence(buildIncident(), { ...log, at: EARLIER }, by)).toMatchObject({
      change: { createdAt: EARLIER },
      entry: { at: EARLIER },
      audit: { at: by.at },
      event: { occurredAt: by.at },
    });
  });

  it("is refused for the future, down to the microsecond", () => {
    const at = (instant: string) => decideAddEvidence(buildIncident(), { ...log, at: instant }, by);
    expect(at("2026-03-14T12:00:00.000001Z")).toEqual({ ok: false, reason: "evidence_in_future" });
    expect(at(by.at).ok).toBe(true);
  });
});
