import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { incidentsOver } from "./incidents-over.js";

const NOW = { receivedAt: "2026-03-14T12:00:00.000000Z", config: { incidentCooldownSeconds: 60 } };
const fired = (incidentId: string | null, receivedAt = "2026-03-14T11:00:00.000000Z") => ({
  occurrence: 0,
  fired: { state: "firing" as const, occurredAt: receivedAt, receivedAt, incidentId },
});

const ports = stubPorts({
  incidentRead: {
    getIncident: async (_, id) =>
      id === "gone" ? undefined : buildIncident({ id, lifecycleState: id === "over" ? "RESOLVED" : "ACTIVE" }),
  },
});
const over = (...alerts: Parameters<typeof incidentsOver>[2]) => incidentsOver(ports, "acme", alerts, NOW);

it("says of each alert whether its incident is resolved, gone, or was none", async () => {
  expect(await over(fired("open"), fired("over"), fired("gone"), fired(null), undefined, { occurrence: 0 })).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
});

it("takes what was heard within the cooldown for the same notification", async () => {
  expect(
    await over(fired("over", "2026-03-14T11:59:00.000001Z"), fired("over", "2026-03-14T11:59:00.000000Z")),
  ).toEqual([false, true]);
});
