import type { AuditRecord, EventDraft, Incident, IncidentEventDraft } from "@hoc/incident-schemas";
import type { PostmortemPublication } from "@hoc/incident-schemas/ports";
import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { ADA, HOST, NOW } from "../../../test/noted-traces.js";
import { publishPostmortem } from "./publish-postmortem.js";

const EARLIER = "2026-03-13T12:00:00.000000Z";
const content = {
  rootCause: "The retry had no limit.",
  effectiveness: "Stopped within a minute.",
  changes: [{ reference: "OPS-42", isDone: true }],
};
const command = { incidentId: "inc_1", ...content };

/** The ports of one write on a resolved incident, which remember what was published and told. */
function world({ incident = {}, standing }: { incident?: Partial<Incident>; standing?: PostmortemPublication } = {}) {
  const told: { entries: IncidentEventDraft[]; audits: AuditRecord[]; events: EventDraft[] } = {
    entries: [],
    audits: [],
    events: [],
  };
  const stored = buildIncident({ lifecycleState: "RESOLVED", status: "RESOLVED", ...incident });
  let publication = standing;
  const ports = stubPorts({
    recordedAt: NOW,
    incidentRead: { getIncident: async (tenantId) => (tenantId === "acme" ? stored : undefined) },
    incidentWrite: {
      createPostmortemStub: async () => ({
        postmortemArtifactId: stored.postmortemArtifactId ?? "pm-1",
        created: stored.postmortemArtifactId === null,
      }),
      publishPostmortem: async (_tenantId, { incidentId: _, ...asked }) => {
        const recorded = publication === undefined;
        publication ??= { ...asked, postmortemArtifactId: "pm-1" };
        return { ...publication, recorded };
      },
      createIncidentEvent: async (_tenantId, draft) => {
        told.entries.push(draft);
        return {} as never;
      },
    },
    audit: { append: async (_tenantId, records) => void told.audits.push(...records) },
    outbox: {
      append: async (_tenantId, drafts) => {
        told.events.push(...drafts);
        return [];
      },
    },
  });
  return { ports, told };
}

const typesOf = ({ told: { entries, audits, events } }: ReturnType<typeof world>) =>
  [entries, audits, events].map((all) => all.map(({ eventType }) => eventType));

describe("publishing a postmortem", () => {
  it("F-120: tells of the stub that it needs, then of the publication, all of the instant of recording", async () => {
    const here = world();
    expect(await publishPostmortem(here.ports, "acme", ADA, command)).toEqual({
      incidentId: "inc_1",
      postmortemArtifactId: "pm-1",
      publishedAt: NOW,
      recorded: true,
    });
    expect(typesOf(here)).toEqual([
      ["postmortem_created", "postmortem_published"],
      ["PostmortemCreated", "PostmortemPublished"],
      ["incidents.PostmortemCreated", "incidents.PostmortemPublished"],
    ]);
    expect(here.told.entries[1]).toMatchObject({
      data: { postmortemArtifactId: "pm-1", ...content },
      actor: ADA,
      at: NOW,
    });
    expect(here.told.audits[1]).toMatchObject({ before: { postmortemArtifactId: "pm-1" } });
  });

  it("links the document in place of one that is kept elsewhere, and the audit tells both", async () => {
    const here = world({ incident: { postmortemArtifactId: "wiki/42" } });
    await publishPostmortem(here.ports, "acme", ADA, command);
    expect(typesOf(here)[0]).toEqual(["postmortem_published"]);
    expect(here.told.audits).toMatchObject([
      { before: { postmortemArtifactId: "wiki/42" }, after: { postmortemArtifactId: "pm-1" } },
    ]);
  });

  const standing = { postmortemArtifactId: "pm-1", content, publishedAt: EARLIER, publishedBy: "bob" };
  const published = { incident: { postmortemArtifactId: "pm-1" }, standing };

  it("said again in the same words changes nothing and gives the publication that stands", async () => {
    const { changes, ...said } = content;
    const here = world({ ...published, standing: { ...standing, content: { changes, ...said } } });
    expect(await publishPostmortem(here.ports, "acme", ADA, command)).toEqual({
      incidentId: "inc_1",
      postmortemArtifactId: "pm-1",
      publishedAt: EARLIER,
      recorded: false,
    });
    expect(typesOf(here)).toEqual([[], [], []]);
  });

  it.each([
    { rootCause: "The vendor." },
    { effectiveness: "Slow." },
    { changes: [] },
    { changes: [{ reference: "OPS-42", isDone: false }] },
  ])("in other words is a conflict that names who published it when: %j", async (other) => {
    const here = world(published);
    await expect(publishPostmortem(here.ports, "acme", ADA, { ...command, ...other })).rejects.toMatchObject({
      code: "postmortem_published",
      kind: "conflict",
      message: expect.stringContaining(`by bob at ${EARLIER}`),
      details: { incidentId: "inc_1", postmortemArtifactId: "pm-1", publishedAt: EARLIER, publishedBy: "bob" },
    });
    expect(typesOf(here)).toEqual([[], [], []]);
  });

  it.each([HOST, { type: "SYSTEM", id: "system_incident_engine" } as const])("is not for $id", async (actor) => {
    const here = world();
    await expect(publishPostmortem(here.ports, "acme", actor, command)).rejects.toMatchObject({
      code: "person_required",
    });
    expect(typesOf(here)).toEqual([[], [], []]);
  });

  it.each([
    ["ACTIVE", "OPEN"],
    ["ACKED", "ACKNOWLEDGED"],
  ] as const)("waits for the end of an incident that is %s", async (lifecycleState, status) => {
    const here = world({ incident: { lifecycleState, status } });
    await expect(publishPostmortem(here.ports, "acme", ADA, command)).rejects.toMatchObject({ code: "not_resolved" });
    expect(typesOf(here)).toEqual([[], [], []]);
  });

  it("finds no incident of another tenant, and none that vanished", async () => {
    const { ports } = world();
    await expect(publishPostmortem(ports, "globex", ADA, command)).rejects.toMatchObject({
      code: "incident_not_found",
    });
    ports.incidentWrite.publishPostmortem = async () => undefined;
    await expect(publishPostmortem(ports, "acme", ADA, command)).rejects.toMatchObject({ code: "incident_not_found" });
  });
});
