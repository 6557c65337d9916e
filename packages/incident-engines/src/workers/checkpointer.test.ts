import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { fakeAmbient, stubUnitOfWork, stubWorkerPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { createCheckpointer } from "./checkpointer.js";

function worker(everySeconds?: number) {
  const asked: unknown[] = [];
  const execute = vi.fn(async (_id: string, _input: object, { tenantId }: { readonly tenantId: string }) => {
    if (tenantId === "broken") throw new Error("no");
    return { checkpoint: tenantId === "idle" ? null : {}, newLeaves: 1 };
  });
  const error = vi.fn();
  const ambient = fakeAmbient();
  const fanOut = {
    async tenantsToCheckpoint(...question: unknown[]) {
      asked.push(question);
      return ["broken", "acme", "idle"];
    },
  };
  const checkpointer = createCheckpointer({
    operations: { execute: execute as never },
    unitOfWork: stubUnitOfWork(undefined, stubWorkerPorts({ fanOut })),
    ambient: { ...ambient, logger: { ...ambient.logger, error } },
    everySeconds,
  });
  return { checkpointer, asked, execute, error };
}

describe("the checkpointer", () => {
  it("checkpoints every tenant that may be due, whoever fails, and tells how many it made", async () => {
    const { checkpointer, execute, error } = worker();
    expect(await checkpointer.runOnce()).toBe(1);
    expect(execute.mock.calls.map(([id, , context]) => [id, context])).toEqual(
      ["broken", "acme", "idle"].map((tenantId) => [
        "incidents.maintenance.checkpointTimelines",
        { tenantId, actor: SYSTEM_ACTORS.checkpoints, role: "admin" },
      ]),
    );
    expect(error).toHaveBeenCalledTimes(1);
  });

  it.each([
    [undefined, "2026-03-13T12:00:00.000000Z"],
    [3_600, "2026-03-14T11:00:00.000000Z"],
  ])("asks for tenants whose last checkpoint is older than the settings allow (%s)", async (seconds, before) => {
    const { checkpointer, asked } = worker(seconds);
    await checkpointer.runOnce();
    expect(asked).toEqual([[before, 100]]);
  });
});
