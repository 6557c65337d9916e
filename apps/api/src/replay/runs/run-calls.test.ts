import { describe, expect, it } from "vitest";
import { runCalls } from "./run-calls.js";

const run = { runId: "r", agentId: "ada" };
const step = (stepIndex: number, occurredAt?: string) => ({
  stepIndex,
  skillName: "search",
  status: "success" as const,
  ...(occurredAt !== undefined && { occurredAt }),
});
const [NINE, TEN] = ["2026-03-14T09:00:00Z", "2026-03-14T10:00:00Z"];

describe("runCalls", () => {
  it("reports a run that is over as it went: started, its steps, how it ended", () => {
    const told = { startedAt: NINE, goal: "g", metadata: { task: 1 }, limits: { steps: 9 } };
    const ended = { completedAt: TEN, errorCode: "LOST", errorMessage: "m", fingerprint: "f", costMicros: 5 };
    const calls = runCalls({ run: { ...run, status: "FAILED", ...told, ...ended }, steps: [step(0, NINE)] }, 10);
    expect(calls).toMatchObject([
      { kind: "start", at: NINE, input: { ...run, ...told, startedAt: expect.any(String), status: "running" } },
      { kind: "steps", at: NINE, input: { runId: "r", steps: [step(0, NINE)] } },
      { kind: "end", at: TEN, input: { runId: "r", status: "failed", errorCode: "LOST", fingerprint: "f" } },
    ]);
    for (const member of Object.keys(ended)) expect(calls[0]?.input).not.toHaveProperty(member);
    for (const member of ["agentId", ...Object.keys(told)]) expect(calls[2]?.input).not.toHaveProperty(member);
  });

  it.each(["queued", "Running", "retry", undefined])("gives a run that is %s no end", (status) => {
    const said = { ...run, ...(status !== undefined && { status }) };
    expect(runCalls({ run: said, steps: [] }, 10)).toEqual([{ kind: "start", at: undefined, input: said }]);
  });

  it("sends no more steps a call than it may, and those at the instant of their last", () => {
    const steps = [step(0), step(1, NINE), step(2), step(3, NINE), step(4)];
    const calls = runCalls({ run: { ...run, status: "succeeded", completedAt: TEN }, steps }, 2);
    expect(calls.map(({ kind, at }) => [kind, at])).toEqual([
      ["start", undefined],
      ["steps", NINE],
      ["steps", NINE],
      ["steps", TEN],
      ["end", TEN],
    ]);
    const sent = calls.flatMap((call) => (call.kind === "steps" ? call.input.steps : []));
    expect(sent.map(({ stepIndex }) => stepIndex)).toEqual([0, 1, 2, 3, 4]);
  });
});
