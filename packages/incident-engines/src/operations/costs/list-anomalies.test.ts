import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { listAnomalies } from "./list-anomalies.js";

function scene() {
  const listCostAnomalies = vi.fn(async () =>
    [7, 5, 3].map((sequence) => ({ ...STORED, anomalyId: `a-${sequence}`, sequence })),
  );
  const ports = stubPorts({ costs: { listCostAnomalies } });
  const list = ask(listAnomalies, ports, "viewer");
  return { ports, asked: listCostAnomalies.mock.calls, list: (input: object) => list(input) as Promise<Page> };
}

interface Page {
  readonly nextCursor: string;
}

const STORED = {
  tenantId: "acme",
  anomalyType: "DRIFT" as const,
  severity: "LOW" as const,
  entityType: "user" as const,
  entityId: "ann",
  currentValueMicros: 2,
  expectedValueMicros: 1,
  confidence: 1,
  derivedCause: "UNKNOWN" as const,
  message: null,
  breachCount: 1,
  runId: null,
  observedAt: READ.asOf,
  metadata: {},
  thresholdPct: null,
  action: null,
  period: null,
  periodStart: null,
  snapshotId: null,
  baselineId: null,
  resolvedAt: null,
  raised: false,
  recordedAt: READ.asOf,
};

it("lists the tenant's anomalies of a kind, a severity and an entity, a page at a time, for whoever may read", async () => {
  const { asked, list, ports } = scene();
  const filters = { anomalyType: "DRIFT", severity: "LOW", entityType: "user", entityId: "ann" };
  const first = await list({ limit: 2, ...filters });
  expect(first).toMatchObject({ items: [{ anomalyId: "a-7" }, { deviationPct: 100 }], hasMore: true, ...READ });
  await list({ limit: 2, ...filters, cursor: first.nextCursor });
  const at = { asOf: READ.asOf };
  expect(asked).toMatchObject([
    ["acme", { filters, beforeSequence: undefined, limit: 3, at }],
    ["acme", { filters, beforeSequence: 5, limit: 3, at }],
  ]);
  await expect(list({ limit: 2, cursor: first.nextCursor })).rejects.toMatchObject({ code: "invalid_cursor" });
  await expect(ask(listAnomalies, ports, "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
});
