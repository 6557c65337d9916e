import type { ExportRecord } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { exportWorld } from "../../../test/exports.js";
import { loadExport, loadSuperseded } from "./load-export.js";

const record = { exportId: "exp_1", incidentId: "inc_1", bundleType: "soc2" } as ExportRecord;
const { ports } = exportWorld({ noted: [record] });

describe("an export of the ledger", () => {
  it("F-063: is found by its id, and is not found the same way for whoever does not have it", async () => {
    expect(await loadExport(ports, "acme", "exp_1")).toBe(record);
    await expect(loadExport(ports, "acme", "exp_2")).rejects.toMatchObject({
      code: "export_not_found",
      details: { exportId: "exp_2" },
    });
  });

  it("is replaced only by another one of its incident and kind", async () => {
    const replace = (incidentId: string, bundleType: ExportRecord["bundleType"]) =>
      loadSuperseded(ports, "acme", "exp_1", { incidentId, bundleType });
    expect(await replace("inc_1", "soc2")).toBe(record);
    for (const [incidentId, bundleType] of [
      ["inc_2", "soc2"],
      ["inc_1", "evidence"],
    ] as const)
      await expect(replace(incidentId, bundleType)).rejects.toMatchObject({ code: "export_superseded_mismatch" });
  });
});
