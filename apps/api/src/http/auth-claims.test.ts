import { describe, expect, it } from "vitest";
import { callerOfClaims } from "./auth-claims.js";

const NAMES = { tenantClaim: "tenant", roleClaim: "role" };
const ann = { sub: "ann", tenant: "acme", role: "responder" };
const caller = { tenantId: "acme", actor: { type: "HUMAN", id: "ann" }, role: "responder" };

describe("the claims of a token", () => {
  it("name a person", () => {
    expect(callerOfClaims(ann, NAMES)).toEqual(caller);
  });

  it("name tenant and role under other names, and then under no others", () => {
    const names = { tenantClaim: "https://example.com/org", roleClaim: "roles" };
    const claims = { ...ann, "https://example.com/org": "globex", roles: ["staff", "viewer"] };
    expect(callerOfClaims(claims, names)).toEqual({ ...caller, tenantId: "globex", role: "viewer" });
    expect(() => callerOfClaims(ann, names)).toThrow(expect.objectContaining({ code: "tenant_required" }));
  });

  it.each(["HUMAN", "AGENT"])("name an actor of the type %s", (type) => {
    expect(callerOfClaims({ ...ann, actor_type: type }, NAMES)?.actor).toEqual({ type, id: "ann" });
  });

  it.each([
    ["the product itself as the actor", { actor_type: "SYSTEM" }],
    ["an unknown type of actor", { actor_type: "robot" }],
    ["an actor of no type", { actor_type: null }],
    ["no subject", { sub: "" }],
    ["a number as the subject", { sub: 7 }],
    ["a subject that is too long", { sub: "a".repeat(101) }],
    ["a scope that is no text", { scope: 7 }],
  ])("stand for nobody with %s", (_, wrong) => {
    expect(callerOfClaims({ ...ann, ...wrong }, NAMES)).toBeUndefined();
  });

  it.each([undefined, null, "", 7, ["acme"], { id: "acme" }, "a".repeat(101), "a\u0000b"])(
    "lack a tenant with %j",
    (tenant) => {
      expect(() => callerOfClaims({ ...ann, tenant }, NAMES)).toThrow(
        expect.objectContaining({ code: "tenant_required" }),
      );
    },
  );

  it.each([undefined, null, "", "root", "Admin", 7, [], ["root"], ["viewer", "admin"], [["admin"]], { admin: true }])(
    "lack a role with %j",
    (role) => {
      expect(() => callerOfClaims({ ...ann, role }, NAMES)).toThrow(expect.objectContaining({ code: "role_required" }));
    },
  );
});

describe("a scope", () => {
  it.each([
    ["openid incidents.read profile", ["incidents.read"]],
    [
      ["costs.write", "incidents.read"],
      ["incidents.read", "costs.write"],
    ],
  ])("restricts to the permissions it names: %j", (scope, scopes) => {
    expect(callerOfClaims({ ...ann, scope }, NAMES)).toEqual({ ...caller, scopes });
  });

  it.each(["", "openid profile", "incidents.readers"])("restricts nothing when it names none: %j", (scope) => {
    expect(callerOfClaims({ ...ann, scope }, NAMES)).toEqual(caller);
  });

  it("gives no permission that the role lacks", () => {
    const narrowed = callerOfClaims({ ...ann, role: "viewer", scope: "maintenance" }, NAMES);
    expect(narrowed).toEqual({ ...caller, role: "viewer", scopes: ["maintenance"] });
  });
});
