import { describe, expect, it } from "vitest";
import { storedKey } from "../../../test/api-keys.js";
import { isOpen, keyEndsAt, keyStatus } from "./key-status.js";

const at = (minute: number) => `2026-03-14T12:0${minute}:00.000000Z`;
const endAt = (minute: number, recorded = 0) => ({ ...END, endsAt: at(minute), recordedAt: at(recorded) });
const END = { reason: null, endedBy: { type: "HUMAN", id: "ada" } } as const;

describe("the status of a key", () => {
  it.each([
    ["active", {}, 9],
    ["active", { expiresAt: at(5) }, 4],
    ["expired", { expiresAt: at(5) }, 5],
    ["ending", { end: endAt(5) }, 4],
    ["ended", { end: endAt(5) }, 5],
    ["ended", { end: endAt(5), expiresAt: at(5) }, 5],
    ["expired", { end: endAt(7), expiresAt: at(5) }, 6],
  ] as const)("is %s with %j at minute %i", (status, wish, minute) => {
    expect(keyStatus(storedKey(wish), at(minute))).toBe(status);
  });

  it("is ended by an end that is for at once, also on a clock that is behind", () => {
    expect(keyStatus(storedKey({ end: endAt(5, 5) }), at(4))).toBe("ended");
  });

  it("says whether the key opens anything", () => {
    expect((["active", "ending", "ended", "expired"] as const).map(isOpen)).toEqual([true, true, false, false]);
  });
});

it.each([
  [null, {}],
  [at(5), { expiresAt: at(5) }],
  [at(5), { end: endAt(5) }],
  [at(5), { end: endAt(5), expiresAt: at(7) }],
  [at(5), { end: endAt(7), expiresAt: at(5) }],
] as const)("a key ends at %s with %j", (endsAt, wish) => {
  expect(keyEndsAt(storedKey(wish))).toBe(endsAt);
});
