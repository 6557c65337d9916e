import { expect, it, vi } from "vitest";
import { createWorkers } from "./workers.js";

const idle = { runOnce: async () => 0 };

it("reports a failure once for as long as it lasts, and that it is over", async () => {
  const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const outcomes = ["down", "down", "down", "other", undefined, undefined, "down"];
  const relay = {
    async runOnce() {
      const outcome = outcomes.shift();
      if (outcome !== undefined) throw new Error(outcome);
      return 0;
    },
  };
  const config = { relayIntervalMs: 1, sweepIntervalSeconds: 60 };
  const idleOnes = { sweeper: idle, lessonSweeper: idle, costSnapshotter: idle, checkpointer: idle, keyRemover: idle };
  const others = { ...idleOnes, webhookDeliverer: undefined };
  const workers = createWorkers({ relay, ...others, config, logger });
  workers.start();
  await expect.poll(() => logger.info.mock.calls.length).toBe(2);
  await workers.stop();
  const failures = logger.error.mock.calls.map(([{ err, worker }]) => [worker, err.message]);
  expect(failures).toEqual([
    ["relay", "down"],
    ["relay", "other"],
    ["relay", "down"],
  ]);
  expect(logger.debug).toHaveBeenCalledTimes(2);
  expect(logger.info).toHaveBeenCalledWith({ worker: "relay" }, "a worker works again");
});

it("works without a key to sign with and without webhooks, and with them", async () => {
  const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const checkpointer = { runOnce: vi.fn(async () => 0) };
  const webhookDeliverer = { runOnce: vi.fn(async () => 0), idle: vi.fn(async () => {}) };
  const config = { relayIntervalMs: 60_000, sweepIntervalSeconds: 60 };
  const always = { relay: idle, sweeper: idle, lessonSweeper: idle, costSnapshotter: idle, keyRemover: idle };
  for (const optional of [
    { checkpointer, webhookDeliverer },
    { checkpointer: undefined, webhookDeliverer: undefined },
  ]) {
    const workers = createWorkers({ ...always, ...optional, config, logger });
    workers.start();
    await workers.stop();
  }
  expect(checkpointer.runOnce).toHaveBeenCalledTimes(1);
  expect(webhookDeliverer.runOnce).toHaveBeenCalledTimes(1);
  expect(webhookDeliverer.idle).toHaveBeenCalledTimes(1);
});
