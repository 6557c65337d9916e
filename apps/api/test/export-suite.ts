import { generateSigningKey, verifyBundle, verifyFile } from "@hoc/export-bundles";
import { createPdfInspector, createPdfRenderer } from "@hoc/export-bundles/pdf";
import type { Operations } from "@hoc/incident-engines";
import type { BundleType } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, handledIncident, operationsOn, type StoryDatabase, sayOn } from "./evidence-story.js";

const CREATE = {
  evidence: "incidents.export.createEvidenceBundle",
  soc2: "incidents.export.createSoc2Bundle",
  executive_debrief: "incidents.export.createExecutiveDebrief",
} as const satisfies Record<BundleType, string>;
const KINDS = Object.keys(CREATE) as BundleType[];

/** A database of a suite, migrated, and how it is left. */
export interface SuiteDatabase {
  readonly db: StoryDatabase;
  close(): Promise<void>;
}

/** What exports must do on a real store: be verified by strangers, and be made again to the byte. */
export function exportSuite(name: string, open: () => Promise<SuiteDatabase>): void {
  describe(`exports on ${name}`, () => {
    const key = generateSigningKey();
    let database: SuiteDatabase;
    let operations: Operations;
    let incidentId: string;
    const say: ReturnType<typeof sayOn> = (id, input) => sayOn(operations)(id, input);
    const fileOf = async (exportId: string) => {
      const { file, isIdentical, export: record } = await say("incidents.export.getExportFile", { exportId });
      return { bytes: Buffer.from(file.contentBase64, "base64"), isIdentical, record };
    };
    const rows = async (table: string, where = sql`true`) => {
      const { rows: found } = await sql<{ n: number }>`select count(*)::int4 as n from ${sql.id("hoc", table)}
        where ${where}`.execute(database.db);
      return found[0]?.n;
    };

    beforeAll(async () => {
      database = await open();
      operations = operationsOn(database.db, { key });
      incidentId = await handledIncident(operations, "run-1");
      await say("incidents.maintenance.checkpointTimelines", {});
    });
    afterAll(() => database?.close());

    it.each(KINDS)("F-061, F-063: a stranger verifies the %s bundle with nothing but the public key", async (kind) => {
      const { bundle, export: record } = await say(CREATE[kind], { incidentId });
      const trust = await say("incidents.export.getKeys", {});
      const { bytes } = await fileOf(record.exportId);
      const result = verifyBundle(bytes, { trust });
      expect(result).toMatchObject({ verdict: "verified", failure: null });
      expect(result.bundle).toMatchObject({ bundleType: kind, tenantId: "acme", incidentId, events: 4, steps: 4 });
      expect(JSON.parse(bytes.toString())).toEqual(bundle);
      expect(bundle).toMatchObject({
        content: {
          inflection: { stepIndex: 2 },
          policyContext: { activePolicies: [{ policyId: "pii" }], violated: { policyName: "No personal data" } },
          totals: { steps: 4, tokens: 600, costMicros: 102, durationMs: 1_000 },
          run: { status: "failed" },
          checkpoint: { entries: 4, proof: [expect.stringMatching(/^[0-9a-f]{64}$/)] },
        },
      });
    });

    it.each(["pdf", "zip"] as const)("the %s verifies too, report and all", async (format) => {
      const { file, export: record } = await say(CREATE.soc2, { incidentId, format });
      const bytes = Buffer.from(file?.contentBase64 ?? "", "base64");
      const trust = await say("incidents.export.getKeys", {});
      const tools = { pdf: createPdfInspector(), renderer: createPdfRenderer() };
      expect(await verifyFile(bytes, { trust, ...tools })).toMatchObject({ verdict: "verified", failure: null });
      expect(bytes.length).toBe(record.fileBytes);
      expect((await fileOf(record.exportId)).bytes.equals(bytes)).toBe(true);
    });

    it("F-064: the same state and parameters give the same bytes, also after everything went on", async () => {
      const { bundle: first, export: before } = await say(CREATE.evidence, { incidentId });
      const { asOf } = before.params as { asOf: string };
      await say("incidents.runs.appendSteps", {
        runId: "run-1",
        steps: [{ stepIndex: 9, skillName: "late", status: "failure" }],
      });
      await say("incidents.policies.createRule", { policyId: "later", name: "Later" });
      await say("incidents.policies.retireRule", { policyId: "pii", reason: "replaced" });
      await say("incidents.write.addEvidence", { incidentId, evidenceType: "action", summary: "looked at it" });
      await say("incidents.write.addNote", { incidentId, note: "later" });
      await say("incidents.write.setSeverity", { incidentId, severity: "critical", reason: "worse" });
      await operations.record("acme", [{ triggerType: "other" }]);
      await say("incidents.write.resolveIncident", {
        incidentId,
        resolutionType: "fixed",
        resolutionSummary: "done",
      });
      await say("incidents.maintenance.checkpointTimelines", {});

      const { bundle: again, export: record } = await say(CREATE.evidence, { incidentId, asOf });
      expect(again).toEqual(first);
      expect(record).toMatchObject({ contentDigest: before.contentDigest, fileSha256: before.fileSha256 });
      const reproduced = await fileOf(before.exportId);
      expect(reproduced.isIdentical).toBe(true);
      expect(JSON.parse(reproduced.bytes.toString())).toEqual(first);

      const { export: now } = await say(CREATE.evidence, { incidentId });
      expect(now.contentDigest).not.toBe(before.contentDigest);
    });

    it("says so when another key signs by now, and the content is the same", async () => {
      const { export: record } = await say(CREATE.evidence, { incidentId });
      const rotated = operationsOn(database.db, { key: generateSigningKey(), settings: { organisation: "Other" } });
      const again = await rotated.execute("incidents.export.getExportFile", { exportId: record.exportId }, ADA);
      expect(again.isIdentical).toBe(false);
      const trust = await rotated.execute("incidents.export.getKeys", {}, ADA);
      const bytes = Buffer.from(again.file.contentBase64, "base64");
      expect(verifyBundle(bytes, { trust })).toMatchObject({
        verdict: "verified",
        bundle: { contentDigest: record.contentDigest },
      });
    });

    it("F-072: notes every export in the ledger, the audit ledger and as an event, once for each", async () => {
      const before = [await rows("export_ledger"), await audits(), await events()];
      const said = { incidentId, exportReason: "asked for", preparedFor: "the auditor" };
      const { export: record } = await say(CREATE.executive_debrief, said);
      expect([await rows("export_ledger"), await audits(), await events()]).toEqual(before.map((n) => (n ?? 0) + 1));
      expect(await say("incidents.export.getExport", { exportId: record.exportId })).toMatchObject({
        ...record,
        exportedBy: ADA.actor,
        exportReason: "asked for",
        preparedFor: "the auditor",
      });
      const { items } = await say("incidents.export.listExports", { bundleType: "executive_debrief", limit: 1 });
      expect(items).toEqual([record]);

      function audits() {
        return rows("audit_ledger", sql`event_type = 'BundleExported'`);
      }
      function events() {
        return rows("domain_events", sql`event_type = 'incidents.BundleExported'`);
      }
    });

    it("is carried out once for an idempotency key, however often and at once it is asked for", async () => {
      const idempotency = { key: "again", requestDigest: "0a".repeat(32) };
      const before = (await rows("export_ledger")) ?? 0;
      const ask = () => operations.execute(CREATE.soc2, { incidentId, format: "zip" }, { ...ADA, idempotency });
      const first = await ask();
      const others = await Promise.all([ask(), ask(), ask()]);
      for (const other of others) expect(other).toEqual(first);
      expect(await rows("export_ledger")).toBe(before + 1);
      const atOnce = { ...ADA, idempotency: { ...idempotency, key: "at-once" } };
      const raced = await Promise.all(
        Array.from({ length: 5 }, () => operations.execute(CREATE.evidence, { incidentId }, atOnce)),
      );
      expect(new Set(raced.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await rows("export_ledger")).toBe(before + 2);
    });

    it("refuses to give out what was changed behind its back, and names both digests", async () => {
      const { export: record } = await say(CREATE.evidence, { incidentId });
      await sql`update hoc.trace_steps set tokens = tokens + 1 where tenant_id = 'acme' and step_index = 1`.execute(
        database.db,
      );
      await expect(say("incidents.export.getExportFile", { exportId: record.exportId })).rejects.toMatchObject({
        code: "export_changed",
        details: {
          recordedContentDigest: record.contentDigest,
          contentDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      });
      await sql`update hoc.trace_steps set tokens = tokens - 1 where tenant_id = 'acme' and step_index = 1`.execute(
        database.db,
      );
      expect((await fileOf(record.exportId)).isIdentical).toBe(true);
    });

    it("F-063: has nothing for another tenant", async () => {
      const { export: record } = await say(CREATE.evidence, { incidentId });
      const stranger = sayOn(operations, { ...ADA, tenantId: "other" });
      const { exportId } = record;
      for (const ask of [
        () => stranger(CREATE.evidence, { incidentId }),
        () => stranger("incidents.export.getExport", { exportId }),
        () => stranger("incidents.export.getExportFile", { exportId }),
        () => stranger("incidents.export.getInclusionProof", { incidentId }),
      ])
        await expect(ask()).rejects.toMatchObject({ code: expect.stringMatching(/_not_found$/) });
    });

    it("replaces only an earlier export of the same incident and kind, and says which", async () => {
      const { export: old } = await say(CREATE.soc2, { incidentId });
      const { bundle, export: record } = await say(CREATE.soc2, { incidentId, supersedes: old.exportId });
      expect(record.supersedesExportId).toBe(old.exportId);
      expect(bundle).toMatchObject({
        content: { params: { supersedes: { bundleId: old.bundleId, contentDigest: old.contentDigest } } },
      });
      expect((await fileOf(record.exportId)).isIdentical).toBe(true);
      await expect(say(CREATE.evidence, { incidentId, supersedes: old.exportId })).rejects.toMatchObject({
        code: "export_superseded_mismatch",
      });
      await expect(say(CREATE.soc2, { incidentId, supersedes: "exp_none" })).rejects.toMatchObject({
        code: "export_not_found",
      });
    });

    it("exports what there is when a host's traces cannot be asked, and says that they are missing", async () => {
      const failing = { getTraceSummary: () => Promise.reject(new Error("down")), getTraceSteps: async () => [] };
      const host = operationsOn(database.db, { key, traceStore: failing });
      const { bundle } = await host.execute(CREATE.evidence, { incidentId }, ADA);
      const trust = await host.execute("incidents.export.getKeys", {}, ADA);
      expect(bundle).toMatchObject({
        content: {
          trace: null,
          sources: expect.arrayContaining([
            expect.objectContaining({ status: "unavailable", cutoff: expect.any(String) }),
          ]),
        },
      });
      expect(verifyBundle(Buffer.from(JSON.stringify(bundle)), { trust })).toMatchObject({ verdict: "verified" });
    });
  });
}
