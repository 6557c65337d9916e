import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createWorkerLoop } from "./worker-loop.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function loopOver(rounds: (number | Error)[]) {
  const run = vi.fn(async () => {
    const next = rounds.shift() ?? 0;
    if (next instanceof Error) throw next;
    return next;
  });
  const onError = vi.fn();
  return { run, onError, loop: createWorkerLoop({ run, intervalMs: 1_000, onError }) };
}

describe("the worker loop", () => {
  it("goes on at once while there is work, and after the interval when there is none", async () => {
    const { run, loop } = loopOver([5, 2, 0, 0]);
    loop.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(run).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(999);
    expect(run).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(run).toHaveBeenCalledTimes(4);
    await loop.stop();
  });

  it("tells a failed round and goes on after the interval", async () => {
    const failure = new Error("broken");
    const { run, onError, loop } = loopOver([failure]);
    loop.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(onError.mock.calls).toEqual([[failure]]);
    expect(run).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(run).toHaveBeenCalledTimes(2);
    await loop.stop();
  });

  it("does nothing when it is started twice", async () => {
    const { run, loop } = loopOver([]);
    loop.start();
    loop.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(run).toHaveBeenCalledTimes(1);
    await loop.stop();
  });

  it("stops out of a pause at once, and can be started again", async () => {
    const { run, loop } = loopOver([]);
    loop.start();
    await vi.advanceTimersByTimeAsync(0);
    await loop.stop();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(run).toHaveBeenCalledTimes(1);
    loop.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(run).toHaveBeenCalledTimes(2);
    await loop.stop();
  });

  it.each([7, 0])(
    "waits for the running round when it stops, and begins no other nor a pause (%d done)",
    async (done) => {
      let finish: (done: number) => void = () => undefined;
      const run = vi.fn(() => new Promise<number>((resolve) => (finish = resolve)));
      const loop = createWorkerLoop({ run, intervalMs: 1_000, onError: () => undefined });
      loop.start();
      let stopped = false;
      const stopping = loop.stop().then(() => (stopped = true));
      await vi.advanceTimersByTimeAsync(5_000);
      expect(stopped).toBe(false);
      finish(done);
      await stopping;
      expect(run).toHaveBeenCalledTimes(1);
    },
  );

  it("stops without having been started", async () => {
    await expect(loopOver([]).loop.stop()).resolves.toBeUndefined();
  });
});
