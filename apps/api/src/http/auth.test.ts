import { describe, expect, it } from "vitest";
import { type ApiToken, createAuthenticate } from "./auth.js";

const alice: ApiToken = {
  token: "a-token",
  tenantId: "acme",
  actor: { type: "HUMAN", id: "alice" },
  role: "responder",
};
const collector: ApiToken = {
  token: "c-token",
  tenantId: "globex",
  actor: { type: "AGENT", id: "collector" },
  role: "ingest",
};
const authenticate = createAuthenticate([alice, collector]);

describe("createAuthenticate", () => {
  it.each([
    ["Bearer a-token", "alice"],
    ["bearer a-token", "alice"],
    ["Bearer   a-token ", "alice"],
    ["Bearer c-token", "collector"],
  ])("knows the holder of %j", (header, id) => {
    expect(authenticate(header).actor.id).toBe(id);
  });

  it("gives tenant and role without the token", () => {
    expect(authenticate("Bearer c-token")).toEqual({
      tenantId: "globex",
      actor: { type: "AGENT", id: "collector" },
      role: "ingest",
    });
  });

  it.each([
    undefined,
    "",
    "Bearer",
    "Bearer ",
    "a-token",
    "Basic a-token",
    "Bearer a-token c-token",
    "Bearer a-toke",
    "Bearer A-TOKEN",
    "Bearer a-token2",
  ])("refuses %j", (header) => {
    expect(() => authenticate(header)).toThrow(expect.objectContaining({ code: "not_authenticated" }));
  });

  it("does not repeat a wrong token", () => {
    expect(() => authenticate("Bearer s3cret")).not.toThrow("s3cret");
  });
});
