import { DomainError } from "@hoc/incident-schemas";
import { describe, expect, it, vi } from "vitest";
import { isRetryable, withRetries } from "./retry.js";

const busy = new DomainError("tenant_busy", "busy", { retryable: true });
const deadlock = Object.assign(new Error("deadlock detected"), { retryable: true });

function failing(times: number, error: unknown) {
  const pauses: number[] = [];
  const transaction = vi.fn(async () => {
    if (transaction.mock.calls.length <= times) throw error;
    return "done";
  });
  const run = (randomHex: () => string = () => "80000000") =>
    withRetries(transaction, { randomHex, pause: async (millis) => void pauses.push(millis) });
  return { transaction, pauses, run };
}

describe("a transaction that fails", () => {
  it.each([
    ["a busy tenant", busy],
    ["a deadlock", deadlock],
  ])("with %s is made again, up to three times", async (_, error) => {
    const passing = failing(3, error);
    expect(await passing.run()).toBe("done");
    expect(passing.transaction).toHaveBeenCalledTimes(4);
    const hopeless = failing(9, error);
    await expect(hopeless.run()).rejects.toBe(error);
    expect(hopeless.transaction).toHaveBeenCalledTimes(4);
  });

  it("otherwise is not made again", async () => {
    const refused = failing(1, new DomainError("already_resolved", "resolved"));
    await expect(refused.run()).rejects.toMatchObject({ code: "already_resolved" });
    expect(refused.transaction).toHaveBeenCalledTimes(1);
  });

  it("waits longer each time, and not everybody the same", async () => {
    const { run, pauses } = failing(3, busy);
    await run();
    expect(pauses).toEqual([20, 40, 80]);
    const lucky = failing(3, busy);
    await lucky.run(() => "00000000");
    expect(lucky.pauses).toEqual([10, 20, 40]);
  });

  it("pauses by itself", async () => {
    const { transaction } = failing(1, busy);
    expect(await withRetries(transaction, { randomHex: () => "00000000" })).toBe("done");
  });
});

it.each([
  [true, busy],
  [true, deadlock],
  [false, new DomainError("tenant_busy", "busy")],
  [false, new DomainError("database_unavailable", "gone")],
  [false, new DomainError("overloaded", "full")],
  [false, Object.assign(new Error("no"), { retryable: "yes" })],
  [false, null],
  [false, "text"],
])("%s is the answer for %o", (expected, error) => {
  expect(isRetryable(error)).toBe(expected);
});
