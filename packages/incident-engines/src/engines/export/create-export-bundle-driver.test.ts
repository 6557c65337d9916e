import { bundleBytes, trustedKeyOf, verifyBundle } from "@hoc/export-bundles";
import { TRUST_FORMAT, type TraceSummary } from "@hoc/incident-schemas";
import { describe, expect, it, vi } from "vitest";
import { exportRequest, exportWorld, LAST_RECORDED, testOutlets, testSigner } from "../../../test/exports.js";
import { createExportBundleDriver, type ExportBundleDriver } from "./create-export-bundle-driver.js";

const trust = { format: TRUST_FORMAT, keys: [trustedKeyOf(testSigner, "us")], timestampAuthorities: [] } as const;
const { scope } = exportWorld();

describe("the export bundle driver", () => {
  it.each([
    ["evidence", (driver: ExportBundleDriver) => driver.createEvidenceBundle("acme", exportRequest())],
    ["soc2", (driver: ExportBundleDriver) => driver.createSoc2Bundle("acme", exportRequest())],
    ["executive_debrief", (driver: ExportBundleDriver) => driver.createExecutiveDebrief("acme", exportRequest())],
  ] as const)("F-071: makes a %s bundle that is signed, and notes nothing", async (bundleType, create) => {
    const world = exportWorld();
    const bundle = await create(createExportBundleDriver(world.scope));
    expect(bundle.content).toMatchObject({ bundleType, tenantId: "acme", incidentId: "inc_1" });
    const { signers, failure } = verifyBundle(bundleBytes(bundle), {
      trust: { ...trust, keys: [...trust.keys], timestampAuthorities: [] },
    });
    // The chain of these ports is made up, so only what comes before it can be right.
    expect([failure?.check ?? null, signers]).toEqual([expect.stringMatching(/CHAIN|SEQUENCE/), []]);
    expect(world.steps).toEqual([]);
  });

  it("speaks of the point that it read at, and makes the same again of it", async () => {
    const driver = createExportBundleDriver(scope);
    const bundle = await driver.createSoc2Bundle("acme", exportRequest());
    const { params } = bundle.content;
    expect(params.asOf >= LAST_RECORDED).toBe(true);
    const kept = { incidentId: "inc_1", bundleType: "soc2", params, settings: scope.exports.settings } as const;
    expect(await driver.recreateBundle("acme", kept)).toEqual(bundle);
  });

  it("F-061: asks a host's own traces, after the snapshot is closed", async () => {
    const order: string[] = [];
    const traceStore = {
      async getTraceSummary() {
        order.push("host");
        return undefined as TraceSummary | undefined;
      },
      getTraceSteps: async () => [],
    };
    const world = exportWorld({
      incident: { sourceRunId: "run-1" },
      stubs: { runs: { fetchRun: async () => undefined } },
    });
    const read = async <Result>(work: (ports: typeof world.ports) => Promise<Result>) => {
      const result = await work(world.ports);
      order.push("read");
      return result;
    };
    const driver = createExportBundleDriver({ ...world.scope, read, exports: testOutlets({ traceStore }) });
    expect(driver.traceStore).toBe(traceStore);
    await driver.createEvidenceBundle("acme", exportRequest());
    expect(order).toEqual(["read", "host"]);
  });

  it("takes the traces that are stored here by default", async () => {
    const getTraceSummary = vi.fn(async () => undefined);
    const world = exportWorld({
      incident: { sourceRunId: "run-1" },
      stubs: { runs: { fetchRun: async () => undefined }, traceStore: { getTraceSummary } },
    });
    const driver = createExportBundleDriver(world.scope);
    expect(driver.traceStore).toBeUndefined();
    await driver.createEvidenceBundle("acme", exportRequest());
    expect(getTraceSummary).toHaveBeenCalledWith("acme", "run-1", expect.objectContaining({ sequence: 9 }));
  });

  it("needs a signing key before it reads anything", async () => {
    const read = vi.fn();
    const driver = createExportBundleDriver({ ...scope, read, exports: testOutlets({ signer: undefined }) });
    await expect(driver.createEvidenceBundle("acme", exportRequest())).rejects.toMatchObject({
      code: "signer_missing",
    });
    expect(read).not.toHaveBeenCalled();
  });
});
