import { incidentAggregatorConfigSchema } from "@hoc/incident-schemas";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildViolation } from "../../../test/policies.js";
import { verifyViolationTruth } from "./verify-violation-truth.js";

it("gives the verdict with what it was read at, for whoever may read", async () => {
  const ports = stubPorts({
    aggregator: { config: incidentAggregatorConfigSchema.parse({}) },
    policyViolations: {
      fetchViolationTruthCheck: async () => ({
        violation: buildViolation(),
        incidents: [{ incidentId: "inc_1", severity: "high", absorbedSequence: 8 }],
        evidenceEntries: [],
        policyWasEnabled: true,
        signalCostMicros: null,
      }),
    },
  });
  const told = { violationId: "vio_1" };
  expect(await ask(verifyViolationTruth, ports, "viewer")(told)).toMatchObject({
    passed: false,
    disposition: "incident",
    ...READ,
  });
  await expect(ask(verifyViolationTruth, ports, "ingest")(told)).rejects.toMatchObject({ code: "permission_denied" });
});
