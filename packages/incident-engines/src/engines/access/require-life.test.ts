import { describe, expect, it } from "vitest";
import { lifeWithin, requireLife } from "./require-life.js";

const at = (minute: number) => `2026-03-14T12:0${minute}:00.000000Z`;
const authorityEndsAt = at(5);

describe("a life that is asked for", () => {
  it("is granted up to the end of the issuer's own, and where that has none", () => {
    requireLife({ authorityEndsAt }, at(5));
    requireLife({}, at(9));
  });

  it("is refused beyond that, and the refusal says how long it may be", () => {
    expect(() => requireLife({ authorityEndsAt }, at(5).replace("0Z", "1Z"))).toThrow(
      expect.objectContaining({ code: "api_key_exceeds_issuer", details: { authorityEndsAt } }),
    );
  });
});

describe("a life that nobody asked for in particular", () => {
  it.each([
    ["for ever", {}, null, null],
    ["as it would be", {}, at(7), at(7)],
    ["to the issuer's end", { authorityEndsAt }, null, at(5)],
    ["to the issuer's end", { authorityEndsAt }, at(7), at(5)],
    ["as it would be", { authorityEndsAt }, at(3), at(3)],
  ])("goes %s: %j, %s", (_, issuer, wished, expected) => {
    expect(lifeWithin(issuer, wished, at(1))).toBe(expected);
  });

  it("is none when the issuer's own is over", () => {
    expect(() => lifeWithin({ authorityEndsAt }, null, at(5))).toThrow(
      expect.objectContaining({ code: "not_authenticated", details: { tokenRefused: true } }),
    );
  });
});
