import { buildIncident } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { auditState } from "./audit-state.js";

it("F-010: speaks in canonical values, and knows the run", () => {
  const state = auditState(
    buildIncident({ status: "ACKNOWLEDGED", lifecycleState: "ACKED", sourceRunId: "run-1", ownerId: "grace" }),
  );
  expect(state).toMatchObject({
    status: "ACKNOWLEDGED",
    lifecycleState: "ACKED",
    severity: "medium",
    ownerId: "grace",
    runId: "run-1",
  });
  expect(Object.values(state)).not.toContain(undefined);
});
