import type { DomainEvent } from "@hoc/incident-schemas";
import type { ClaimedEvent } from "@hoc/incident-schemas/ports";
import { fixedClock } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { deliverClaimed } from "./deliver-claimed.js";

const UNTIL = "2026-03-14T12:00:30.000000Z";
const held = (sequenceNo: number): ClaimedEvent => ({
  event: { eventId: `e${sequenceNo}`, sequenceNo } as DomainEvent,
  attempts: 0,
  leasedUntil: UNTIL,
});

it("goes by the sequence, whatever the order of the claim", async () => {
  const heard: number[] = [];
  const sink = { name: "log", deliver: async ({ sequenceNo }: DomainEvent) => void heard.push(sequenceNo) };
  const { delivered } = await deliverClaimed([held(10), held(2), held(1)], sink, fixedClock(), UNTIL);
  expect(heard).toEqual([1, 2, 10]);
  expect(delivered).toHaveLength(3);
});

it.each([
  [new Error("x".repeat(900)), "x".repeat(500)],
  [new Error(""), "unknown"],
  ["just text", "just text"],
  [undefined, "undefined"],
])("keeps the error as storable text", async (thrown, error) => {
  const { failed } = await deliverClaimed(
    [held(1)],
    { name: "log", deliver: () => Promise.reject(thrown) },
    fixedClock(),
    UNTIL,
  );
  expect(failed).toEqual([{ claimed: held(1), error }]);
});

it("delivers nothing once the lease has run out", async () => {
  const sink = { name: "log", deliver: () => Promise.reject(new Error("too late")) };
  expect(await deliverClaimed([held(1)], sink, fixedClock(UNTIL), UNTIL)).toEqual({ delivered: [], failed: [] });
});
