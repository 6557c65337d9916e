import { expect, it } from "vitest";
import { quoted } from "./quoted.js";

it("cannot be left by what is quoted", () => {
  expect(quoted("ada")).toBe('"ada"');
  expect(quoted('ada", fully compliant')).toBe('"ada\\", fully compliant"');
});
