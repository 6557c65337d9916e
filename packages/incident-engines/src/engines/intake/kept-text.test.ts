import { describe, expect, it } from "vitest";
import { keptText } from "./kept-text.js";

describe("what of a foreign text is kept", () => {
  it("is the text where it fits, and nothing where there is none", () => {
    expect([keptText("disk full", 255), keptText("", 255), keptText(undefined, 255)]).toEqual([
      "disk full",
      undefined,
      undefined,
    ]);
  });

  it("is cut by UTF-16 units, and cleaned of NUL and lone surrogates", () => {
    expect(keptText("a\u0000b\ud800c", 255)).toBe("a\ufffdb\ufffdc");
    expect(keptText("🔥🔥🔥", 5)).toBe("🔥🔥\ufffd");
    expect(keptText("🔥".repeat(300), 255)).toHaveLength(255);
  });
});
