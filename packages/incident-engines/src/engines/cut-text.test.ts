import { expect, it } from "vitest";
import { cutText } from "./cut-text.js";

it("keeps the first characters of a text, and cuts none in two", () => {
  expect(cutText("support-bot", 7)).toBe("support");
  expect(cutText("bot", 7)).toBe("bot");
  expect(cutText("🚒🚒🚒", 2)).toBe("🚒🚒");
});
