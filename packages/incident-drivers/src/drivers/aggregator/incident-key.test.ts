import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IncidentKey, type KeyEvent } from "./incident-key.js";

const SLIDING = { windowing: "sliding", aggregationWindowSeconds: 300 } as const;
const TUMBLING = { windowing: "tumbling", aggregationWindowSeconds: 300 } as const;
const AT = 1_773_489_899_999_999;

const event = (over: Partial<KeyEvent> = {}): KeyEvent => ({
  signalId: "s1",
  triggerType: "failure_spike",
  kind: "call",
  fingerprint: null,
  errorCode: null,
  category: null,
  policyId: null,
  ...over,
});
const key = (
  over: Partial<KeyEvent> = {},
  at = AT,
  config: typeof SLIDING | typeof TUMBLING = SLIDING,
  tenant = "acme",
) => IncidentKey.fromEvent(tenant, event(over), at, config);

describe("IncidentKey", () => {
  it("is equal for equal parts and written the same", () => {
    expect(key().equals(key({ signalId: "other", errorCode: "E1" }))).toBe(true);
    expect(key().toKeyString()).toBe("k1|s4:acme|s13:failure_spike|f0:|_");
  });

  it("the window's start is always there, and part of the key under tumbling windows only", () => {
    expect(key().windowStart).toBe("2026-03-14T12:00:00.000000Z");
    expect(key({}, AT + 1).windowStart).not.toBe(key().windowStart);
    expect(key({}, AT + 1).equals(key())).toBe(true);
    expect(key({}, AT + 1, TUMBLING).equals(key({}, AT, TUMBLING))).toBe(false);
    expect(key({}, AT, TUMBLING).equals(key())).toBe(false);
  });

  it("a missing part is a value of its own, and no text imitates it", () => {
    const run = (errorCode: string | null, category: string | null) =>
      key({ kind: "run", errorCode, category }).toKeyString();
    const keys = [
      run(null, null),
      run("", null),
      run(null, ""),
      run("n", "n"),
      run("null", null),
      run("none", null),
      run("a", "b"),
      run("a,s1:b", null),
      run("ab", ""),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("the caller's fingerprint stands before what the kind gives; an empty one is one", () => {
    expect(
      key({ kind: "run", errorCode: "E", fingerprint: "" }).equals(
        key({ kind: "run", errorCode: "F", fingerprint: "" }),
      ),
    ).toBe(true);
    expect(key({ kind: "run", errorCode: "E" }).equals(key({ kind: "run", errorCode: "F" }))).toBe(false);
    expect(key({ kind: "violation", policyId: "p" }).equals(key({ kind: "violation", policyId: "q" }))).toBe(false);
  });

  it("a person's incident has a key of its own id", () => {
    expect(key({ kind: "manual", signalId: "a" }).equals(key({ kind: "manual", signalId: "b" }))).toBe(false);
    expect(key({ kind: "manual" }, AT, TUMBLING).grouping).toBe("manual");
  });

  it("no signal's key is the overflow incident's", () => {
    const overflow = IncidentKey.overflow("acme", AT, 300);
    const imitations = ["overflow", "", "f0:"].map((fingerprint) =>
      key({ triggerType: "rate_limit_overflow", fingerprint }),
    );
    for (const imitation of imitations) expect(imitation.equals(overflow)).toBe(false);
    expect(IncidentKey.overflow("acme", AT + 10 ** 12, 300).equals(overflow)).toBe(true);
    expect(IncidentKey.overflow("other", AT, 300).equals(overflow)).toBe(false);
  });

  it("different parts are never written alike", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "|", ":", "1", "s", "f", "n", "_", "(", ")", ","),
      maxLength: 6,
    });
    const part = fc.option(text, { nil: null });
    const parts = fc.record({
      tenant: text,
      triggerType: text,
      kind: fc.constantFrom("call", "run", "violation", "guard"),
      fingerprint: part,
      errorCode: part,
      category: part,
      policyId: part,
    });
    const meaning = ({
      tenant,
      triggerType,
      kind,
      fingerprint,
      errorCode,
      category,
      policyId,
    }: typeof parts extends fc.Arbitrary<infer T> ? T : never) => {
      if (fingerprint !== null) return JSON.stringify([tenant, triggerType, "f", fingerprint]);
      if (kind === "run") return JSON.stringify([tenant, triggerType, "r", errorCode, category]);
      if (kind === "violation") return JSON.stringify([tenant, triggerType, "v", policyId]);
      return JSON.stringify([tenant, triggerType, "f", ""]);
    };
    fc.assert(
      fc.property(parts, parts, ({ tenant: t1, ...a }, { tenant: t2, ...b }) => {
        const same = key(a, AT, SLIDING, t1).toKeyString() === key(b, AT, SLIDING, t2).toKeyString();
        expect(same).toBe(meaning({ tenant: t1, ...a }) === meaning({ tenant: t2, ...b }));
      }),
      { numRuns: 5_000, seed: 11 },
    );
  });
});
