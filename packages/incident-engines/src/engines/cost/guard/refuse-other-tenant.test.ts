import { expect, it } from "vitest";
import { refuseOtherTenant } from "./refuse-other-tenant.js";

it("F-098: a tenant that is named is the caller's, to the letter", () => {
  expect(refuseOtherTenant("acme", undefined)).toBeUndefined();
  expect(refuseOtherTenant("acme", "acme")).toBeUndefined();
  for (const named of ["globex", "ACME", "acme "])
    expect(() => refuseOtherTenant("acme", named)).toThrow(expect.objectContaining({ code: "other_tenant" }));
});
