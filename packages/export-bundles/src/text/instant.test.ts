import { expect, it } from "vitest";
import { instantInWords, instantText } from "./instant.js";

it("writes an instant in UTC, to the second or in words", () => {
  expect(instantText("2026-03-14T09:25:42.999999Z")).toBe("2026-03-14 09:25:42 UTC");
  expect(instantInWords("2026-03-04T09:25:42.999999Z")).toBe("4 March 2026 at 09:25 UTC");
  expect(instantInWords("2025-12-31T23:59:59.000000Z")).toBe("31 December 2025 at 23:59 UTC");
});
