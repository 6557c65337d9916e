import { createSigner } from "@hoc/export-bundles";
import {
  type ExportRecord,
  type ExportRequest,
  type ExportSettings,
  exportRequestSchema,
  exportSettingsSchema,
  type Incident,
} from "@hoc/incident-schemas";
import type {
  CheckpointChain,
  ExportOutlets,
  IncidentPorts,
  PlacedHead,
  SaltedEntry,
  StoredCheckpoint,
  TimelineProgress,
} from "@hoc/incident-schemas/ports";
import { buildIncident, fakeAmbient, type PortStubs, stubPorts } from "@hoc/incident-schemas/testing";
import { buildEntry } from "./explanation-sources.js";
import { ADA, NOW, notedTraces } from "./noted-traces.js";

/** A key for tests; what it signs is nobody's evidence. */
const TEST_KEY = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
-----END PRIVATE KEY-----
`;

/** Another one, for what changes when the key does. */
const OTHER_KEY = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIAEBAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
-----END PRIVATE KEY-----
`;

/** The signer of tests. */
export const testSigner = createSigner(TEST_KEY);

/** A signer that nobody knows yet. */
export const otherSigner = createSigner(OTHER_KEY);

/** What exports need of the outside, with a renderer that wraps the bundle's bytes. */
export function testOutlets(
  overrides: Partial<Omit<ExportOutlets, "settings">> & { readonly settings?: Partial<ExportSettings> } = {},
): ExportOutlets {
  return {
    signer: testSigner,
    pdf: { render: async (file) => Buffer.concat([Buffer.from("%PDF-1.7\n"), file]) },
    ...overrides,
    settings: exportSettingsSchema.parse(overrides.settings ?? {}),
  };
}

/** A checkpoint as it is stored. */
export function storedCheckpoint(overrides: Partial<StoredCheckpoint> = {}): StoredCheckpoint {
  return {
    origin: "hoc-incidents/tenants/acme",
    treeSize: 1,
    rootHash: "0a".repeat(32),
    asOf: "2026-03-14T11:00:00.000000Z",
    reason: "opened",
    keyId: testSigner.keyid,
    note: "a note",
    frontier: ["0a".repeat(32)],
    recordedAt: "2026-03-14T11:00:00.000001Z",
    sequence: 5,
    ...overrides,
  };
}

/** An incident as ports of a test have it, whose timeline is one entry. */
export interface ExportWorldOptions {
  readonly incident?: Partial<Incident>;
  readonly stubs?: PortStubs<IncidentPorts>;
  /** Exports that the ledger has already. */
  readonly noted?: readonly ExportRecord[];
}

/** When the tenant of an export world recorded last. */
export const LAST_RECORDED = "2026-03-14T11:00:00.000000Z";

/** The timeline of the incident of an export world. */
export function saltedEntry(): SaltedEntry {
  const { description, data, ...entry } = buildEntry();
  const fields = [
    { name: "description", salt: "c2FsdCBvZiB0ZXN0cw", value: description },
    { name: "data", salt: "YW5vdGhlciBvZiB0aGU", value: data },
  ];
  return { ...entry, description, data, fields };
}

/** Ports with one incident to export and a ledger in memory, and what exporting needs beside them. */
export function exportWorld({ incident = {}, stubs = {}, noted = [] }: ExportWorldOptions = {}) {
  const steps: string[] = [];
  const { events, audit, ports: traces } = notedTraces((step) => steps.push(step));
  const ledger = new Map(noted.map((record) => [record.exportId, record]));
  const stored = buildIncident({ sourceRunId: null, violationId: null, ...incident });
  const ports = stubPorts({
    ...traces,
    ...stubs,
    readPoints: { findProgress: async () => ({ lastSequence: 9, lastRecordedAt: LAST_RECORDED }) },
    incidentRead: {
      getIncident: async (_tenantId, id) => (id === stored.id ? stored : undefined),
      verifyTimeline: async () => ({
        verificationStatus: "VERIFIED",
        algorithm: "a",
        entries: 1,
        expectedEntries: 1,
        head: "0a".repeat(32),
        firstBrokenSequenceNo: null,
      }),
      fetchSaltedTimeline: async () => [saltedEntry()],
      countSimilarIncidents: async () => 2,
      ...stubs.incidentRead,
    },
    signals: { tallySignals: async () => [], ...stubs.signals },
    policyRules: { listPolicyRules: async () => [], fetchPolicyRule: async () => undefined, ...stubs.policyRules },
    policyViolations: { listViolations: async () => [], ...stubs.policyViolations },
    evidence: { listEvidence: async () => [], ...stubs.evidence },
    checkpoints: { fetchLastCheckpoint: async () => undefined, ...stubs.checkpoints },
    exports: {
      fetchExport: async (_tenantId, exportId) => ledger.get(exportId),
      async insertExport(_tenantId, record) {
        steps.push("insertExport");
        ledger.set(record.exportId, { ...record, recordedAt: NOW, sequence: 10 });
      },
      ...stubs.exports,
    },
  });
  const scope = {
    ambient: fakeAmbient(),
    exports: testOutlets(),
    actor: ADA,
    request: undefined,
    read: <Result>(work: (given: IncidentPorts) => Promise<Result>) => work(ports),
    write: <Result>(work: (given: IncidentPorts) => Promise<Result>) => work(ports),
  };
  return { ports, scope, steps, events, audit, ledger, incident: stored };
}

/** What is asked of an export, with what a test cares about put in. */
export function exportRequest(overrides: Partial<ExportRequest> = {}): ExportRequest {
  return { ...exportRequestSchema.parse({ incidentId: "inc_1" }), ...overrides };
}

/** A log of timeline heads in memory, for one tenant. */
export function checkpointLog(heads: readonly PlacedHead[] = []) {
  const made: StoredCheckpoint[] = [];
  const leaves = [...heads];
  let progress: TimelineProgress = { heads: [], reason: null };
  let isTaken = false;
  let chain: CheckpointChain = { lastMadeAt: null, isWhole: true };
  const checkpoints: PortStubs<IncidentPorts>["checkpoints"] = {
    fetchLastCheckpoint: async () => made.at(-1),
    fetchCheckpointOfSize: async (_tenantId, treeSize) => made.find((one) => one.treeSize === treeSize),
    fetchTimelineProgress: async () => progress,
    fetchCheckpointChain: async () => chain,
    listCheckpoints: async (_tenantId, { limit, beforeSequence = Number.POSITIVE_INFINITY }) =>
      made
        .filter(({ sequence }) => sequence < beforeSequence)
        .reverse()
        .slice(0, limit),
    listHeads: async (_tenantId, treeSize) => leaves.slice(0, treeSize),
    fetchHeadOfIncident: async (_tenantId, incidentId, treeSize) =>
      leaves.slice(0, treeSize).findLast((leaf) => leaf.incidentId === incidentId),
    async insertCheckpoint(_tenantId, checkpoint, added) {
      if (isTaken || added.previous !== (made.at(-1)?.sequence ?? 0)) return false;
      leaves.push(...added.heads.map((head, index) => ({ ...head, leafIndex: added.firstLeafIndex + index })));
      made.push({ ...checkpoint, recordedAt: NOW, sequence: 10 * (made.length + 1) });
      return true;
    },
  };
  return {
    made,
    leaves,
    checkpoints,
    /** What moved since. */
    moved(next: TimelineProgress) {
      progress = next;
    },
    /** What the tenant's row and the chain say of what is stored. */
    isNoted(wish: Partial<CheckpointChain>) {
      chain = { ...chain, ...wish };
    },
    /** Somebody else makes the next checkpoint first. */
    isTakenNow() {
      isTaken = true;
    },
  };
}
