import type { SignalInput } from "@hoc/incident-schemas";

/** How a workload spreads its signals over grouping keys. */
export type Spread = "hot" | "attaching" | "opening";

/** Keys that an attaching workload spreads over. */
export const ATTACHING_KEYS = 10_000;

/**
 * Failing calls as a service would report them, all different. `hot`: one key; `attaching`: 10,000 keys in turn, each
 * with an open incident; `opening`: a new key every time.
 */
export function createWorkload(spread: Spread, seed: string): (count: number) => SignalInput[] {
  let made = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      made += 1;
      return {
        signalId: `${seed}-${String(made).padStart(9, "0")}`,
        triggerType: "failure_spike",
        triggerValue: "provider timeouts",
        kind: "call" as const,
        reference: `call-${seed}-${made}`,
        fingerprint: fingerprintOf(spread, seed, made),
        costMicros: 1_200 + (made % 700),
        category: "EXECUTION_FAILURE",
        errorCode: "PROVIDER_TIMEOUT",
        errorMessage: "upstream did not answer within 30 s",
        agentId: `agent-${made % 20}`,
        runId: `run-${seed}-${made % 500}`,
        details: { model: "large", region: "eu-1", attempt: made % 3 },
      };
    });
}

function fingerprintOf(spread: Spread, seed: string, made: number): string {
  if (spread === "hot") return "hot";
  return spread === "attaching" ? `key-${made % ATTACHING_KEYS}` : `${seed}-${made}`;
}
