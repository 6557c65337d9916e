import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { hide } from "../redact/hidden.js";
import { buildContent } from "./build-content.js";
import { bundleIdOf } from "./bundle-id.js";
import type { BundleParams } from "./format.js";

const idOf = (params: Partial<BundleParams> = {}, facts = aStory()) =>
  buildContent("soc2", facts, storyParams(params)).bundleId;

describe("the id of a bundle", () => {
  it("is the same for the same export, and has no chance in it", () => {
    expect(idOf()).toBe(idOf());
    expect(idOf()).toMatch(/^SOC2-[0-9a-f]{26}$/);
    expect(buildContent("evidence", aStory(), storyParams()).bundleId).toMatch(/^EVD-/);
    expect(buildContent("executive_debrief", aStory(), storyParams()).bundleId).toMatch(/^EXEC-/);
  });

  it("is another one for another point in time, recipient, redaction, incident or timeline", () => {
    const ids = [
      idOf(),
      idOf({ asOf: "2026-03-21T00:00:00.000000Z" }),
      idOf({ preparedFor: "An auditor" }),
      idOf({ redaction: "free_text" }),
      idOf({}, aStory({ incident: { id: "inc_2" } })),
      idOf({}, aStory({ entries: [] })),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is another one for every choice of fields that are shown", () => {
    const content = buildContent("soc2", aStory(), storyParams());
    const hiding = (seq: number) =>
      content.events.map((event) => (event.seq === seq ? { ...event, fields: event.fields.map(hide) } : event));
    const ids = [content.events, hiding(1), hiding(2)].map((events) => bundleIdOf({ ...content, events }));
    expect(ids[0]).toBe(content.bundleId);
    expect(new Set(ids).size).toBe(3);
  });
});
