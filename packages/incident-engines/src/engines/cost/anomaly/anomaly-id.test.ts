import { expect, it } from "vitest";
import { anomalyIdOf } from "./anomaly-id.js";

const DAY = "2026-03-14T00:00:00.000000Z";
const user = { entityType: "user", entityId: "chat" } as const;

it("F-103: kind, entity type, entity, day and turn each make an id of their own, the same each time", () => {
  const ids = [
    anomalyIdOf("ABSOLUTE_SPIKE", user, DAY),
    anomalyIdOf("SUSTAINED_DRIFT", user, DAY),
    anomalyIdOf("ABSOLUTE_SPIKE", { ...user, entityType: "feature" }, DAY),
    anomalyIdOf("ABSOLUTE_SPIKE", { ...user, entityId: "" }, DAY),
    anomalyIdOf("ABSOLUTE_SPIKE", user, "2026-03-15T00:00:00.000000Z"),
    anomalyIdOf("ABSOLUTE_SPIKE", user, DAY, true),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(anomalyIdOf("ABSOLUTE_SPIKE", { ...user }, DAY)).toBe(ids[0]);
  expect(ids[0]).toMatch(/^anomaly_[0-9a-f]{32}$/);
});
