import { expect, it } from "vitest";
import { FORBIDDEN_WORDS } from "../../../test/forbidden-words.js";
import { DEFAULT_SOC2_CONTROLS } from "./criteria.js";

it("speaks in words of our own, and claims nothing", () => {
  expect(JSON.stringify(DEFAULT_SOC2_CONTROLS)).not.toMatch(FORBIDDEN_WORDS);
  for (const { checks } of DEFAULT_SOC2_CONTROLS)
    for (const { asks, action } of checks) {
      expect(asks).toMatch(/^[a-z][^.]*$/);
      expect(action).toMatch(/^[A-Z].*\.$/);
      expect(action.split(" ").length).toBeLessThanOrEqual(25);
    }
});
