import { expect, it } from "vitest";
import { tooLarge } from "./too-large.js";

it("says how large, and what to do", () => {
  expect(tooLarge({ bytes: 7, limit: 5 })).toMatchObject({
    code: "export_too_large",
    message: expect.stringMatching(/bytes: 7, limit: 5.*includeRawSteps/),
    details: { bytes: 7, limit: 5 },
  });
});
