import { type BundleParams, bundleParamsSchema, quarterOf } from "@hoc/export-bundles";
import type {
  BundleType,
  CompliancePeriod,
  ExportRecord,
  ExportRequest,
  ExportSettings,
  Instant,
} from "@hoc/incident-schemas";
import { z } from "zod";
import type { FactSettings } from "./gather-facts.js";

/** What is asked of an export of any kind; only SOC 2 has a period. */
export type AnyExportRequest = ExportRequest & { readonly period?: CompliancePeriod | undefined };

/** What an export depends on beside its kind, the request and the settings. */
export interface ExportMoment {
  /** The point that everything was read at. */
  readonly asOf: Instant;
  /** When the incident began. */
  readonly startedAt: Instant;
  /** The export that this one replaces. */
  readonly supersedes: Pick<ExportRecord, "bundleId" | "contentDigest"> | undefined;
}

/**
 * The parameters of a bundle: what was asked for, and what the host's settings say. A SOC 2 report covers the calendar
 * quarter (UTC) in which the incident began unless another period was asked for; the other kinds cover none.
 *
 * @example bundleParams("soc2", request, settings, { asOf, startedAt, supersedes: undefined }).period
 */
export function bundleParams(
  bundleType: BundleType,
  request: AnyExportRequest,
  settings: ExportSettings,
  { asOf, startedAt, supersedes }: ExportMoment,
): BundleParams {
  return {
    asOf,
    period: bundleType === "soc2" ? (request.period ?? quarterOf(startedAt)) : null,
    acknowledgeWithinSeconds: settings.acknowledgeWithinSeconds,
    resolveWithinSeconds: settings.resolveWithinSeconds,
    postmortemWithinDays: settings.postmortemWithinDays,
    dataImpactWithinHours: settings.dataImpactWithinHours,
    selfTestWithinHours: settings.selfTestWithinHours,
    redaction: request.redaction,
    includeRawSteps: request.includeRawSteps,
    language: "en",
    timeZone: request.timeZone,
    pageSize: request.pageSize,
    classification: request.classification,
    organisation: settings.organisation,
    preparedFor: request.preparedFor ?? null,
    supersedes: supersedes === undefined ? null : referenceTo(supersedes),
  };
}

function referenceTo({ bundleId, contentDigest }: Pick<ExportRecord, "bundleId" | "contentDigest">) {
  return { bundleId, contentDigest };
}

const keptSchema = bundleParamsSchema.extend({ environment: z.string(), origin: z.string() });

/**
 * The parameters as the ledger keeps them: those of the bundle, and what of the settings stands in its facts, so that
 * the same export can be made again under other settings.
 *
 * @example keptParams(params, { environment: "production", origin: "hoc-incidents" })
 */
export function keptParams(params: BundleParams, { environment, origin }: FactSettings): ExportRecord["params"] {
  return { ...params, environment, origin };
}

/**
 * What {@link keptParams} kept.
 *
 * @example const { params, settings } = readKeptParams(record.params)
 */
export function readKeptParams(kept: ExportRecord["params"]): {
  readonly params: BundleParams;
  readonly settings: FactSettings;
} {
  const { environment, origin, ...params } = keptSchema.parse(kept);
  return { params, settings: { environment, origin } };
}
