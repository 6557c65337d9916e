import { bundleBytes } from "@hoc/export-bundles";
import { describe, expect, it } from "vitest";
import { exportRequest, exportWorld, testOutlets } from "../../../test/exports.js";
import { ADA } from "../../../test/noted-traces.js";
import { createExportBundleDriver } from "./create-export-bundle-driver.js";
import { exportFile, handedOut, requireRenderer } from "./export-file.js";

const custody = {
  exportId: "exp_1",
  exportedBy: ADA,
  exportReason: null,
  preparedFor: null,
  createdAt: "2026-03-14T12:00:00.000000Z",
};
const bundle = await createExportBundleDriver(exportWorld().scope).createEvidenceBundle("acme", exportRequest());
const day = bundle.content.params.asOf.slice(0, 10);

describe("the file of an export", () => {
  it("F-069: is what its format says, under a telling name", async () => {
    const file = (format: "json" | "pdf" | "zip") => exportFile(format, bundle, custody, testOutlets());
    const json = await file("json");
    expect(json).toEqual({
      name: `inc_1_evidence_${day}.json`,
      mediaType: "application/json",
      bytes: bundleBytes(bundle),
    });
    const pdf = await file("pdf");
    expect([pdf.name, pdf.mediaType]).toEqual([`inc_1_evidence_${day}.pdf`, "application/pdf"]);
    expect(Buffer.from(pdf.bytes).toString()).toBe(`%PDF-1.7\n${Buffer.from(json.bytes).toString()}`);
    const zip = await file("zip");
    expect([zip.name, zip.mediaType]).toEqual([`inc_1_evidence_${day}.zip`, "application/zip"]);
    expect(Buffer.from(zip.bytes.subarray(0, 2)).toString()).toBe("PK");
    expect(Buffer.from((await file("zip")).bytes).equals(zip.bytes)).toBe(true);
  });

  it("depends on who handed it out only where that is said in it", async () => {
    const zip = (exportId: string) => exportFile("zip", bundle, { ...custody, exportId }, testOutlets());
    const [one, two] = [await zip("exp_1"), await zip("exp_2")];
    expect(Buffer.from(one.bytes).equals(two.bytes)).toBe(false);
  });

  it("needs a renderer unless it is JSON", async () => {
    const outlets = testOutlets({ pdf: undefined });
    expect(requireRenderer("json", outlets)).toBeUndefined();
    for (const format of ["pdf", "zip"] as const) {
      expect(() => requireRenderer(format, outlets)).toThrowError(
        expect.objectContaining({ code: "renderer_missing" }),
      );
      await expect(exportFile(format, bundle, custody, outlets)).rejects.toMatchObject({ code: "renderer_missing" });
    }
  });

  it("is handed out as base64", () => {
    expect(handedOut({ name: "a", mediaType: "b/c", bytes: Uint8Array.of(255, 0) })).toEqual({
      name: "a",
      mediaType: "b/c",
      contentBase64: "/wA=",
    });
  });

  it("is refused when no verifier would take it", async () => {
    const huge = "x".repeat(65 * 1_024 * 1_024);
    const { content, ...rest } = bundle;
    const large = { ...rest, content: { ...content, limitations: [huge] } };
    await expect(exportFile("json", large, custody, testOutlets())).rejects.toMatchObject({ code: "export_too_large" });
  });
});
