import { reportRunInputSchema } from "@hoc/incident-schemas";
import { counterUuid } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { newRun } from "./new-run.js";

const UUID = "00000000-0000-7000-8000-00000000000";
const made = (said: object) =>
  newRun(reportRunInputSchema.parse({ agentId: "planner", ...said }), { recordedAt: NOW, uuid: counterUuid() });

describe("a reported run", () => {
  it("gets ids and a beginning where its host gives none", () => {
    expect(made({})).toEqual({
      runId: `run_${UUID}1`,
      traceId: `trc_${UUID}2`,
      agentId: "planner",
      goal: null,
      status: "running",
      startedAt: NOW,
      parentRunId: null,
      attempt: 1,
      projectId: null,
      policySnapshotId: null,
      correlationId: null,
      isSynthetic: false,
      syntheticScenarioId: null,
      metadata: null,
      limits: null,
      reportDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("keeps what its host gives", () => {
    const said = {
      runId: "r",
      traceId: "t",
      goal: "g",
      status: "queued",
      startedAt: "2026-03-14T11:00:00.000000Z",
      parentRunId: "p",
      attempt: 2,
      projectId: "alpha",
      policySnapshotId: "s",
      correlationId: "c",
      isSynthetic: true,
      syntheticScenarioId: "x",
      metadata: { temperature: 0.7 },
    };
    expect(made(said)).toMatchObject(said);
  });

  it("began no later than it ended, nor later than now", () => {
    expect(made({ status: "failed", completedAt: "2026-03-14T10:00:00Z" }).startedAt).toBe(
      "2026-03-14T10:00:00.000000Z",
    );
    expect(made({ status: "failed", completedAt: "2026-03-14T13:00:00Z" }).startedAt).toBe(NOW);
  });

  it("is compared by what was said: the order of metadata does not matter, its content does", () => {
    const digest = (said: object) => made({ runId: "r", ...said }).reportDigest;
    expect(digest({ metadata: { a: 1, b: 0.5 } })).toBe(digest({ metadata: { b: 0.5, a: 1 } }));
    expect(digest({ metadata: { a: 1 } })).not.toBe(digest({ metadata: { a: 2 } }));
    expect(digest({ goal: "a" })).not.toBe(digest({}));
  });
});
