import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { sweepTenants } from "./sweep-tenants.js";

it("does its work for each tenant, and lets none that fails keep others back", async () => {
  const error = vi.fn();
  const broken = new Error("broken");
  const done = await sweepTenants({
    tenants: async () => ["acme", "globex", "initech"],
    sweep: async (tenantId) => (tenantId === "globex" ? Promise.reject(broken) : 2),
    logger: { ...fakeAmbient().logger, error },
    failure: "it did not work",
  });
  expect(done).toBe(4);
  expect(error.mock.calls).toEqual([[{ err: broken, tenantId: "globex" }, "it did not work"]]);
});

it("fails when nobody can tell which tenants there are", async () => {
  const tenants = () => Promise.reject(new Error("no database"));
  const round = { tenants, sweep: async () => 1, logger: fakeAmbient().logger, failure: "" };
  await expect(sweepTenants(round)).rejects.toThrow("no database");
});
