import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { lessonWorld } from "../../../test/lessons.js";
import { detectFromCriticalSuccess } from "./detect-from-critical-success.js";

const told = { sourceEventId: "run-1", successType: "fast_recovery", metrics: { seconds: 3, apiKey: "k1" } };

it("learns from something that went very well, for whoever may send signals", async () => {
  const { ports } = lessonWorld();
  await expect(ask(detectFromCriticalSuccess, ports, "viewer")(told)).rejects.toMatchObject({
    code: "permission_denied",
  });
  expect(await ask(detectFromCriticalSuccess, ports, "ingest")(told)).toMatchObject({
    outcome: "recorded",
    lesson: {
      severity: "NONE",
      detectedPattern: { successType: "fast_recovery", metrics: { seconds: 3, apiKey: "[redacted:secret]" } },
    },
  });
});
