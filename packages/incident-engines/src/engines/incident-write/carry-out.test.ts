import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { decideAssign } from "./assign.js";
import { carryOut, checkVersion } from "./carry-out.js";
import type { Decided } from "./decision.js";

const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
const incident = buildIncident({ version: 3, lifecycleState: "ACKED", status: "ACKNOWLEDGED" });
const decided = decideAssign(incident, { incidentId: "inc_1", ownerId: "grace" }, by) as Decided<{
  ownerId: string | null;
}>;

describe("carrying a decision out", () => {
  it("stores under the condition of the version and state that were decided on", async () => {
    const store = vi.fn(async () => undefined);
    const ports = stubPorts({ incidentWrite: { refreshIncident: async () => undefined } });
    await expect(carryOut(ports, incident, decided, store)).rejects.toMatchObject({
      code: "version_conflict",
      details: { incidentId: "inc_1" },
    });
    expect(store.mock.calls).toEqual([
      [{ ownerId: "grace" }, { incidentId: "inc_1", version: 3, lifecycleState: "ACKED" }],
    ]);
  });
});

describe("the expected version", () => {
  it("may be left out, and must be the stored one otherwise", () => {
    expect(() => checkVersion(incident, undefined)).not.toThrow();
    expect(() => checkVersion(incident, 3)).not.toThrow();
    expect(() => checkVersion(incident, 2)).toThrow(expect.objectContaining({ code: "version_conflict" }));
  });
});
