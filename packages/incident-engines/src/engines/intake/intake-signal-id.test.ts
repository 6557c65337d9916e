import { expect, it } from "vitest";
import { intakeSignalId } from "./intake-signal-id.js";

it("gives the same thing the same id, and other things or rules another one", () => {
  const id = intakeSignalId("rule/v1", ["/probe", "7"]);
  expect(id).toMatch(/^sig_[0-9a-f]{32}$/);
  expect(intakeSignalId("rule/v1", ["/probe", "7"])).toBe(id);
  const others = [
    intakeSignalId("rule/v2", ["/probe", "7"]),
    intakeSignalId("rule/v1", ["/probe7", ""]),
    intakeSignalId("rule/v1", ["/probe", 7]),
  ];
  expect(new Set([id, ...others]).size).toBe(4);
});
