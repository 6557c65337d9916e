import { addSeconds, type Severity, type Signal } from "@hoc/incident-schemas";
import { buildSignal } from "@hoc/incident-schemas/testing";
import fc from "fast-check";

/** What happens to a tenant, one transaction after the other. */
export type Step =
  | { readonly kind: "signals"; readonly now: string; readonly signals: readonly Signal[] }
  | {
      readonly kind: "person";
      readonly now: string;
      readonly deed: Deed;
      readonly pick: number;
      readonly severity: Severity;
      readonly skew: number;
    }
  | { readonly kind: "sweep"; readonly now: string; readonly limit: number };

/** What a person does to an incident. */
export type Deed = "acknowledge" | "resolve" | "reopen" | "setSeverity";

/** Small numbers, so that short histories meet every border. */
export const HISTORY_CONFIG = {
  aggregationWindowSeconds: 100,
  incidentCooldownSeconds: 40,
  autoResolveAfterSeconds: 250,
  maxIncidentsPerTenantPerHour: 4,
} as const;

/** The error code that a rule keeps from becoming incidents. */
export const QUIET = "QUIET";

const START = "2026-03-14T12:00:00.000000Z";

const severities = fc.constantFrom<Severity>("low", "medium", "high", "critical");
const references = fc.constantFrom("r1", "r2", "r3");

const wishes = fc.record({
  fingerprint: fc.constantFrom("a", "a", "b", "c", "d", "e", "f"),
  triggerType: fc.constantFrom("rate_limit", "rate_limit", "rate_limit", "freeze"),
  kind: fc.constantFrom<Signal["kind"]>("call", "call", "run", "guard"),
  reference: fc.option(references, { nil: null, freq: 2 }),
  state: fc.constantFrom<Signal["state"]>("firing", "firing", "firing", "resolved"),
  errorCode: fc.constantFrom(null, null, null, null, QUIET),
  costMicros: fc.option(fc.integer({ min: -5, max: 3_000_000_000 }), { nil: null, freq: 1 }),
  causedBy: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom<Signal["kind"]>("call", "run"), reference: references }),
    },
  ),
  initialSeverity: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: severities }),
  /** Seconds before the receipt; negative means a clock ahead. */
  age: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 20 }) },
    { weight: 3, arbitrary: fc.constantFrom(0, 40, 99, 100, 101, 139, 140, 200) },
    { weight: 2, arbitrary: fc.integer({ min: -30, max: 4_000 }) },
  ),
  micros: fc.constantFrom(0, 0, 0, 0.000001, -0.000001),
  /** How far the clock of the receiving process is off. */
  skew: fc.oneof(
    { weight: 9, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -200, max: 200 }) },
  ),
});

const gaps = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 3, arbitrary: fc.constantFrom(40, 99, 100, 101, 140, 250, 251) },
  { weight: 1, arbitrary: fc.integer({ min: 300, max: 4_000 }) },
);

const happenings = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("signals" as const),
      wishes: fc.array(wishes, { minLength: 1, maxLength: 9 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("person" as const),
      deed: fc.constantFrom<Deed>("acknowledge", "resolve", "resolve", "reopen", "setSeverity"),
      pick: fc.nat(100),
      severity: severities,
      skew: fc.oneof(
        { weight: 5, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: -300, max: 60 }) },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("sweep" as const), limit: fc.integer({ min: 1, max: 3 }) }) },
);

/** Histories of a tenant. */
export const histories: fc.Arbitrary<Step[]> = fc
  .array(fc.tuple(gaps, happenings), { minLength: 2, maxLength: 14 })
  .map((happened) => {
    let now = START;
    let number = 0;
    return happened.map(([gap, what]): Step => {
      now = addSeconds(now, gap);
      if (what.kind !== "signals") return { ...what, now };
      const signals = what.wishes.map(({ age, micros, skew, ...said }) => {
        number += 1;
        const receivedAt = addSeconds(now, skew);
        return buildSignal({
          ...said,
          signalId: `s${String(number).padStart(3, "0")}`,
          receivedAt,
          occurredAt: addSeconds(receivedAt, micros - age),
        });
      });
      return { kind: "signals", now, signals };
    });
  });
