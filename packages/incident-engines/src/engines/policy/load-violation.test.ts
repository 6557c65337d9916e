import { policyViolationSchema } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildViolation } from "../../../test/policies.js";
import { loadViolation, shownViolation } from "./load-violation.js";

const AT = { asOf: NOW, sequence: 7, isLatest: true };

it("F-097: asks for a violation of the tenant alone, as it was stored at the point", async () => {
  const asked: unknown[] = [];
  const fetchViolation: ReadPorts["policyViolations"]["fetchViolation"] = async (...question) => {
    asked.push(question);
    return buildViolation();
  };
  const ports = stubPorts({ policyViolations: { fetchViolation } });
  expect(await loadViolation(ports, "acme", "vio_1", AT)).toEqual(buildViolation());
  expect(asked).toEqual([["acme", "vio_1", AT]]);
});

it("says of a violation that is not there that it is not there", async () => {
  const ports = stubPorts({ policyViolations: { fetchViolation: async () => undefined } });
  await expect(loadViolation(ports, "acme", "vio_9", AT)).rejects.toMatchObject({
    code: "violation_not_found",
    details: { violationId: "vio_9" },
  });
});

it("shows nothing that only its reports are compared by", () => {
  expect(policyViolationSchema.parse(shownViolation(buildViolation()))).toEqual(shownViolation(buildViolation()));
});
