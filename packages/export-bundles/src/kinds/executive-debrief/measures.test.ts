import { describe, expect, it } from "vitest";
import { aStory, STORY_ENTRIES, storyParams } from "../../../test/a-story.js";
import { aResolution, at } from "../../../test/check-of.js";
import { aBundleFacts, type FactsDraft, someParams } from "../../../test/facts.js";
import { buildContent } from "../../bundle/build-content.js";
import type { BundleParams } from "../../bundle/format.js";

function debriefOf(facts: FactsDraft, params: Partial<BundleParams> = {}) {
  return buildContent("executive_debrief", aBundleFacts(facts), someParams(params)).debrief;
}

describe("how long it took", () => {
  it("F-067: comes from the step, the opening and what people did, not from how long the run was", () => {
    const { timeToDetect, timeToContain, timeToAcknowledge, timeToResolve } = buildContent(
      "executive_debrief",
      aStory(),
      storyParams(),
    ).debrief;
    expect(timeToDetect).toEqual({ seconds: 2, limitSeconds: null, note: null });
    expect(timeToContain).toEqual({ seconds: 858, limitSeconds: null, note: null });
    expect(timeToAcknowledge).toEqual({ seconds: 708, limitSeconds: 3_600, note: null });
    expect(timeToResolve).toEqual({ seconds: 8_658, limitSeconds: 28_800, note: null });
  });

  it("F-067: is no figure but a reason where nothing is recorded", () => {
    expect(debriefOf({})).toMatchObject({
      timeToDetect: { seconds: null, note: "No step shows when it began." },
      timeToContain: { seconds: null, note: "No stop is recorded." },
      timeToAcknowledge: { seconds: null, limitSeconds: 14_400, note: "Nobody took it on." },
      timeToResolve: { seconds: null, limitSeconds: 86_400, note: "Not resolved." },
    });
  });

  it("F-067: tells that an agent, and no person, took it on", () => {
    const actor = { type: "AGENT", id: "judge" } as const;
    expect(
      debriefOf({ entries: [{ type: "acknowledged", at: at("12:00:00"), actor }] }).timeToAcknowledge,
    ).toMatchObject({
      seconds: null,
      note: "It was acknowledged, but not by a person.",
    });
  });

  it("F-067: counts to when an acknowledgement was recorded, and tells that an opening was recorded late", () => {
    const entries = [{ type: "acknowledged", at: at("12:00:00"), recordedAt: at("13:00:00") }] as const;
    expect(debriefOf({ entries }).timeToAcknowledge).toMatchObject({
      seconds: 3_720,
      note: "Counted to when it was recorded.",
    });
    const late = aStory({ opening: { recordedAt: at("09:54:42") } });
    expect(buildContent("executive_debrief", late, storyParams()).debrief.timeToDetect.note).toBe(
      "The opening was recorded 29 min after its instant.",
    );
  });

  it("has no limit where the severity is hidden", () =>
    expect(debriefOf({}, { redaction: "details" }).timeToResolve.limitSeconds).toBeNull());

  it("is counted from the last reopening, and says so", () => {
    const entries = [
      aResolution(at("12:00:00")),
      { type: "reopened", at: at("13:00:00") } as const,
      aResolution(at("13:30:00")),
    ];
    expect(debriefOf({ entries }).timeToResolve).toEqual({
      seconds: 1_800,
      limitSeconds: 86_400,
      note: "Counted from the last reopening.",
    });
  });

  it("is no figure where the recorded instants contradict each other", () =>
    expect(debriefOf({ entries: [aResolution(at("11:00:00"))] }).timeToResolve).toMatchObject({
      seconds: null,
      note: "The recorded instants contradict each other.",
    }));

  it("is nought where the run had stopped before the incident was opened", () => {
    const entries = STORY_ENTRIES.filter(({ type }) => type !== "contained");
    const incident = { createdAt: at("09:25:50"), lastSignalAt: at("09:25:40") };
    expect(
      buildContent("executive_debrief", aStory({ entries, incident }), storyParams()).debrief.timeToContain,
    ).toEqual({
      seconds: 0,
      limitSeconds: null,
      note: "It had stopped before it was opened.",
    });
  });
});
