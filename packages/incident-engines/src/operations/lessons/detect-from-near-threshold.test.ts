import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { lessonWorld } from "../../../test/lessons.js";
import { detectFromNearThreshold } from "./detect-from-near-threshold.js";

const told = { sourceEventId: "run-1", metric: "tokens", currentValue: 923, thresholdValue: 1_000 };

it("learns from a limit that was nearly reached, for whoever may send signals", async () => {
  const { ports } = lessonWorld();
  await expect(ask(detectFromNearThreshold, ports, "viewer")(told)).rejects.toMatchObject({
    code: "permission_denied",
  });
  expect(await ask(detectFromNearThreshold, ports, "ingest")(told)).toMatchObject({
    outcome: "recorded",
    lesson: { severity: null, detectedPattern: { thresholdType: "tokens", band: "90-95", utilisation: 92.3 } },
  });
});

it("F-078: learns nothing below the bands nor from a breach", async () => {
  const detect = ask(detectFromNearThreshold, lessonWorld().ports, "ingest");
  expect(await detect({ ...told, currentValue: 849 })).toEqual({ outcome: "below_threshold", lesson: null });
  expect(await detect({ ...told, currentValue: 1_000 })).toEqual({ outcome: "breach", lesson: null });
});
