import { expect, it } from "vitest";
import { requireHeld } from "./require-held.js";

it("lets everybody give what they hold, and less", () => {
  requireHeld({ role: "admin" }, { role: "admin" });
  requireHeld({ role: "admin" }, { role: "responder", scopes: ["incidents.read"] });
  requireHeld({ role: "admin", scopes: ["access.manage", "incidents.read"] }, { role: "viewer" });
  requireHeld(
    { role: "admin", scopes: ["access.manage", "incidents.read"] },
    { role: "admin", scopes: ["incidents.read"] },
  );
});

it.each([
  [{ role: "admin", scopes: ["access.manage"] }, { role: "viewer" }, ["incidents.read"]],
  [
    { role: "admin", scopes: ["access.manage", "incidents.read"] },
    { role: "responder" },
    ["incidents.write", "costs.write"],
  ],
  [{ role: "viewer" }, { role: "ingest" }, ["signals.record"]],
  [
    { role: "admin", scopes: ["access.manage"] },
    { role: "admin", scopes: ["maintenance", "access.manage"] },
    ["maintenance"],
  ],
] as const)("refuses %j who gives %j, and names %j", (issuer, key, missing) => {
  expect(() => requireHeld(issuer, key)).toThrow(
    expect.objectContaining({ code: "api_key_exceeds_issuer", details: { missing } }),
  );
});
