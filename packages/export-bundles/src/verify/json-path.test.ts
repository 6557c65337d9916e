import { expect, it } from "vitest";
import { jsonPath } from "./json-path.js";

it("writes members and indexes as failures show them", () => {
  expect(jsonPath(["content", "steps", 3, "two words"])).toBe('$.content.steps[3]["two words"]');
  expect(jsonPath([])).toBe("$");
});
