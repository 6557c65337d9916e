import type { ExportRecord } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { exportTraces } from "./export-traces.js";

it("F-072: an export leaves an event of its incident and an audit record that says who, what, for whom and why", () => {
  const record = {
    exportId: "exp_1",
    bundleId: "EVD-1",
    incidentId: "inc_1",
    bundleType: "evidence",
    format: "pdf",
    contentDigest: "0a".repeat(32),
    fileSha256: "0b".repeat(32),
    preparedFor: "the board",
    exportReason: "asked for",
  } as ExportRecord;
  const what = { bundleId: "EVD-1", bundleType: "evidence", format: "pdf", contentDigest: "0a".repeat(32) };
  expect(exportTraces(record, { lifecycleState: "ACKED" }, { actor: ADA, at: NOW })).toEqual({
    events: [
      {
        eventType: "incidents.BundleExported",
        actor: ADA,
        occurredAt: NOW,
        fields: { incidentId: "inc_1", incidentState: "ACKED", exportId: "exp_1", ...what },
      },
    ],
    audit: [
      {
        eventType: "BundleExported",
        entityType: "EXPORT",
        entityId: "exp_1",
        actor: ADA,
        reason: "asked for",
        before: null,
        after: { incidentId: "inc_1", ...what, fileSha256: "0b".repeat(32), preparedFor: "the board" },
        at: NOW,
      },
    ],
  });
});
