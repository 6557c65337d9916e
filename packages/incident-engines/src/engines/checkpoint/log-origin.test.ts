import { describe, expect, it } from "vitest";
import { incidentLogOrigin, tenantLogOrigin } from "./log-origin.js";

const settings = { origin: "hoc-incidents" };

describe("the name of a log", () => {
  it("says whose it is", () => {
    expect(tenantLogOrigin(settings, "acme")).toBe("hoc-incidents/tenants/acme");
    expect(incidentLogOrigin(settings, "acme", "inc_1")).toBe("hoc-incidents/tenants/acme/incidents/inc_1");
  });

  it.each(["a b", "a+b", "a/incidents/b", "a\nb", "ä💥", "%2F", "a\u00a0b", "\u2028"])(
    "is one line without spaces or plus signs, and nobody else's, for %j",
    (tenantId) => {
      const origin = tenantLogOrigin(settings, tenantId);
      expect(origin).toMatch(/^hoc-incidents\/tenants\/[^\s+/]+$/);
      expect(decodeURIComponent(origin.slice("hoc-incidents/tenants/".length))).toBe(tenantId);
    },
  );
});
