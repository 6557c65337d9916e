import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildViolation } from "../../../test/policies.js";
import { getViolation } from "./get-violation.js";

it("shows the tenant's violation with its evidence as it stands or stood, for whoever may read", async () => {
  const fetchViolation = vi.fn(async () => buildViolation());
  const ports = stubPorts({ policyViolations: { fetchViolation } });
  const asOf = "2026-03-14T10:00:00.000000Z";
  const show = ask(getViolation, ports, "viewer");
  expect(await show({ violationId: "vio_1" })).toMatchObject({ violationId: "vio_1", ...READ });
  expect(await show({ violationId: "vio_1", asOf })).toMatchObject({ violationId: "vio_1", asOf });
  expect(fetchViolation.mock.calls).toMatchObject([
    ["acme", "vio_1", { asOf: READ.asOf }],
    ["acme", "vio_1", { asOf }],
  ]);
  await expect(ask(getViolation, ports, "ingest")({ violationId: "vio_1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});
