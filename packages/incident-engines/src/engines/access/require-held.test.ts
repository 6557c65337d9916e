import type { Powers } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { ADA, HOST } from "../../../test/noted-traces.js";
import { requireHeld } from "./require-held.js";

const by = (powers: Powers, actor = ADA) => ({ ...powers, actor });

it("lets everybody give what they hold, and less", () => {
  const narrowed: Powers = { role: "admin", scopes: ["access.manage", "incidents.read"] };
  requireHeld(by({ role: "admin" }), by({ role: "admin" }));
  requireHeld(by({ role: "admin" }), by({ role: "responder", scopes: ["incidents.read"] }));
  requireHeld(by(narrowed), by({ role: "viewer" }));
  requireHeld(by(narrowed), by({ role: "admin", scopes: ["incidents.read"] }));
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
  expect(() => requireHeld(by(issuer), by(key))).toThrow(
    expect.objectContaining({ code: "api_key_exceeds_issuer", details: { missing } }),
  );
});

const BOB = { type: "HUMAN", id: "bob" } as const;
const CLI = { type: "SYSTEM", id: "keys_cli" } as const;
const BOT = { type: "AGENT", id: "bot" } as const;

it.each([
  [ADA, ADA],
  [ADA, BOB],
  [ADA, BOT],
  [CLI, BOB],
  [CLI, BOT],
  [BOT, HOST],
])("lets %j issue for %j", (issuer, holder) => {
  requireHeld(by({ role: "admin" }, issuer), by({ role: "viewer" }, holder));
});

it.each([
  [BOT, ADA],
  [BOT, { ...ADA, id: BOT.id }],
  [BOT, CLI],
  [ADA, CLI],
  [CLI, CLI],
])("refuses to let %j make a key act as %j", (issuer, holder) => {
  expect(() => requireHeld(by({ role: "admin" }, issuer), by({ role: "viewer" }, holder))).toThrow(
    expect.objectContaining({ code: "api_key_exceeds_issuer", details: { actorType: holder.type } }),
  );
});
