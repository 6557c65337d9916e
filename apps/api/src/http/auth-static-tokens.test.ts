import { describe, expect, it } from "vitest";
import { type ApiToken, staticTokens } from "./auth-static-tokens.js";

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

describe("configured tokens", () => {
  const holderOf = staticTokens([alice, collector]);

  it("give tenant, actor and role, and never themselves", () => {
    expect(holderOf("a-token")?.actor.id).toBe("alice");
    expect(holderOf("c-token")).toEqual({
      tenantId: "globex",
      actor: { type: "AGENT", id: "collector" },
      role: "ingest",
    });
  });

  it.each(["", "a-toke", "A-TOKEN", "a-token2", "c-token "])("are not %j", (token) => {
    expect(holderOf(token)).toBeUndefined();
  });

  it("stand for nobody when there are none", () => {
    expect(staticTokens([])("a-token")).toBeUndefined();
  });
});
