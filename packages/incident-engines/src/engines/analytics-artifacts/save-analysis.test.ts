import { type ArtifactDraft, canonicalJson, saveAnalysisInputSchema, slaTargetsSchema } from "@hoc/incident-schemas";
import type { AnalysisInputRow, AnalysisWindow, IncidentPorts } from "@hoc/incident-schemas/ports";
import { buildArtifact, buildIncident, fixedClock, type PortStubs, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../sha256.js";
import { inputWindowHash } from "./input-window-hash.js";
import { ANALYSES_VERSION, makeAnalysis, saveMadeAnalysis } from "./save-analysis.js";

const AS_OF = "2026-03-14T10:00:00.000000Z";
const { id, lifecycleState, severity, costMicros } = buildIncident({ id: "inc_7", costMicros: 5 });
const ROW = { id, lifecycleState, severity, costMicros } as AnalysisInputRow;

const NO_GROUPS = { rows: [], totalGroups: 0, totalIncidents: 0, totalCostImpactMicros: 0 };

interface World {
  readonly rows?: readonly AnalysisInputRow[];
  readonly members?: readonly { readonly incidentId: string; readonly runId: string }[];
  readonly slaTargets?: object;
  readonly recorded?: boolean;
}

/** Saves on ports that answer every analysis with nothing, and keeps what was asked and stored. */
function save(input: object, { rows = [ROW], members = [], slaTargets = {}, recorded = true }: World = {}) {
  const windows: AnalysisWindow[] = [];
  const drafts: ArtifactDraft[] = [];
  const events: unknown[] = [];
  const facade: PortStubs<IncidentPorts>["incidentsFacade"] = {
    slaTargets: slaTargetsSchema.parse(slaTargets),
    fetchMetricsAggregates: async () => ({ slaMetCount: 1, slaBreachedCount: 0 }) as never,
    fetchCostImpactData: async () => NO_GROUPS,
    fetchHistoricalTrend: async () => [],
    fetchHistoricalDistribution: async () => [],
    fetchHistoricalCostTrend: async () => [],
    fetchInputRows: async (_tenantId, window) => {
      windows.push(window);
      return [...rows];
    },
  };
  const ports = stubPorts({
    incidentsFacade: facade,
    incidentPatterns: {
      fetchIncidentsCount: async () => 0,
      fetchCategoryClusters: async () => [],
      fetchSeveritySpikes: async () => [],
      fetchCascadeFailures: async () => [],
      fetchRunMembership: async () => [...members],
    },
    recurrence: { fetchRecurrenceGroups: async () => ({ groups: [], totalGroups: 0, totalRecurring: 0 }) },
    artifacts: {
      saveArtifact: async (_tenantId, draft) => {
        drafts.push(draft);
        return { artifact: buildArtifact({ ...draft, id: "art_9" }), recorded };
      },
    },
    outbox: {
      append: async (_tenantId, all) => {
        events.push(...all);
        return [];
      },
    },
  });
  const toSave = saveAnalysisInputSchema.parse(input);
  const saved = makeAnalysis({ ports, clock: fixedClock() }, "acme", toSave).then((made) =>
    saveMadeAnalysis(ports, "acme", made),
  );
  return { saved, windows, drafts, events };
}

async function draftOf(input: object, world?: World): Promise<ArtifactDraft> {
  const { saved, drafts } = save(input, world);
  await saved;
  return drafts[0] as ArtifactDraft;
}

const PATTERNS = { analysis: "detectPatterns", parameters: { asOf: AS_OF } };

const METRICS = { analysis: "getMetrics", parameters: { windowDays: 7, asOf: AS_OF } };

describe("saving an analysis", () => {
  it("of patterns covers which runs the incidents belong to", async () => {
    const members = [{ incidentId: "inc_7", runId: "run-1" }];
    const hashOf = async (input: object, world?: World) => (await draftOf(input, world)).inputWindowHash;
    expect(await hashOf(PATTERNS, { members })).not.toBe(await hashOf(PATTERNS));
    expect(await hashOf(METRICS, { members })).toBe(await hashOf(METRICS));
  });

  it("F-124: stores by what it can be made again, and the result names the artifact", async () => {
    const { saved, drafts, events } = save({ analysis: "analyzeCostImpact", parameters: { limit: "3", asOf: AS_OF } });
    expect(await saved).toMatchObject({
      artifact: { id: "art_9" },
      recorded: true,
      result: { artifactId: "art_9", summaries: [], baselineDays: 30, asOf: AS_OF },
    });
    const told = { baselineDays: 30, limit: 3, includeSynthetic: false };
    expect(drafts).toEqual([
      {
        datasetId: "incidents.analyzeCostImpact",
        datasetVersion: sha256Hex(
          canonicalJson({ analysis: "analyzeCostImpact", parameters: { ...told, asOf: AS_OF } }),
        ),
        inputWindowHash: inputWindowHash({
          filters: { analysis: "analyzeCostImpact", ...told },
          windowStart: "2026-02-12T10:00:00Z",
          windowEnd: AS_OF,
          rowDigests: [sha256Hex(canonicalJson(ROW))],
        }),
        asOf: AS_OF,
        computeCodeVersion: ANALYSES_VERSION,
      },
    ]);
    expect(events).toMatchObject([{ eventType: "analytics.ArtifactRecorded" }]);
  });

  it("F-124: fixes the instant before it looks, so that it can be asked for again", async () => {
    const { saved, windows, drafts } = save({ analysis: "getMetrics", parameters: {} });
    const { result } = await saved;
    expect([result.asOf, windows[0]?.to, drafts[0]?.asOf]).toEqual(Array(3).fill("2026-03-14T11:59:55.000000Z"));
    const again = await draftOf({ analysis: "getMetrics", parameters: { asOf: result.asOf } });
    expect(again).toEqual(drafts[0]);
  });

  it("F-123: tells nothing of one that was stored before, and gives it", async () => {
    const { saved, events } = save(METRICS, { recorded: false });
    expect(await saved).toMatchObject({ recorded: false, result: { artifactId: "art_9" } });
    expect(events).toEqual([]);
  });

  it.each([
    ["getMetrics", { windowDays: 7 }, "2026-03-07T10:00:00.000000Z"],
    ["analyzeCostImpact", { baselineDays: 1 }, "2026-03-13T10:00:00.000000Z"],
    ["getHistoricalTrend", { windowDays: 14 }, "2026-02-28T10:00:00.000000Z"],
    ["getHistoricalDistribution", { windowDays: 14 }, "2026-02-28T10:00:00.000000Z"],
    ["getHistoricalCostTrend", { windowDays: 14 }, "2026-02-28T10:00:00.000000Z"],
    ["detectPatterns", { windowHours: 2 }, "2026-03-14T08:00:00.000000Z"],
    ["analyzeRecurrence", { baselineDays: 2 }, "2026-03-12T10:00:00.000000Z"],
  ])("F-124: %s hashes the data of its own window", async (analysis, parameters, from) => {
    const { saved, windows, drafts } = save({ analysis, parameters: { ...parameters, asOf: AS_OF } });
    expect((await saved).result).toMatchObject({ artifactId: "art_9", asOf: AS_OF });
    expect(windows).toMatchObject([{ from, to: AS_OF, includeSynthetic: false }]);
    expect(drafts).toMatchObject([{ datasetId: `incidents.${analysis}` }]);
  });

  it.each<[string, object, World]>([
    ["other data", METRICS, { rows: [{ ...ROW, costMicros: 6 }] }],
    ["a row less", METRICS, { rows: [] }],
    ["another parameter", { ...METRICS, parameters: { ...METRICS.parameters, includeSynthetic: true } }, {}],
    ["another window", { ...METRICS, parameters: { ...METRICS.parameters, windowDays: 8 } }, {}],
  ])("F-124: %s gives another hash", async (_, input, world) => {
    expect((await draftOf(input, world)).inputWindowHash).not.toBe((await draftOf(METRICS)).inputWindowHash);
  });

  it.each<[string, object, World]>([
    ["another instant", { ...METRICS, parameters: { windowDays: 7, asOf: "2026-03-14T10:00:00.000001Z" } }, {}],
    ["another parameter", { ...METRICS, parameters: { windowDays: 8, asOf: AS_OF } }, {}],
    ["metrics by other service levels", METRICS, { slaTargets: { low: 1 } }],
  ])("F-124: %s is another version", async (_, input, world) => {
    expect((await draftOf(input, world)).datasetVersion).not.toBe((await draftOf(METRICS)).datasetVersion);
  });

  it("F-124: an analysis that knows no service levels has the same version by others", async () => {
    const costs = { analysis: "analyzeCostImpact", parameters: { asOf: AS_OF } };
    expect(await draftOf(costs, { slaTargets: { low: 1 } })).toEqual(await draftOf(costs));
  });

  it("cannot be of the future", async () => {
    const { saved } = save({ analysis: "getMetrics", parameters: { asOf: "2026-03-14T12:00:00.000001Z" } });
    await expect(saved).rejects.toMatchObject({ code: "invalid_input" });
  });
});
