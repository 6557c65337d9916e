import { Hono } from "hono";
import { describe, expect, it, vi } from "vitest";
import { clientHint, noteDeprecatedUses } from "./deprecated-use.js";
import type { RequestContext } from "./request-context.js";

const DEPRECATION = { since: "2026-11-22", sunset: "2027-11-30", successor: "/v1/things/active" };

/** An endpoint that is used at told instants by told tenants, and what the log had of it. */
function usedEndpoint() {
  let now = "";
  const warn = vi.fn();
  const logger = { debug: vi.fn(), info: vi.fn(), warn, error: vi.fn() };
  const noteUse = noteDeprecatedUses("GET /v1/things", DEPRECATION, { clock: () => now, logger });
  const app = new Hono<RequestContext>();
  app.get("/:tenantId", (c) => {
    c.set("requestId", "req-1");
    c.set("correlationId", "job-7");
    noteUse(c, c.req.param("tenantId"));
    return c.text("used");
  });
  const use = async (tenantId: string, at: string, headers: Record<string, string> = {}) => {
    now = `2026-12-01T${at}.000000Z`;
    await app.request(`/${tenantId}?token=s3cret`, { headers });
  };
  return { use, warn };
}

describe("a use of a deprecated endpoint", () => {
  it("F-140: is a line of the log that says who uses what, and what takes its place", async () => {
    const { use, warn } = usedEndpoint();
    await use("acme", "09:00:00", { "user-agent": "curl/8.5.0", authorization: "Bearer s3cret", cookie: "s3cret" });
    expect(warn.mock.calls).toEqual([
      [
        {
          requestId: "req-1",
          correlationId: "job-7",
          tenantId: "acme",
          route: "GET /v1/things",
          successor: "/v1/things/active",
          sunset: "2027-11-30",
          userAgent: "curl/8.5.0",
        },
        "a deprecated endpoint is used",
      ],
    ]);
  });

  it("F-140: is logged at most once a minute for each tenant, however often it happens", async () => {
    const { use, warn } = usedEndpoint();
    for (const at of ["09:00:00", "09:00:01", "09:00:59"]) await use("acme", at);
    await use("globex", "09:00:59");
    expect(warn.mock.calls.map(([{ tenantId }]) => tenantId)).toEqual(["acme", "globex"]);
    for (const tenantId of ["acme", "globex"]) await use(tenantId, "09:01:00");
    expect(warn.mock.calls.map(([{ tenantId }]) => tenantId)).toEqual(["acme", "globex", "acme"]);
    for (const tenantId of ["acme", "globex"]) await use(tenantId, "09:01:59");
    expect(warn.mock.calls.map(([{ tenantId }]) => tenantId)).toEqual(["acme", "globex", "acme", "globex"]);
  });
});

describe("clientHint", () => {
  it("F-140: leaves out what steers a terminal or hides text", () => {
    expect(clientHint("a\u001b[31m\r\nb\u0085\u200b\u202ec\u2028d\u0000")).toBe("a[31mbcd");
  });

  it("F-140: is cut to 100 characters, and none is cut in two", () => {
    expect(clientHint("x".repeat(5_000))).toBe("x".repeat(100));
    expect(clientHint("😀".repeat(101))).toBe("😀".repeat(100));
  });

  it("is absent where the client says nothing", () => {
    expect(clientHint(undefined)).toBeUndefined();
  });
});
