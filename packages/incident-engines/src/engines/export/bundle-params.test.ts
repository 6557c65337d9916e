import { bundleParamsSchema } from "@hoc/export-bundles";
import { exportSettingsSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { exportRequest } from "../../../test/exports.js";
import { bundleParams, keptParams, readKeptParams } from "./bundle-params.js";

const settings = exportSettingsSchema.parse({ organisation: "Acme", postmortemWithinDays: 14 });
const moment = {
  asOf: "2026-05-01T00:00:00.000000Z",
  startedAt: "2026-03-31T23:59:59.999999Z",
  supersedes: undefined,
};

describe("the parameters of a bundle", () => {
  it("are what was asked for and what the settings say", () => {
    const request = exportRequest({ redaction: "free_text", includeRawSteps: false, preparedFor: "the board" });
    const params = bundleParams("evidence", request, settings, moment);
    expect(bundleParamsSchema.parse(params)).toEqual(params);
    expect(params).toMatchObject({
      asOf: moment.asOf,
      period: null,
      redaction: "free_text",
      includeRawSteps: false,
      preparedFor: "the board",
      organisation: "Acme",
      postmortemWithinDays: 14,
      acknowledgeWithinSeconds: { critical: 900 },
      timeZone: "UTC",
      supersedes: null,
    });
  });

  it("F-066: cover the calendar quarter in which the incident began, or the period that was asked for, in SOC 2 only", () => {
    const period = { start: "2026-01-01T00:00:00.000000Z", end: "2027-01-01T00:00:00.000000Z" };
    expect(bundleParams("soc2", exportRequest(), settings, moment).period).toEqual({
      start: "2026-01-01T00:00:00.000000Z",
      end: "2026-04-01T00:00:00.000000Z",
    });
    expect(bundleParams("soc2", { ...exportRequest(), period }, settings, moment).period).toEqual(period);
    expect(bundleParams("executive_debrief", exportRequest(), settings, moment).period).toBeNull();
  });

  it("name of the export that is replaced what a stranger can check", () => {
    const supersedes = { bundleId: "EVD-1", contentDigest: "0a".repeat(32), exportId: "exp_1" };
    expect(bundleParams("evidence", exportRequest(), settings, { ...moment, supersedes }).supersedes).toEqual({
      bundleId: "EVD-1",
      contentDigest: "0a".repeat(32),
    });
  });

  it("are kept with what of the settings stands in the facts, and come back as they were", () => {
    const params = bundleParams("soc2", exportRequest(), settings, moment);
    const kept = JSON.parse(JSON.stringify(keptParams(params, settings)));
    expect(readKeptParams(kept)).toEqual({
      params,
      settings: { environment: "production", origin: "hoc-incidents" },
    });
  });
});
