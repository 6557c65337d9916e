import { describe, expect, it } from "vitest";
import { exportRequest, exportWorld, otherSigner, testOutlets } from "../../../test/exports.js";
import { exportBundle } from "./export-bundle.js";
import { reproduceExport } from "./reproduce-export.js";

async function exported(format: "json" | "pdf" | "zip" = "json") {
  const world = exportWorld();
  const { export: record } = await exportBundle("soc2", world.scope, "acme", exportRequest({ format }));
  return { ...world, record };
}

describe("an export made again", () => {
  it.each(["json", "pdf", "zip"] as const)("has the same bytes as %s", async (format) => {
    const { scope, record } = await exported(format);
    const { file, isIdentical } = await reproduceExport(scope, "acme", record);
    expect([isIdentical, file.name, file.bytes.length]).toEqual([true, record.fileName, record.fileBytes]);
  });

  it("F-064: depends on what was kept of it, and not on what the settings say by now", async () => {
    const { scope, record } = await exported();
    const exports = testOutlets({
      settings: { organisation: "Other", environment: "other", origin: "other", postmortemWithinDays: 1 },
    });
    expect((await reproduceExport({ ...scope, exports }, "acme", record)).isIdentical).toBe(true);
  });

  it("has another envelope under another key, around the same content", async () => {
    const { scope, record } = await exported();
    const again = await reproduceExport({ ...scope, exports: testOutlets({ signer: otherSigner }) }, "acme", record);
    expect(again.isIdentical).toBe(false);
    expect(again.bundle.integrity.contentDigest.sha256).toBe(record.contentDigest);
  });

  it("is refused when what is stored gives other content, and names both digests", async () => {
    const { record } = await exported();
    const { scope } = exportWorld({ incident: { title: "Another title" } });
    await expect(reproduceExport(scope, "acme", record)).rejects.toMatchObject({
      code: "export_changed",
      message: expect.stringContaining(record.contentDigest),
      details: {
        exportId: record.exportId,
        recordedContentDigest: record.contentDigest,
        contentDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });
});
