import {
  type AnalysisToSave,
  type ArtifactDraft,
  canonicalJson,
  type Instant,
  type SavedAnalysis,
} from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import { analysisScope, DAY_SECONDS, HOUR_SECONDS } from "../analysis/analysis-scope.js";
import { readPointOf } from "../incident-read/read-point.js";
import { createIncidentsFacade } from "../incidents-facade/create-incidents-facade.js";
import type { FacadeScope } from "../incidents-facade/incidents-facade.js";
import { sha256Hex } from "../sha256.js";
import { inputWindowHash } from "./input-window-hash.js";
import { saveArtifact } from "./save-artifact.js";

/**
 * Version of the formulas behind every analysis that can be saved. It must change whenever one of them changes: an
 * artifact then tells results of the old formulas from those of the new.
 */
export const ANALYSES_VERSION = "incident-analyses/v1";

/** An analysis, and what is stored of it. */
export interface MadeAnalysis {
  readonly draft: ArtifactDraft;
  readonly result: SavedAnalysis["result"];
}

/**
 * Makes an analysis, and what tells how it can be made again: the version is the digest of what it was told, its `asOf`
 * and, for metrics, the service levels among it; the window hash is that of the data. Made again with the same `asOf` it
 * gives the same, whatever was recorded since.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example
 * const { draft } = await makeAnalysis({ ports, clock }, "acme",
 *   saveAnalysisInputSchema.parse({ analysis: "getMetrics", parameters: { windowDays: 7 } }))
 */
export async function makeAnalysis(
  scope: FacadeScope,
  tenantId: string,
  toSave: AnalysisToSave,
): Promise<MadeAnalysis> {
  const { ports, clock } = scope;
  const { asOf } = await readPointOf(ports, tenantId, toSave.parameters.asOf, clock());
  const fixed = atInstant(toSave, asOf);
  return {
    result: await madeBy(scope, tenantId, fixed),
    draft: {
      datasetId: `incidents.${fixed.analysis}`,
      datasetVersion: sha256Hex(canonicalJson({ ...fixed, ...configurationOf(fixed, ports) })),
      inputWindowHash: await inputHashOf(scope, tenantId, fixed),
      asOf,
      computeCodeVersion: ANALYSES_VERSION,
    },
  };
}

/**
 * Stores by what an analysis can be made again; the result then names the artifact.
 *
 * @throws DomainError `artifact_conflict` when the same question was saved with other data or by other formulas
 * @example await saveMadeAnalysis(ports, "acme", await makeAnalysis({ ports, clock }, "acme", toSave))
 */
export async function saveMadeAnalysis(
  ports: Parameters<typeof saveArtifact>[0],
  tenantId: string,
  { draft, result }: MadeAnalysis,
): Promise<SavedAnalysis> {
  const { artifact, recorded } = await saveArtifact(ports, tenantId, draft);
  return { artifact, recorded, result: { ...result, artifactId: artifact.id } };
}

function atInstant(toSave: AnalysisToSave, asOf: Instant): AnalysisToSave {
  return { ...toSave, parameters: { ...toSave.parameters, asOf } } as AnalysisToSave;
}

function madeBy(scope: FacadeScope, tenantId: string, toSave: AnalysisToSave): Promise<SavedAnalysis["result"]> {
  const facade = createIncidentsFacade(scope);
  switch (toSave.analysis) {
    case "getMetrics":
      return facade.getMetrics(tenantId, toSave.parameters);
    case "analyzeCostImpact":
      return facade.analyzeCostImpact(tenantId, toSave.parameters);
    case "getHistoricalTrend":
      return facade.getHistoricalTrend(tenantId, toSave.parameters);
    case "getHistoricalDistribution":
      return facade.getHistoricalDistribution(tenantId, toSave.parameters);
    case "getHistoricalCostTrend":
      return facade.getHistoricalCostTrend(tenantId, toSave.parameters);
    case "detectPatterns":
      return facade.detectPatterns(tenantId, toSave.parameters);
    case "analyzeRecurrence":
      return facade.analyzeRecurrence(tenantId, toSave.parameters);
  }
}

/** What an analysis reckons with beside its parameters. */
function configurationOf({ analysis }: AnalysisToSave, { incidentsFacade }: ReadPorts) {
  return analysis === "getMetrics" ? { slaTargets: incidentsFacade.slaTargets } : {};
}

/** The hash of the data that the analysis can depend on: every row that its window holds, at its point. */
async function inputHashOf(
  scope: FacadeScope,
  tenantId: string,
  { analysis, parameters }: AnalysisToSave,
): Promise<string> {
  const { incidentsFacade, incidentPatterns } = scope.ports;
  const { window } = await analysisScope(scope, tenantId, parameters, secondsOf(parameters));
  const incidents = await incidentsFacade.fetchInputRows(tenantId, window);
  const members = analysis === "detectPatterns" ? await incidentPatterns.fetchRunMembership(tenantId, window) : [];
  const { asOf: _, ...filters } = parameters;
  return inputWindowHash({
    filters: { analysis, ...filters },
    windowStart: window.from,
    windowEnd: window.to,
    rowDigests: [...incidents, ...members].map((row) => sha256Hex(canonicalJson(row))),
  });
}

function secondsOf(parameters: AnalysisToSave["parameters"]): number {
  if ("windowDays" in parameters) return parameters.windowDays * DAY_SECONDS;
  if ("baselineDays" in parameters) return parameters.baselineDays * DAY_SECONDS;
  return parameters.windowHours * HOUR_SECONDS;
}
