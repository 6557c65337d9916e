import { headLeafHash, MAX_BUNDLE_EVENTS } from "@hoc/export-bundles";
import type { StoredEvidence } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { exportWorld, saltedEntry, storedCheckpoint } from "../../../test/exports.js";
import { buildRun } from "../../../test/run-ports.js";
import { gatherFacts } from "./gather-facts.js";

const AT = { asOf: "2026-03-14T11:00:00.000000Z", sequence: 9, isLatest: true };
const SETTINGS = { environment: "staging", origin: "example.com/incidents" };
const gather = (options: Parameters<typeof exportWorld>[0] = {}) =>
  gatherFacts(exportWorld(options).ports, "a b", "inc_1", AT, SETTINGS);

describe("the facts of a bundle", () => {
  it("are what is stored, under the names of tenant, deployment and log", async () => {
    const { incident } = exportWorld();
    expect(await gather()).toEqual({
      tenantId: "a b",
      system: "hoc-incidents",
      environment: "staging",
      origin: "example.com/incidents/tenants/a%20b/incidents/inc_1",
      incident,
      timeline: [saltedEntry()],
      expectedEntries: 1,
      storedSignals: 0,
      run: undefined,
      activePolicies: [],
      violation: undefined,
      violatedPolicyName: undefined,
      evidence: [],
      similarIncidents30Days: 2,
      checkpoint: null,
    });
  });

  it("hold the run of the opening signal without what its reports are compared by, and all stored signals", async () => {
    const tally = {
      absorption: "attached",
      triggerType: "t",
      initialSeverity: null,
      firstReceivedAt: "",
      lastReceivedAt: "",
    } as const;
    const facts = await gather({
      incident: { sourceRunId: "run-1" },
      stubs: {
        runs: { fetchRun: async () => buildRun({ runId: "run-1" }) },
        signals: {
          tallySignals: async () => [
            { ...tally, count: 2 },
            { ...tally, absorption: "late", count: 5 },
          ],
        },
      },
    });
    expect(facts.run).toMatchObject({ runId: "run-1" });
    expect(facts.run).not.toHaveProperty("reportDigest");
    expect(facts.storedSignals).toBe(7);
  });

  it("count what came in the thirty days before, up to the incident's own start", async () => {
    const windows: unknown[] = [];
    await gather({
      incident: { startedAt: "2026-03-31T12:00:00.000000Z" },
      stubs: {
        incidentRead: {
          countSimilarIncidents: async (_tenantId, _incident, window, at) => windows.push(window, at),
        },
      },
    });
    expect(windows).toEqual([{ from: "2026-03-01T12:00:00.000000Z", to: "2026-03-31T12:00:00.000000Z" }, AT]);
  });

  it("prove where the timeline stands in the last checkpoint", async () => {
    const head = { incidentId: "inc_1", entries: 1, head: "0d".repeat(32) };
    const other = { incidentId: "inc_2", entries: 1, head: "0e".repeat(32) };
    const { checkpoint } = await gather({
      stubs: {
        checkpoints: {
          fetchLastCheckpoint: async () => storedCheckpoint({ treeSize: 2 }),
          fetchHeadOfIncident: async () => ({ ...head, leafIndex: 1 }),
          listHeads: async () => [
            { ...other, leafIndex: 0 },
            { ...head, leafIndex: 1 },
          ],
        },
      },
    });
    expect(checkpoint).toEqual({
      origin: "hoc-incidents/tenants/acme",
      size: 2,
      root: "0a".repeat(32),
      asOf: "2026-03-14T11:00:00.000000Z",
      note: "a note",
      leafIndex: 1,
      entries: 1,
      head: head.head,
      proof: [headLeafHash("a b", other)],
    });
  });

  it.each([
    ["timeline entries", { verifyTimeline: async () => verdictOf(MAX_BUNDLE_EVENTS + 1) }, []],
    ["pieces of evidence", {}, Array.from({ length: 10_001 }, () => ({}) as StoredEvidence)],
  ])("are refused when there are more %s than a bundle holds", async (_, incidentRead, evidence) => {
    await expect(
      gather({ stubs: { incidentRead, evidence: { listEvidence: async () => evidence } } }),
    ).rejects.toMatchObject({ code: "export_too_large" });
  });

  it("F-063: are none of an incident that the tenant does not have", async () => {
    await expect(gatherFacts(exportWorld().ports, "acme", "inc_9", AT, SETTINGS)).rejects.toMatchObject({
      code: "incident_not_found",
    });
  });
});

function verdictOf(entries: number) {
  const verdict = { verificationStatus: "VERIFIED", algorithm: "a", head: null, firstBrokenSequenceNo: null } as const;
  return { ...verdict, entries, expectedEntries: entries };
}
