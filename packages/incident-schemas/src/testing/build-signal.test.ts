import { expect, it } from "vitest";
import { buildSignal } from "./build-signal.js";

it("puts in what the test cares about and leaves the rest plain", () => {
  expect(buildSignal({ signalId: "s1", kind: "run" })).toMatchObject({
    signalId: "s1",
    kind: "run",
    state: "firing",
    reference: null,
  });
  expect(buildSignal()).not.toBe(buildSignal());
});
