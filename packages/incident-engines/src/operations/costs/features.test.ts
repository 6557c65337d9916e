import type { FeatureTag } from "@hoc/incident-schemas";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { notedTraces } from "../../../test/noted-traces.js";
import { listFeatures } from "./list-features.js";
import { nameFeature } from "./name-feature.js";

const NAMED: FeatureTag = {
  tenantId: "acme",
  tag: "chat",
  displayName: "Chat",
  isActive: true,
  recordedAt: READ.asOf,
  sequence: 7,
};

function scene(stored?: FeatureTag) {
  const { audit, ports: noted } = notedTraces(() => undefined);
  const insertFeatureTag = vi.fn(async (_tenantId: string, said: object) => ({ ...NAMED, ...said }));
  const featureTags = { fetchFeatureTag: async () => stored, insertFeatureTag };
  const ports = stubPorts({ featureTags, audit: noted.audit });
  return { audit, inserted: insertFeatureTag.mock.calls, name: ask(nameFeature, ports, "responder"), ports };
}

it("F-107: a feature is named, and the audit ledger says by whom and what it was called before", async () => {
  const { audit, inserted, name, ports } = scene({ ...NAMED, displayName: "Talk", isActive: false });
  expect(await name({ tag: "chat", displayName: "Chat" })).toEqual({ feature: NAMED, changed: true });
  expect(inserted).toEqual([["acme", { tag: "chat", displayName: "Chat", isActive: true }]]);
  expect(audit).toMatchObject([
    {
      eventType: "FeatureNamed",
      entityType: "FEATURE_TAG",
      entityId: "chat",
      actor: { id: "worker-7" },
      before: { displayName: "Talk", isActive: false },
      after: { displayName: "Chat", isActive: true },
      at: "2026-03-14T12:00:00.000000Z",
    },
  ]);
  for (const role of ["viewer", "ingest"] as const)
    await expect(ask(nameFeature, ports, role)({ tag: "a", displayName: "A" })).rejects.toMatchObject({
      code: "permission_denied",
    });
});

it("the first name of a feature has none before it", async () => {
  const { audit, name } = scene();
  expect(await name({ tag: "chat", displayName: "Chat" })).toMatchObject({ changed: true });
  expect(audit).toMatchObject([{ before: null }]);
});

it("the same name again changes nothing and leaves nothing", async () => {
  const { audit, inserted, name } = scene(NAMED);
  expect(await name({ tag: "chat", displayName: "Chat" })).toEqual({ feature: NAMED, changed: false });
  expect([audit, inserted]).toEqual([[], []]);
  expect(await name({ tag: "chat", displayName: "Chat", isActive: false })).toMatchObject({ changed: true });
});

it("names are listed a page at a time", async () => {
  const listFeatureTags = vi.fn(async () => [NAMED, { ...NAMED, tag: "search", sequence: 3 }]);
  const list = ask(listFeatures, stubPorts({ featureTags: { listFeatureTags } }), "viewer");
  const page = (await list({ limit: 1 })) as { nextCursor: string };
  expect(page).toMatchObject({ items: [NAMED], hasMore: true, ...READ });
  await list({ limit: 1, cursor: page.nextCursor });
  expect(listFeatureTags.mock.calls).toMatchObject([
    ["acme", { beforeSequence: undefined, limit: 2 }],
    ["acme", { beforeSequence: 7, limit: 2 }],
  ]);
});
