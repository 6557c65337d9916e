import { addSeconds, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { fakeAmbient, stubUnitOfWork, stubWorkerPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { createCostSnapshotter } from "./cost-snapshotter.js";

const done = { hourly: 1, daily: 1, again: 2, isBehind: false };
const behind = { hourly: 168, daily: 7, again: 0, isBehind: true };

function worker(answers: Readonly<Record<string, readonly object[]>>, clock = fakeAmbient().clock) {
  const asked: unknown[] = [];
  const asks = new Map<string, number>();
  const execute = vi.fn(async (_id: string, _input: object, { tenantId }: { readonly tenantId: string }) => {
    const time = asks.get(tenantId) ?? 0;
    asks.set(tenantId, time + 1);
    const answer = answers[tenantId]?.[time] ?? answers[tenantId]?.at(-1);
    if (answer === undefined) throw new Error("no");
    return answer;
  });
  const error = vi.fn();
  const ambient = { ...fakeAmbient(), clock };
  const fanOut = {
    async tenantsWithDueCosts(...question: unknown[]) {
      asked.push(question);
      return Object.keys(answers);
    },
  };
  const snapshotter = createCostSnapshotter({
    operations: { execute: execute as never },
    unitOfWork: stubUnitOfWork(undefined, stubWorkerPorts({ fanOut })),
    ambient: { ...ambient, logger: { ...ambient.logger, error } },
  });
  return { snapshotter, asked, asks, execute, error, ambient };
}

describe("the cost snapshotter", () => {
  it("adds up the costs of every tenant that is due, whoever fails, and tells how many hours and days it made", async () => {
    const { snapshotter, asked, execute, error, ambient } = worker({ broken: [], acme: [done], other: [done] });
    expect(await snapshotter.runOnce()).toBe(8);
    expect(asked).toEqual([[ambient.clock(), 100]]);
    expect(execute.mock.calls.map(([id, , context]) => [id, context])).toEqual(
      ["broken", "acme", "other"].map((tenantId) => [
        "incidents.costs.computeSnapshots",
        { tenantId, actor: SYSTEM_ACTORS.costGuard, role: "admin" },
      ]),
    );
    expect(error).toHaveBeenCalledTimes(1);
  });

  it("asks again while a tenant is behind, but not for ever before it turns to the next", async () => {
    const { snapshotter, asks } = worker({ late: [behind, behind, done], endless: [behind], acme: [done] });
    expect(await snapshotter.runOnce()).toBe(2 * 175 + 4 + 12 * 175 + 4);
    expect(Object.fromEntries(asks)).toEqual({ late: 3, endless: 12, acme: 1 });
  });

  it("leaves a tenant alone that failed, for a minute and then twice as long each time, an hour at most", async () => {
    const start = "2026-03-14T00:00:00.000000Z";
    let minute = 0;
    const { snapshotter, asks } = worker({ broken: [], acme: [done] }, () => addSeconds(start, minute * 60));
    const triedAt: number[] = [];
    for (; minute < 250; minute++) {
      const before = asks.get("broken") ?? 0;
      await snapshotter.runOnce();
      if ((asks.get("broken") ?? 0) > before) triedAt.push(minute);
    }
    expect(triedAt).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243]);
    expect(asks.get("acme")).toBe(250);
  });

  it("forgets that a tenant failed when it succeeds", async () => {
    const start = "2026-03-14T00:00:00.000000Z";
    let minute = 0;
    const answers: Record<string, object[]> = { acme: [] };
    const { snapshotter, asks } = worker(answers, () => addSeconds(start, minute * 60));
    for (; minute < 9; minute++) {
      answers.acme = minute < 7 ? [] : [done];
      if (minute === 8) answers.acme = [];
      await snapshotter.runOnce();
    }
    expect(asks.get("acme")).toBe(5);
    minute = 9;
    await snapshotter.runOnce();
    expect(asks.get("acme")).toBe(6);
  });
});
