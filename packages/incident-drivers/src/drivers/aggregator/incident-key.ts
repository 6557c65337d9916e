import { type EpochMicros, instantFromMicros, MICROS_PER_SECOND, OVERFLOW_TRIGGER_TYPE } from "@hoc/incident-schemas";

/** What of a signal makes its key. */
export interface KeyEvent {
  readonly signalId: string;
  readonly triggerType: string;
  readonly kind: string;
  /** As the caller gave it; null when the kind decides. */
  readonly fingerprint: string | null;
  readonly errorCode: string | null;
  readonly category: string | null;
  readonly policyId: string | null;
}

/** How a key groups: by silence, by window, by itself (a person's incident), or as the tenant's overflow. */
export type Grouping = "sliding" | "tumbling" | "manual" | "overflow";

const KEY_VERSION = "k1";

/**
 * The grouping key: tenant, trigger type, fingerprint, and under tumbling windows the window's start. At most one
 * incident per key is open. Keys are written as typed, length-prefixed parts under a version, so that no two different
 * keys are written alike; a missing part is a value of its own.
 *
 * @example
 * const key = IncidentKey.fromEvent("acme", signal, occurredMicros, { windowing: "sliding", aggregationWindowSeconds: 300 });
 * key.toKeyString() // "k1|s4:acme|s13:failure_spike|f0:|_"
 */
export class IncidentKey {
  private readonly text: string;

  private constructor(
    readonly tenantId: string,
    readonly triggerType: string,
    /** The fingerprint in its written form: the caller's own, or what the signal's kind gives. */
    readonly fingerprint: string,
    /** Start of the signal's tumbling window, always computed. */
    readonly windowStart: string,
    readonly grouping: Grouping,
  ) {
    const window = grouping === "tumbling" ? part("w", windowStart) : "_";
    this.text = [KEY_VERSION, part("s", tenantId), part("s", triggerType), fingerprint, window].join("|");
  }

  /** The key of a signal whose grouping instant is `at`. */
  static fromEvent(
    tenantId: string,
    event: KeyEvent,
    at: EpochMicros,
    config: { readonly windowing: "sliding" | "tumbling"; readonly aggregationWindowSeconds: number },
  ): IncidentKey {
    const grouping = event.kind === "manual" ? "manual" : config.windowing;
    const start = windowStartOf(at, config.aggregationWindowSeconds);
    return new IncidentKey(tenantId, event.triggerType, fingerprintOf(event), start, grouping);
  }

  /** The key of the tenant's one overflow incident. */
  static overflow(tenantId: string, at: EpochMicros, aggregationWindowSeconds: number): IncidentKey {
    return new IncidentKey(
      tenantId,
      OVERFLOW_TRIGGER_TYPE,
      "overflow",
      windowStartOf(at, aggregationWindowSeconds),
      "overflow",
    );
  }

  /** Whether two keys are the same. */
  equals(other: IncidentKey): boolean {
    return this.text === other.text;
  }

  /** The key as text, for maps and for storage. */
  toKeyString(): string {
    return this.text;
  }
}

function fingerprintOf(event: KeyEvent): string {
  if (event.kind === "manual") return part("m", event.signalId);
  if (event.fingerprint !== null) return part("f", event.fingerprint);
  if (event.kind === "run") return `r(${part("s", event.errorCode)},${part("s", event.category)})`;
  if (event.kind === "violation") return `v(${part("s", event.policyId)})`;
  return part("f", "");
}

function part(type: string, value: string | null): string {
  return value === null ? "n" : `${type}${value.length}:${value}`;
}

function windowStartOf(at: EpochMicros, windowSeconds: number): string {
  const width = windowSeconds * MICROS_PER_SECOND;
  return instantFromMicros(Math.floor(at / width) * width);
}
