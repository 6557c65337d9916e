import { type ParsedSignal, signalInputSchema } from "@hoc/incident-schemas";
import { counterUuid } from "@hoc/incident-schemas/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../sha256.js";
import { derivedSignalId } from "./derived-signal-id.js";
import { normalizeSignal } from "./normalize-signal.js";

const RECEIVED = "2026-03-14T12:00:00.000000Z";
const receipt = () => ({ receivedAt: RECEIVED, uuid: counterUuid() });
const normalize = (input: object, given = receipt()) =>
  normalizeSignal(signalInputSchema.parse({ triggerType: "failure_spike", ...input }), given);

describe("the id", () => {
  it("is the caller's when there is one", () => {
    expect(normalize({ signalId: "mine", reference: "call-1" }).signalId).toBe("mine");
  });

  it("is derived when the signal names what it is about", () => {
    const derived = derivedSignalId({
      kind: "call",
      reference: "call-1",
      triggerType: "failure_spike",
      state: "firing",
    });
    expect(normalize({ reference: "call-1" }).signalId).toBe(derived);
    expect(normalize({ reference: "call-1", errorMessage: "other words" }).signalId).toBe(derived);
    expect(normalize({ reference: "call-1", state: "resolved" }).signalId).not.toBe(derived);
  });

  it("is fresh otherwise", () => {
    const given = receipt();
    expect(normalize({}, given).signalId).toBe("sig_00000000-0000-7000-8000-000000000001");
    expect(normalize({}, given).signalId).toBe("sig_00000000-0000-7000-8000-000000000002");
  });
});

describe("what is filled in", () => {
  it("leaves nothing undefined", () => {
    expect(Object.values(normalize({}))).not.toContain(undefined);
    expect(normalize({})).toMatchObject({
      receivedAt: RECEIVED,
      occurredAt: null,
      details: null,
      detailsDigest: null,
      isSynthetic: false,
      kind: "call",
      state: "firing",
    });
  });

  it("makes a run's signal belong to that run, unless the caller says otherwise", () => {
    expect(normalize({ kind: "run", reference: "run-1" }).runId).toBe("run-1");
    expect(normalize({ kind: "run", reference: "run-1", runId: "run-2" }).runId).toBe("run-2");
    expect(normalize({ kind: "run" }).runId).toBeNull();
    expect(normalize({ kind: "call", reference: "call-1" }).runId).toBeNull();
  });

  it("keeps the details as text in the caller's order, with their digest", () => {
    const { details, detailsDigest } = normalize({ details: { b: 1.5, a: [null] } });
    expect(details).toBe('{"b":1.5,"a":[null]}');
    expect(detailsDigest).toBe(sha256Hex('{"b":1.5,"a":[null]}'));
  });

  it("keeps a cost of nothing apart from no cost", () => {
    expect(normalize({ costMicros: 0 }).costMicros).toBe(0);
    expect(normalize({}).costMicros).toBeNull();
  });
});

describe("for any signal", () => {
  const text = (max: number) =>
    fc
      .string({ minLength: 1, maxLength: max, unit: "grapheme" })
      .filter((each) => each.length <= max && !each.includes("\u0000"));
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const anyInput = fc.record({
    signalId: maybe(text(50)),
    triggerType: fc.stringMatching(/^[A-Za-z0-9_.:-]{1,50}$/),
    triggerValue: maybe(text(50)),
    kind: fc.constantFrom("call", "run", "violation", "anomaly", "guard"),
    reference: maybe(text(50)),
    fingerprint: maybe(fc.oneof(text(50), fc.constant(""))),
    state: fc.constantFrom("firing", "resolved"),
    costMicros: maybe(fc.integer({ min: -1_000_000, max: 1_000_000 })),
    causedBy: maybe(fc.record({ kind: fc.constantFrom("call", "run"), reference: text(20) })),
    occurredAt: maybe(
      fc
        .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString()),
    ),
    initialSeverity: maybe(fc.constantFrom("low", "HIGH")),
    errorMessage: maybe(text(50)),
    title: maybe(text(50)),
    description: maybe(text(50)),
    details: maybe(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.jsonValue())),
  });
  const parsed = anyInput.map((input): ParsedSignal => signalInputSchema.parse(JSON.parse(JSON.stringify(input))));

  it("equal content gives equal digests and, where it names itself, equal ids", () => {
    fc.assert(
      fc.property(parsed, (signal) => {
        const first = normalizeSignal(signal, { receivedAt: RECEIVED, uuid: () => "1" });
        const second = normalizeSignal(structuredClone(signal), {
          receivedAt: "2026-03-15T00:00:00.000000Z",
          uuid: () => "2",
        });
        expect(second.contentDigest).toBe(first.contentDigest);
        expect(second.signalId === first.signalId).toBe(
          signal.signalId !== undefined || signal.reference !== undefined,
        );
      }),
    );
  });

  it("other content gives another digest", () => {
    fc.assert(
      fc.property(
        parsed,
        parsed,
        fc.constantFrom(
          "triggerType",
          "triggerValue",
          "reference",
          "fingerprint",
          "state",
          "costMicros",
          "occurredAt",
          "errorMessage",
          "title",
          "description",
          "details",
        ),
        (signal, other, member) => {
          const changed = { ...signal, [member]: other[member as keyof ParsedSignal] };
          fc.pre(JSON.stringify(changed) !== JSON.stringify(signal));
          expect(normalizeSignal(changed, receipt()).contentDigest).not.toBe(
            normalizeSignal(signal, receipt()).contentDigest,
          );
        },
      ),
    );
  });
});
