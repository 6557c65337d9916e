import type { ExportedBundle } from "@hoc/incident-schemas";
import { incidentAggregatorConfigSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { exportRequest, exportWorld } from "../../test/exports.js";
import { ADA } from "../../test/noted-traces.js";
import { exportBundle } from "../engines/export/export-bundle.js";
import { keptExport } from "./kept-export.js";

const context = { tenantId: "acme", actor: ADA, role: "responder" } as const;

describe("the kept part of an export", () => {
  it.each(["json", "pdf", "zip"] as const)("is its id alone, from which the %s is made again", async (format) => {
    const { scope } = exportWorld();
    const answer = await exportBundle("evidence", scope, "acme", exportRequest({ format }));
    const kept = keptExport.keep(answer);
    expect(kept).toEqual({ exportId: answer.export.exportId });
    const process = {
      ...scope,
      context,
      recordSignals: async () => [],
      aggregatorConfig: async () => incidentAggregatorConfigSchema.parse({}),
    };
    expect(await keptExport.restore(kept, process)).toEqual(answer satisfies ExportedBundle);
  });
});
