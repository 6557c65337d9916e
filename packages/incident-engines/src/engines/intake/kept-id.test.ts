import { signalInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { keptId } from "./kept-id.js";

describe("a foreign name as an id", () => {
  it("is the name where a signal may have it", () => {
    expect(keptId("598975add16a56d4")).toBe("598975add16a56d4");
    expect(keptId("a".repeat(200))).toBe("a".repeat(200));
  });

  it.each(["a".repeat(201), "a\u0000", "a\ud800", "", "🔥".repeat(101)])(
    "is the digest of one that is not: %#",
    (name) => {
      expect(keptId(name)).toMatch(/^[0-9a-f]{64}$/);
      expect(signalInputSchema.shape.reference.safeParse(keptId(name)).success).toBe(true);
    },
  );

  it("keeps two names apart that begin alike, or differ in what is cleaned away", () => {
    expect(keptId(`${"a".repeat(300)}1`)).not.toBe(keptId(`${"a".repeat(300)}2`));
    expect(keptId("a\u0000")).not.toBe(keptId("a\ufffd"));
  });
});
