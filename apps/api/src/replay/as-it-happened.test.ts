import type { SignalInput } from "@hoc/incident-schemas";
import { instantFromMicros } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { playAsItHappened } from "./as-it-happened.js";

function signal(signalId: string, occurredAt?: string): SignalInput {
  return { signalId, triggerType: "failure_spike", ...(occurredAt !== undefined && { occurredAt }) };
}

async function play(signals: readonly SignalInput[]) {
  const told: string[] = [];
  let clock = "";
  await playAsItHappened(
    signals,
    ({ occurredAt }) => occurredAt,
    {
      autoResolveAfterSeconds: 90,
      moveTo: (micros) => {
        clock = instantFromMicros(micros).slice(11, 19);
      },
      sweep: async () => told.push(`${clock} sweep`),
    },
    async (ofMinute) => {
      told.push(`${clock} ${ofMinute.map(({ signalId }) => signalId).join(" ")}`);
    },
  );
  return told;
}

it("plays minute after minute in the order of time, and sweeps when a minute has fallen silent", async () => {
  expect(
    await play([
      signal("late", "2026-03-14T09:07:00Z"),
      signal("b", "2026-03-14T09:00:59.999999Z"),
      signal("a", "2026-03-14T09:00:00Z"),
      signal("also a", "2026-03-14T09:00:00Z"),
      signal("c", "2026-03-14T09:01:00Z"),
    ]),
  ).toEqual([
    "09:01:00 a also a b",
    "09:02:00 c",
    "09:04:00 sweep",
    "09:05:00 sweep",
    "09:08:00 late",
    "09:11:00 sweep",
  ]);
});

it("refuses a signal that does not say when it occurred", async () => {
  await expect(play([signal("s-1")])).rejects.toThrow("item 0 does not say when it occurred");
});
