import type { CostSnapshot } from "@hoc/incident-schemas";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { listSnapshots } from "./list-snapshots.js";

const snapshot = (sequence: number): CostSnapshot => ({
  snapshotId: `csn_${sequence}`,
  tenantId: "acme",
  snapshotType: "daily",
  periodStart: "2026-03-13T00:00:00.000000Z",
  periodEnd: "2026-03-14T00:00:00.000000Z",
  status: "complete",
  version: 1,
  totalCostMicros: -5,
  recordCount: 2,
  requestCount: 1,
  inputTokens: 10,
  outputTokens: 20,
  completedAt: READ.asOf,
  recordedAt: READ.asOf,
  sequence,
});

it("lists the tenant's snapshots of a type, a page at a time, for whoever may read", async () => {
  const list = vi.fn(async () => [7, 5, 3].map(snapshot));
  const ports = stubPorts({ costSnapshots: { listSnapshots: list } });
  const asked = ask(listSnapshots, ports, "viewer");
  const page = (await asked({ limit: 2, snapshotType: "daily" })) as { readonly nextCursor: string };
  expect(page).toMatchObject({ items: [{ snapshotId: "csn_7" }, { snapshotId: "csn_5" }], hasMore: true, ...READ });
  await asked({ limit: 2, snapshotType: "daily", cursor: page.nextCursor });
  const [filters, at] = [{ snapshotType: "daily" }, { asOf: READ.asOf }];
  expect(list.mock.calls).toMatchObject([
    ["acme", { filters, beforeSequence: undefined, limit: 3, at }],
    ["acme", { filters, beforeSequence: 5, limit: 3, at }],
  ]);
  await expect(asked({ limit: 2, cursor: page.nextCursor })).rejects.toMatchObject({ code: "invalid_cursor" });
  await expect(ask(listSnapshots, ports, "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
});
