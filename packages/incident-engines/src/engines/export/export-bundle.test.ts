import { exportedBundleSchema } from "@hoc/incident-schemas";
import { describe, expect, it, vi } from "vitest";
import { exportRequest, exportWorld, testOutlets, testSigner } from "../../../test/exports.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { exportBundle } from "./export-bundle.js";

const KEYED = { key: "k", requestDigest: "0a".repeat(32) };

describe("exporting", () => {
  it("F-072: notes what left the house, in one write with its traces", async () => {
    const world = exportWorld();
    const asked = exportRequest({ exportReason: "asked for", preparedFor: "the board" });
    const answer = await exportBundle("evidence", world.scope, "acme", asked);
    expect(exportedBundleSchema.parse(answer)).toEqual(answer);
    expect(answer.export).toMatchObject({
      exportId: "exp_00000000-0000-7000-8000-000000000001",
      incidentId: "inc_1",
      bundleType: "evidence",
      format: "json",
      hashVersion: "RFC8785-SHA256",
      keyId: testSigner.keyid,
      exportedBy: ADA,
      exportReason: "asked for",
      preparedFor: "the board",
      supersedesExportId: null,
      createdAt: NOW,
      params: { preparedFor: "the board", environment: "production", origin: "hoc-incidents" },
    });
    expect(answer.bundle).toMatchObject({
      content: { bundleId: answer.export.bundleId },
      integrity: { contentDigest: { sha256: answer.export.contentDigest } },
    });
    expect(answer.file).toBeNull();
    expect(world.steps).toEqual(["insertExport", "incidents.BundleExported", "audit.append"]);
  });

  it("F-069: gives the file where another format is asked for", async () => {
    const { scope } = exportWorld();
    const answer = await exportBundle("soc2", scope, "acme", exportRequest({ format: "pdf" }));
    expect(answer).toMatchObject({
      bundle: null,
      file: { mediaType: "application/pdf", name: answer.export.fileName },
    });
    expect(Buffer.from(answer.file?.contentBase64 ?? "", "base64")).toHaveLength(answer.export.fileBytes);
  });

  it("renders outside of any transaction", async () => {
    const order: string[] = [];
    const { scope, ports } = exportWorld();
    const inside =
      (name: string) =>
      async <Result>(work: (given: typeof ports) => Promise<Result>) => {
        order.push(`${name} begins`);
        const result = await work(ports);
        order.push(`${name} ends`);
        return result;
      };
    const pdf = {
      async render(file: Uint8Array) {
        order.push("render");
        return file;
      },
    };
    const signer = {
      ...testSigner,
      async sign(bytes: Uint8Array) {
        order.push("sign");
        return testSigner.sign(bytes);
      },
    };
    const exports = testOutlets({ pdf, signer });
    await exportBundle(
      "soc2",
      { ...scope, read: inside("read"), write: inside("write"), exports },
      "acme",
      exportRequest({ format: "pdf" }),
    );
    expect(order).toEqual(["read begins", "read ends", "sign", "render", "write begins", "write ends"]);
  });

  it("answers a request that was noted before with what was noted then, and notes nothing", async () => {
    const world = exportWorld();
    const ask = () => exportBundle("evidence", { ...world.scope, request: KEYED }, "acme", exportRequest());
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(world.steps).toEqual(["insertExport", "incidents.BundleExported", "audit.append"]);
  });

  it.each([
    ["signer_missing", { signer: undefined }, "json"],
    ["renderer_missing", { pdf: undefined }, "pdf"],
    ["renderer_missing", { pdf: undefined }, "zip"],
  ] as const)("is refused with %s before anything is read", async (code, outlets, format) => {
    const { scope } = exportWorld();
    const read = vi.fn();
    const exporting = exportBundle(
      "evidence",
      { ...scope, read, exports: testOutlets(outlets) },
      "acme",
      exportRequest({ format }),
    );
    await expect(exporting).rejects.toMatchObject({ code });
    expect(read).not.toHaveBeenCalled();
  });

  it("leaves nothing when the signer fails", async () => {
    const world = exportWorld();
    const signer = { ...testSigner, sign: () => Promise.reject(new Error("the key service is down")) };
    const exports = testOutlets({ signer });
    await expect(exportBundle("evidence", { ...world.scope, exports }, "acme", exportRequest())).rejects.toThrow(
      "key service",
    );
    expect(world.steps).toEqual([]);
  });

  it("F-063: is refused for an incident that the tenant does not have", async () => {
    const { scope } = exportWorld();
    await expect(exportBundle("evidence", scope, "acme", exportRequest({ incidentId: "inc_9" }))).rejects.toMatchObject(
      { code: "incident_not_found" },
    );
  });
});
