import type { Incident } from "@hoc/incident-schemas";
import type { ExpectedIncident, IncidentWriteDriver } from "@hoc/incident-schemas/ports";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";
import { expectUnbrokenChain } from "./timeline-chain.js";

type Change = (
  write: IncidentWriteDriver,
  tenantId: string,
  expected: ExpectedIncident,
) => Promise<Incident | undefined>;

const AT = "2026-03-14T12:34:56.654321Z";

const CHANGES: Readonly<Record<string, Change>> = {
  acknowledge: (write, tenantId, expected) =>
    write.updateIncidentAcknowledged(tenantId, expected, {
      acknowledgedAt: AT,
      acknowledgedBy: "ann",
      transitionDigest: "d1",
    }),
  resolve: (write, tenantId, expected) =>
    write.updateIncidentResolved(tenantId, expected, {
      resolvedAt: AT,
      resolvedBy: "ann",
      resolutionMethod: "rollback",
      resolutionType: "rolled back",
      resolutionSummary: "summary",
      resolutionNotes: "notes",
      postmortemArtifactId: "pm-1",
      transitionDigest: "d2",
    }),
  assign: (write, tenantId, expected) => write.updateIncidentOwner(tenantId, expected, { ownerId: "bob", at: AT }),
  "set severity": (write, tenantId, expected) =>
    write.updateIncidentSeverity(tenantId, expected, { severity: "low", at: AT }),
  contain: (write, tenantId, expected) =>
    write.updateIncidentContained(tenantId, expected, { containedAt: AT, at: AT }),
};

/** What the one persistence authority of incidents must do. */
export function incidentWriteSuite(name: string, open: OpenDriverSet): void {
  suite(`the incident write driver on ${name}`, open, (openScene) => {
    const expectedOf = ({ id, version, lifecycleState }: Incident): ExpectedIncident => ({
      incidentId: id,
      version,
      lifecycleState,
    });
    const opened = async (scene: Scene) => scene.incident(await scene.taken({ at: 0 }));
    const change = (scene: Scene, how: string, expected: ExpectedIncident, tenantId = scene.tenantId) =>
      scene.write(({ incidentWrite }) => (CHANGES[how] as Change)(incidentWrite, tenantId, expected));

    describe("conditional changes", () => {
      it.each(Object.keys(CHANGES))("F-002: %s needs the version and the state that it was decided on", async (how) => {
        const scene = openScene();
        const incident = await opened(scene);
        const expected = expectedOf(incident);
        expect(await change(scene, how, { ...expected, version: 2 })).toBeUndefined();
        expect(await change(scene, how, { ...expected, lifecycleState: "ACKED" })).toBeUndefined();
        expect(await change(scene, how, { ...expected, incidentId: "inc_unknown" })).toBeUndefined();
        expect(await scene.incident(incident.id)).toEqual(incident);
        const changed = await change(scene, how, expected);
        expect(changed).toMatchObject({ version: 2 });
        expect(await scene.incident(incident.id)).toEqual(changed);
        expect(await change(scene, how, expected)).toBeUndefined();
      });

      it.each(Object.keys(CHANGES))("F-012: %s of another tenant's incident finds nothing", async (how) => {
        const scene = openScene();
        const incident = await opened(scene);
        const other = openScene();
        expect(await change(other, how, expectedOf(incident))).toBeUndefined();
        await expect(change(other, how, expectedOf(incident), scene.tenantId)).rejects.toMatchObject({
          code: "tenant_mismatch",
        });
        expect(await scene.incident(incident.id)).toEqual(incident);
      });

      it("F-001, F-003: acknowledging sets status, lifecycle state, instant and person together", async () => {
        const scene = openScene();
        const incident = await opened(scene);
        const { updatedAt } = (await change(scene, "acknowledge", expectedOf(incident))) as Incident;
        expect(await scene.incident(incident.id)).toEqual({
          ...incident,
          status: "ACKNOWLEDGED",
          lifecycleState: "ACKED",
          acknowledgedAt: AT,
          acknowledgedBy: "ann",
          version: 2,
          updatedAt,
        });
        expect(updatedAt > incident.updatedAt).toBe(true);
      });

      it("F-001, F-006, F-007: resolving stores the whole resolution with the state, in one change", async () => {
        const scene = openScene();
        const incident = await opened(scene);
        const { updatedAt } = (await change(scene, "resolve", expectedOf(incident))) as Incident;
        expect(await scene.incident(incident.id)).toEqual({
          ...incident,
          status: "RESOLVED",
          lifecycleState: "RESOLVED",
          resolvedAt: AT,
          endedAt: AT,
          durationSeconds: 2_096,
          resolvedBy: "ann",
          resolutionMethod: "rollback",
          resolutionType: "rolled back",
          resolutionSummary: "summary",
          resolutionNotes: "notes",
          postmortemArtifactId: "pm-1",
          version: 2,
          updatedAt,
        });
      });

      it("keeps a linked postmortem when a resolution names none", async () => {
        const scene = openScene();
        const incident = await opened(scene);
        const stub = { incidentId: incident.id, createdAt: AT, createdBy: "ann" };
        const linked = await scene.write(({ incidentWrite }) =>
          incidentWrite.createPostmortemStub(scene.tenantId, stub),
        );
        const resolved = await scene.resolve(incident.id, 10);
        expect(resolved?.postmortemArtifactId).toBe(linked?.postmortemArtifactId);
      });

      it("F-013: reopening clears acknowledgement and resolution and gives the incident back", async () => {
        const scene = openScene();
        const incident = await opened(scene);
        await scene.acknowledge(incident.id, 1);
        await scene.resolve(incident.id, 2);
        const reopened = await scene.reopen(incident.id, 3);
        expect(reopened).toEqual({
          ...incident,
          version: 4,
          reopenedAt: scene.time(3),
          updatedAt: reopened?.updatedAt,
        });
      });

      it("reopening while a newer incident of the key is open is refused, and nothing changes", async () => {
        const scene = openScene();
        const first = await scene.taken({ at: 0 });
        const resolved = await scene.resolve(first, 1);
        await scene.record({ at: 100 });
        await expect(scene.reopen(first, 101)).rejects.toMatchObject({ code: "newer_incident_open", kind: "conflict" });
        expect(await scene.incident(first)).toEqual(resolved);
      });

      it("keeps the digest of the last transition, by which a repeated one is known", async () => {
        const scene = openScene();
        const incident = await opened(scene);
        const digest = () =>
          scene.write(({ incidentWrite }) => incidentWrite.lastTransitionDigest(scene.tenantId, incident.id));
        expect(await digest()).toBeNull();
        await scene.acknowledge(incident.id, 1);
        expect(await digest()).toBe("ack");
        await scene.resolve(incident.id, 2);
        expect(await digest()).toBe("resolve");
        await scene.reopen(incident.id, 3);
        expect(await digest()).toBe("reopen");
      });

      it("notes containment once and leaves the first instant", async () => {
        const scene = openScene();
        const incident = await opened(scene);
        const contained = (await change(scene, "contain", expectedOf(incident))) as Incident;
        expect(contained.containedAt).toBe(AT);
        const again = await scene.write(({ incidentWrite }) =>
          incidentWrite.updateIncidentContained(scene.tenantId, expectedOf(contained), {
            containedAt: scene.time(9),
            at: AT,
          }),
        );
        expect(again?.containedAt).toBe(AT);
      });
    });

    describe("inserting", () => {
      it("F-014: stores every field as it is, and leaves an id that exists as it was", async () => {
        const scene = openScene();
        const incident = buildIncident({
          tenantId: scene.tenantId,
          title: "Said by Ann",
          costMicros: 4_000_000_000_123,
          overflowCounts: { freeze: 2 },
          createdAt: "2026-03-14T11:58:00.000001Z",
        });
        const insert = (one: Incident) =>
          scene.write(({ incidentWrite }) => incidentWrite.insertIncident(scene.tenantId, one));
        expect(await insert(incident)).toBe(true);
        const stored = { ...incident, recordedAt: scene.time(0), updatedAt: scene.time(0) };
        expect(await scene.incident("inc_1")).toEqual(stored);
        expect(await insert({ ...incident, title: "other" })).toBe(false);
        expect(await scene.incident("inc_1")).toEqual(stored);
      });

      it("keeps every text as it was said, and tells NULL from the word and from nothing", async () => {
        for (const text of STORABLE_TEXTS) {
          const scene = openScene();
          const id = await scene.taken({
            at: 0,
            signalId: text,
            reference: text,
            fingerprint: text,
            triggerValue: text,
            category: text,
            errorCode: text,
            errorMessage: text,
            title: text,
            description: text,
            agentId: text,
            runId: text,
            policyId: null,
            violationId: text,
            autoAction: text,
            details: JSON.stringify({ text, [text]: [text] }),
          });
          expect(await scene.incident(id)).toMatchObject({
            triggerValue: text,
            category: text,
            errorCode: text,
            errorMessage: text,
            title: text,
            description: text,
            affectedAgentId: text,
            sourceRunId: text,
            policyId: null,
            violationId: text,
            autoAction: text,
          });
          expect(await scene.signalsOf(id)).toMatchObject([
            { signalId: text, reference: text, fingerprint: text, policyId: null, details: { text, [text]: [text] } },
          ]);
          const [entry] = await scene.timeline(id);
          expect(entry).toMatchObject({ description: `Opened: ${text}`, data: { triggerValue: text, signalId: text } });
          expect(await scene.newEvents()).toMatchObject([{ title: text }]);
          expect(await scene.recordOne({ at: 1, signalId: text })).toMatchObject({ outcome: "duplicate" });
          expect(await scene.taken({ at: 2, fingerprint: text })).toBe(id);
        }
      });

      it("tells an empty fingerprint from a missing one in storage", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, fingerprint: "" });
        await scene.record({ at: 1, fingerprint: null });
        expect((await scene.signalsOf(id)).map(({ fingerprint }) => fingerprint)).toEqual(["", null]);
      });
    });

    describe("the timeline", () => {
      it("F-118: is gapless and chained through aggregator, person and sweep", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, triggerType: "rate_limit" });
        await scene.record(
          ...Array.from({ length: 60 }, (_, index) => ({ at: index / 10, triggerType: "rate_limit" })),
        );
        await scene.acknowledge(id, 10);
        await scene.record({ at: 1_000, triggerType: "rate_limit" });
        await scene.resolve(id, 1_001);
        await scene.record({ at: 1_002, triggerType: "rate_limit" });
        await scene.reopen(id, 1_003);
        await scene.sweep(9_000);
        const entries = await scene.timeline(id);
        expect(entries.map(({ eventType }) => eventType)).toEqual([
          "incident_created",
          "severity_escalated",
          "acknowledged",
          "reactivated",
          "resolved",
          "late_signals",
          "reopened",
          "auto_resolved",
        ]);
        expectUnbrokenChain(scene.tenantId, id, entries);
        const sequences = entries.map(({ sequence }) => sequence);
        expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
        expect(new Set(sequences).size).toBe(sequences.length);
      });

      it("gives back the entry that it stored", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const written = await scene.write(({ incidentWrite }) =>
          incidentWrite.createIncidentEvent(scene.tenantId, {
            incidentId: id,
            eventType: "note_added",
            description: "a note 🚒",
            data: { note: `"quoted" \\`, count: 3, flag: true, nothing: null, deep: { list: [1, "two"] } },
            actor: { type: "AGENT", id: "bot" },
            at: AT,
          }),
        );
        expect((await scene.timeline(id)).at(-1)).toEqual(written);
      });

      it("has no entry for an incident that the tenant does not have", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const other = openScene();
        const draft = {
          incidentId: id,
          eventType: "note_added",
          description: "",
          data: {},
          actor: { type: "HUMAN", id: "eve" },
          at: AT,
        } as const;
        await expect(
          other.write(({ incidentWrite }) => incidentWrite.createIncidentEvent(other.tenantId, draft)),
        ).rejects.toMatchObject({ code: "incident_not_found" });
      });
    });

    describe("a postmortem stub", () => {
      it("is made once per incident and linked to it", async () => {
        const scene = openScene();
        const incidentId = await scene.taken({ at: 0 });
        const stub = () =>
          scene.write(({ incidentWrite }) =>
            incidentWrite.createPostmortemStub(scene.tenantId, { incidentId, createdAt: AT, createdBy: "ann" }),
          );
        const first = await stub();
        expect(first).toMatchObject({
          created: true,
          postmortemArtifactId: expect.stringMatching(/^pm-[0-9a-f]{16}$/),
        });
        expect(await stub()).toEqual({ ...first, created: false });
        expect((await scene.incident(incidentId)).postmortemArtifactId).toBe(first?.postmortemArtifactId);
      });

      it("is not made for an incident that the tenant does not have", async () => {
        const scene = openScene();
        const made = await scene.write(({ incidentWrite }) =>
          incidentWrite.createPostmortemStub(scene.tenantId, { incidentId: "inc_x", createdAt: AT, createdBy: "ann" }),
        );
        expect(made).toBeUndefined();
      });
    });

    describe("a published postmortem", () => {
      const LEARNED = { rootCause: "cause", effectiveness: "fast", changes: [{ reference: "OPS-1", isDone: false }] };
      const publish = (scene: Scene, incidentId: string, { publishedBy = "bob", content = LEARNED } = {}) =>
        scene.write(({ incidentWrite }) =>
          incidentWrite.publishPostmortem(scene.tenantId, { incidentId, content, publishedAt: AT, publishedBy }),
        );
      const stubOf = (scene: Scene, incidentId: string) =>
        scene.write(({ incidentWrite }) =>
          incidentWrite.createPostmortemStub(scene.tenantId, { incidentId, createdAt: AT, createdBy: "ann" }),
        );

      it("F-120: is the stub that the incident has, once and for all", async () => {
        const scene = openScene();
        const incidentId = await scene.taken({ at: 0 });
        const stub = await stubOf(scene, incidentId);
        const linked = await scene.incident(incidentId);
        const standing = {
          postmortemArtifactId: stub?.postmortemArtifactId,
          content: LEARNED,
          publishedAt: AT,
          publishedBy: "bob",
        };
        expect(await publish(scene, incidentId)).toEqual({ ...standing, recorded: true });
        const other = { publishedBy: "eve", content: { ...LEARNED, rootCause: "another" } };
        expect(await publish(scene, incidentId, other)).toEqual({ ...standing, recorded: false });
        expect(await scene.incident(incidentId)).toEqual(linked);
        expect(await stubOf(scene, incidentId)).toEqual({ ...stub, created: false });
      });

      it("F-120: is a document of its own, linked, where the incident has none or names one that is kept elsewhere", async () => {
        const scene = openScene();
        const bare = await scene.taken({ at: 0 });
        const elsewhere = await scene.taken({ at: 1, fingerprint: "other" });
        await change(scene, "resolve", expectedOf(await scene.incident(elsewhere)));
        expect((await scene.incident(elsewhere)).postmortemArtifactId).toBe("pm-1");
        await scene.taken({ at: 2, fingerprint: "third" });
        const before = await scene.here();
        for (const incidentId of [bare, elsewhere]) {
          const { postmortemArtifactId } = (await publish(scene, incidentId)) ?? {};
          expect(postmortemArtifactId).toMatch(/^pm-[0-9a-f]{16}$/);
          expect((await scene.incident(incidentId)).postmortemArtifactId).toBe(postmortemArtifactId);
        }
        const linkedBefore = await scene.read(async ({ incidentRead }) => [
          (await incidentRead.getIncident(scene.tenantId, bare, before))?.postmortemArtifactId,
          (await incidentRead.getIncident(scene.tenantId, elsewhere, before))?.postmortemArtifactId,
        ]);
        expect(linkedBefore).toEqual([null, "pm-1"]);
      });

      it("is none of an incident that the tenant does not have, and of another tenant than the one that is locked", async () => {
        const scene = openScene();
        expect(await publish(scene, "inc_x")).toBeUndefined();
        const incidentId = await openScene().taken({ at: 0 });
        expect(await publish(scene, incidentId)).toBeUndefined();
        await expect(
          scene.write(({ incidentWrite }) =>
            incidentWrite.publishPostmortem("globex", {
              incidentId,
              content: LEARNED,
              publishedAt: AT,
              publishedBy: "bob",
            }),
          ),
        ).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });
  });
}
