import { createHash, createHmac } from "node:crypto";
import { generateSigningKey, headLeafHash, openNote, verifyConsistency, verifyInclusion } from "@hoc/export-bundles";
import type { Operations } from "@hoc/incident-engines";
import { fieldPreimage, leafPreimage, saltPreimage, timelineFields } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, operationsOn, type StoryDatabase, sayOn } from "./evidence-story.js";
import type { SuiteDatabase } from "./export-suite.js";

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

/** What checkpoints must show, also against somebody who may write to the database. */
export function checkpointSuite(name: string, open: () => Promise<SuiteDatabase>): void {
  describe(`checkpoints on ${name}`, () => {
    const key = generateSigningKey();
    let database: SuiteDatabase;
    let db: StoryDatabase;
    let operations: Operations;
    let tenants = 0;

    beforeAll(async () => {
      database = await open();
      db = database.db;
      operations = operationsOn(db, { key });
    });
    afterAll(() => database?.close());

    /** A tenant with three incidents, of which everything is logged. */
    async function loggedTenant() {
      tenants += 1;
      const context = { ...ADA, tenantId: `tenant ${tenants}/+` };
      const { tenantId } = context;
      const say = sayOn(operations, context);
      const recorded = await operations.record(
        tenantId,
        ["a", "b", "c"].map((fingerprint) => ({ triggerType: "failure_spike", fingerprint })),
      );
      const ids = recorded.map(({ incidentId }) => incidentId ?? "");
      for (const incidentId of ids) await say("incidents.write.acknowledgeIncident", { incidentId });
      const { checkpoint } = await say("incidents.maintenance.checkpointTimelines", {});
      if (checkpoint === null) throw new Error("no checkpoint was due");
      return { tenantId, say, ids: ids as [string, string, string], checkpoint };
    }

    it("log every timeline, are signed under the tenant's own name, and are made only when one is due", async () => {
      const { tenantId, say, checkpoint, ids } = await loggedTenant();
      expect(checkpoint).toMatchObject({ treeSize: 3, reason: "opened" });
      expect(checkpoint.origin).toBe(`hoc-incidents/tenants/${encodeURIComponent(tenantId)}`);
      const { keys } = await say("incidents.export.getKeys", {});
      const { origin, treeSize: size, rootHash, asOf } = checkpoint;
      expect(openNote(checkpoint.note, keys)).toMatchObject({ origin, size, rootHash, asOf, verifiedBy: keys });
      expect(await say("incidents.maintenance.checkpointTimelines", {})).toEqual({ checkpoint: null, newLeaves: 0 });
      await say("incidents.write.addNote", { incidentId: ids[0], note: "nothing to log at once" });
      expect(await say("incidents.maintenance.checkpointTimelines", {})).toEqual({ checkpoint: null, newLeaves: 0 });
      await say("incidents.write.manualCloseIncident", { incidentId: ids[0], reason: "a duplicate" });
      const next = await say("incidents.maintenance.checkpointTimelines", {});
      expect(next).toMatchObject({ newLeaves: 1, checkpoint: { treeSize: 4, reason: "ended" } });
      const { items } = await say("incidents.export.listCheckpoints", {});
      expect(items).toEqual([next.checkpoint, checkpoint]);
    });

    it("repeat size and root on a quiet day, with a new instant", async () => {
      const { tenantId, checkpoint } = await loggedTenant();
      const often = operationsOn(db, { key, settings: { checkpointEverySeconds: 60 } });
      await sql`update hoc.checkpoints set recorded_at = recorded_at - interval '1 day'
        where tenant_id = ${tenantId}`.execute(db);
      const again = await often.execute("incidents.maintenance.checkpointTimelines", {}, { ...ADA, tenantId });
      expect(again).toMatchObject({
        newLeaves: 0,
        checkpoint: { treeSize: 3, rootHash: checkpoint.rootHash, reason: "daily" },
      });
      expect((again.checkpoint?.asOf ?? "") > checkpoint.asOf).toBe(true);
    });

    it("prove that an incident is part of them, and that the later continue the earlier", async () => {
      const { tenantId, say, ids, checkpoint } = await loggedTenant();
      await say("incidents.write.manualCloseIncident", { incidentId: ids[2], reason: "a duplicate" });
      await say("incidents.maintenance.checkpointTimelines", {});
      for (const incidentId of ids) {
        const proof = await say("incidents.export.getInclusionProof", { incidentId });
        expect(
          verifyInclusion({
            leafHash: bytes(headLeafHash(tenantId, proof.leaf)),
            index: proof.leafIndex,
            size: proof.checkpoint.treeSize,
            path: proof.hashes.map(bytes),
            root: bytes(proof.checkpoint.rootHash),
          }),
        ).toBe(true);
      }
      const { from, to, hashes } = await say("incidents.export.getConsistencyProof", { from: checkpoint.treeSize });
      expect([from, to.treeSize]).toEqual([checkpoint, 4]);
      const claim = { fromSize: 3, fromRoot: bytes(from.rootHash), size: 4, root: bytes(to.rootHash) };
      expect(verifyConsistency({ ...claim, path: hashes.map(bytes) })).toBe(true);
      await expect(say("incidents.export.getConsistencyProof", { from: 4, to: 3 })).rejects.toMatchObject({
        code: "invalid_input",
      });
      await expect(say("incidents.export.getConsistencyProof", { from: 2 })).rejects.toMatchObject({
        code: "checkpoint_not_found",
      });
    });

    it("stand as long as nobody touches what they speak of", async () => {
      const { say, ids } = await loggedTenant();
      await say("incidents.write.addNote", { incidentId: ids[0], note: "goes on" });
      expect(await say("incidents.export.verifyCheckpoint", {})).toMatchObject({
        verificationStatus: "VERIFIED",
        rootMatches: true,
        incidents: 3,
        missing: [],
        changed: [],
      });
      const { integrity } = await say("incidents.query.getIncidentProof", { incidentId: ids[0] });
      expect(integrity).toMatchObject({
        verificationStatus: "VERIFIED",
        entries: 3,
        anchored: { entries: 2, isInPlace: true, treeSize: 3 },
      });
    });

    it("show an incident that was deleted with everything of it", async () => {
      const { tenantId, say, ids } = await loggedTenant();
      for (const [table, column] of [
        ["incident_events", "incident_id"],
        ["signals", "incident_id"],
        ["incident_versions", "id"],
        ["incidents", "id"],
      ] as const)
        await sql`delete from ${sql.id("hoc", table)} where tenant_id = ${tenantId}
          and ${sql.id(column)} = ${ids[1]}`.execute(db);
      expect(await say("incidents.export.verifyCheckpoint", {})).toMatchObject({
        verificationStatus: "BROKEN",
        rootMatches: true,
        missing: [ids[1]],
        changed: [],
      });
    });

    it("show a timeline that was rewritten and chained again with the tenant's own key", async () => {
      const { tenantId, say, ids } = await loggedTenant();
      const [incidentId] = ids;
      await rewrite(tenantId, incidentId, 2);
      const { integrity } = await say("incidents.query.getIncidentProof", { incidentId });
      expect(integrity).toMatchObject({
        verificationStatus: "BROKEN",
        firstBrokenSequenceNo: 1,
        anchored: { entries: 2, isInPlace: false },
      });
      expect(await say("incidents.export.verifyCheckpoint", {})).toMatchObject({
        verificationStatus: "BROKEN",
        missing: [],
        changed: [incidentId],
      });
    });

    it("narrow a rewritten timeline down to what the earlier ones do not vouch for", async () => {
      const { tenantId, say, ids } = await loggedTenant();
      const [incidentId] = ids;
      await say("incidents.write.addNote", { incidentId, note: "third" });
      await say("incidents.write.manualCloseIncident", { incidentId, reason: "fourth" });
      await say("incidents.maintenance.checkpointTimelines", {});
      await rewrite(tenantId, incidentId, 4);
      const { integrity } = await say("incidents.query.getIncidentProof", { incidentId });
      expect(integrity).toMatchObject({ verificationStatus: "BROKEN", firstBrokenSequenceNo: 3 });
    });

    it.each([
      ["a leaf was changed", "update hoc.checkpoint_heads set head = repeat('0', 64) where leaf_index = 1 and"],
      ["a leaf was taken away", "delete from hoc.checkpoint_heads where leaf_index = 2 and"],
      ["root and size were set to another tree", "update hoc.checkpoints set tree_size = 2 where"],
      [
        "the note was signed by nobody we know",
        "update hoc.checkpoints set note = replace(note, chr(8212), '-') where",
      ],
    ])("are broken when %s", async (_, statement) => {
      const { tenantId, say } = await loggedTenant();
      await sql`${sql.raw(statement)} tenant_id = ${tenantId}`.execute(db);
      expect(await say("incidents.export.verifyCheckpoint", {})).toMatchObject({
        verificationStatus: "BROKEN",
        rootMatches: false,
      });
    });

    it.each([
      ["all were deleted", "delete from hoc.checkpoints where", "CHECKPOINT_MISSING"],
      ["the last was deleted", "delete from hoc.checkpoints where tree_size = 5 and", "CHECKPOINT_MISSING"],
      ["one in between was deleted", "delete from hoc.checkpoints where tree_size = 4 and", "CHAIN_GAP"],
      ["the first was deleted", "delete from hoc.checkpoints where tree_size = 3 and", "CHAIN_GAP"],
      [
        "an old note says something else",
        "update hoc.checkpoints set note = replace(note, 'asOf 2', 'asOf 1') where tree_size = 3 and",
        "NOTE_NOT_SIGNED",
      ],
    ])("are broken when %s", async (_, statement, problem) => {
      const { tenantId, say, ids } = await loggedTenant();
      for (const incidentId of ids.slice(1)) {
        await say("incidents.write.manualCloseIncident", { incidentId, reason: "a duplicate" });
        await say("incidents.maintenance.checkpointTimelines", {});
      }
      expect(await say("incidents.export.verifyCheckpoint", {})).toMatchObject({
        verificationStatus: "VERIFIED",
        problems: [],
      });
      await sql`${sql.raw(statement)} tenant_id = ${tenantId}`.execute(db);
      expect(await say("incidents.export.verifyCheckpoint", {})).toMatchObject({
        verificationStatus: "BROKEN",
        problems: [problem],
      });
    });

    it("name the entry that was deleted, with a checkpoint as without", async () => {
      const { tenantId, say, ids } = await loggedTenant();
      const [incidentId] = ids;
      for (const note of ["third", "fourth"]) await say("incidents.write.addNote", { incidentId, note });
      await say("incidents.write.manualCloseIncident", { incidentId, reason: "fifth" });
      const deleteEntry = (sequenceNo: number) =>
        sql`delete from hoc.incident_events where tenant_id = ${tenantId} and incident_id = ${incidentId}
          and sequence_no = ${sequenceNo}`.execute(db);
      await say("incidents.maintenance.checkpointTimelines", {});
      for (const sequenceNo of [5, 4]) {
        await deleteEntry(sequenceNo);
        const { integrity } = await say("incidents.query.getIncidentProof", { incidentId });
        expect(integrity).toMatchObject({
          verificationStatus: "BROKEN",
          firstBrokenSequenceNo: sequenceNo,
          anchored: { entries: 5, isInPlace: false },
        });
      }
    });

    it("are none for a tenant without incidents, and of no use to another tenant", async () => {
      const { ids } = await loggedTenant();
      const nobody = sayOn(operations, { ...ADA, tenantId: "nobody" });
      expect(await nobody("incidents.maintenance.checkpointTimelines", {})).toEqual({ checkpoint: null, newLeaves: 0 });
      expect(await nobody("incidents.export.verifyCheckpoint", {})).toMatchObject({
        verificationStatus: "NO_CHECKPOINT",
        checkpoint: null,
      });
      await expect(nobody("incidents.export.getInclusionProof", { incidentId: ids[0] })).rejects.toMatchObject({
        code: "incident_not_found",
      });
    });

    /** Rewrites an entry as somebody would who may do anything, and chains it and everything after it again. */
    async function rewrite(tenantId: string, incidentId: string, sequenceNo: number): Promise<void> {
      const { rows: heads } = await sql<{ salt: string }>`select salt_key as salt from hoc.tenant_heads
        where tenant_id = ${tenantId}`.execute(db);
      const { rows } = await sql<Entry>`select sequence_no, id, event_type, description, data::text as data, actor_type,
          actor_id, to_char(created_at at time zone 'UTC', ${INSTANT}) as created_at,
          to_char(recorded_at at time zone 'UTC', ${INSTANT}) as recorded_at, prev
        from hoc.incident_events where tenant_id = ${tenantId} and incident_id = ${incidentId}
          and sequence_no >= ${sequenceNo} order by sequence_no`.execute(db);
      let prev = rows[0]?.prev ?? "";
      for (const entry of rows) {
        const description = entry.sequence_no === sequenceNo ? "Nothing happened." : entry.description;
        const leaf = leafOf(heads[0]?.salt ?? "", incidentId, { ...entry, description, prev });
        await sql`update hoc.incident_events set description = ${description}, prev = ${prev}, leaf = ${leaf}
          where tenant_id = ${tenantId} and incident_id = ${incidentId}
            and sequence_no = ${entry.sequence_no}`.execute(db);
        prev = leaf;
      }
      await sql`update hoc.incidents set timeline_head = ${prev}
        where tenant_id = ${tenantId} and id = ${incidentId}`.execute(db);
    }
  });
}

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';

interface Entry {
  readonly sequence_no: number;
  readonly id: string;
  readonly event_type: string;
  readonly description: string;
  readonly data: string;
  readonly actor_type: string;
  readonly actor_id: string;
  readonly created_at: string;
  readonly recorded_at: string;
  readonly prev: string;
}

function leafOf(saltKey: string, incidentId: string, entry: Entry): string {
  const fields = timelineFields(entry.description, JSON.parse(entry.data)).map(([name, value]) => {
    const salt = createHmac("sha256", Buffer.from(saltKey, "hex"))
      .update(saltPreimage(incidentId, entry.sequence_no, name))
      .digest()
      .subarray(0, 16)
      .toString("base64url");
    return digest(2, fieldPreimage(salt, name, value));
  });
  return digest(
    0,
    leafPreimage({
      seq: entry.sequence_no,
      id: entry.id,
      type: entry.event_type,
      at: entry.created_at,
      recordedAt: entry.recorded_at,
      actor: { type: entry.actor_type, id: entry.actor_id },
      prev: entry.prev,
      fields,
    }),
  );
}

function digest(domain: number, text: string): string {
  return createHash("sha256").update(Buffer.of(domain)).update(text).digest("hex");
}
