import fc from "fast-check";
import { expect, it } from "vitest";
import { derivedSignalId, type SignalIdentity } from "./derived-signal-id.js";

const call: SignalIdentity = { kind: "call", reference: "call-1", triggerType: "failure_spike", state: "firing" };

it("stays the same for ever", () => {
  expect(derivedSignalId(call)).toBe("sig_05c211012650f43474a6084c9472cb2e");
});

it("differs by kind, reference, trigger type and state", () => {
  const ids = [
    call,
    { ...call, kind: "run" as const },
    { ...call, reference: "call-2" },
    { ...call, triggerType: "freeze" },
    { ...call, state: "resolved" as const },
  ];
  expect(new Set(ids.map(derivedSignalId)).size).toBe(ids.length);
});

it("cannot be made to meet by moving text from one part to the next", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
      expect(derivedSignalId({ ...call, reference: `${a}x`, triggerType: b })).not.toBe(
        derivedSignalId({ ...call, reference: a, triggerType: `x${b}` }),
      );
    }),
  );
});
