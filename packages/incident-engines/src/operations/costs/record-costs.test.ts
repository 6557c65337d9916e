import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { recordCosts } from "./record-costs.js";

const ports = stubPorts({
  costs: { insertCostRecords: async () => new Map([["c-2", "0".repeat(64)]]) },
  costBudgets: { fetchBudgetsOf: async () => [] },
});
const told = {
  records: [
    { recordId: "c-1", model: "large-1", costMicros: 1200 },
    { recordId: "c-2", model: "large-1", costMicros: 0 },
  ],
};

it("stores what calls cost and answers per record, for whoever may send signals", async () => {
  expect(await ask(recordCosts, ports, "ingest")(told)).toEqual({
    results: [
      { recordId: "c-1", outcome: "recorded" },
      { recordId: "c-2", outcome: "duplicate", conflict: true },
    ],
  });
  await expect(ask(recordCosts, ports, "responder")(told)).rejects.toMatchObject({ code: "permission_denied" });
});

it("refuses fractions of a micro-dollar, naming the record", async () => {
  const asked = ask(recordCosts, ports, "ingest")({ records: [{ model: "m", costMicros: 0.5 }] });
  await expect(asked).rejects.toMatchObject({ details: { fields: [{ pointer: "/records/0/costMicros" }] } });
});
