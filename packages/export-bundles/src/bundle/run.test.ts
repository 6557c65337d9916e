import { buildRun } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { aStory } from "../../test/a-story.js";
import { sha256Hex } from "../canonical/digest.js";
import { runOf } from "./run.js";

it("shows what a run was to do by its digest only, and limits that were not set as null", () => {
  expect(runOf(aStory().run, "none")).toMatchObject({
    goalDigest: sha256Hex("Write the weekly market report."),
    limits: { steps: null, tokens: 9_000, costMicros: null },
    terminationReason: "policy_block",
  });
  expect(runOf(buildRun(), "none")).toMatchObject({ goalDigest: null, limits: null });
  expect(runOf(undefined, "none")).toBeNull();
});

it.each(["free_text", "details"] as const)(
  "hides the digest of what a run was to do with the redaction %s",
  (redaction) => {
    expect(runOf(aStory().run, redaction)?.goalDigest).toBeNull();
  },
);
