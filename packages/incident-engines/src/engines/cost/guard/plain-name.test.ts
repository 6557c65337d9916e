import { describe, expect, it } from "vitest";
import { plainName } from "./plain-name.js";

describe("plainName", () => {
  it.each(["Checkout", "Größe 10 %", "👩‍💻", "می‌خواهم", "a \\u{202e}"])("leaves %s as it is", (name) => {
    expect(plainName(name)).toBe(name);
  });

  it.each([
    ["a\nb", "a\\u{a}b"],
    ["\u001b[31m", "\\u{1b}[31m"],
    ["a\u202Eb\u2066", "a\\u{202e}b\\u{2066}"],
    ["\u200B\u2028\uFEFF\u{E0041}", "\\u{200b}\\u{2028}\\u{feff}\\u{e0041}"],
    ["\uD800", "\\u{d800}"],
  ])("shows what is not seen by its number: %j", (name, shown) => {
    expect(plainName(name)).toBe(shown);
  });
});
