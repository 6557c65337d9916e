import { expect, it } from "vitest";
import { selectionOf } from "./selection.js";

it("tells tenants and filters apart, whatever the order of the filters and whether unused ones are named", () => {
  const selection = selectionOf("acme", { outcome: "FAILURE", agentId: "a" });
  expect(selection).toMatch(/^[0-9a-f]{16}$/);
  expect(selectionOf("acme", { agentId: "a", outcome: "FAILURE", errorCode: undefined })).toBe(selection);
  const others = [
    selectionOf("globex", { outcome: "FAILURE", agentId: "a" }),
    selectionOf("acme", { outcome: "FAILURE" }),
    selectionOf("acme", { outcome: "FAILURE", agentId: "b" }),
  ];
  expect(new Set([selection, ...others]).size).toBe(4);
});
