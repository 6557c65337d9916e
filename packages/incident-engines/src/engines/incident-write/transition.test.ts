import { LIFECYCLE_STATES, type LifecycleState, TRANSITIONS, type Transition } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { decideTransition, TARGET_STATE } from "./transition.js";

/** The published table again, cell by cell, as a person would write it down. */
const EXPECTED: Record<LifecycleState, Record<Transition, string>> = {
  ACTIVE: {
    acknowledge: "→ ACKED",
    resolve: "→ RESOLVED",
    close: "→ RESOLVED",
    autoResolve: "→ RESOLVED",
    reopen: "not_resolved",
  },
  ACKED: {
    acknowledge: "already_acknowledged",
    resolve: "→ RESOLVED",
    close: "→ RESOLVED",
    autoResolve: "→ RESOLVED",
    reopen: "not_resolved",
  },
  RESOLVED: {
    acknowledge: "already_resolved",
    resolve: "already_resolved",
    close: "already_resolved",
    autoResolve: "already_resolved",
    reopen: "→ ACTIVE",
  },
};

const cells = LIFECYCLE_STATES.flatMap((from) => TRANSITIONS.map((transition) => [from, transition] as const));

describe("F-002, F-013: the transition table", () => {
  it.each(cells)("%s: %s", (from, transition) => {
    const decision = decideTransition(from, transition);
    expect(decision.ok ? `→ ${decision.to}` : decision.reason).toBe(EXPECTED[from][transition]);
  });

  it("leads out of RESOLVED by reopening only, and never straight to ACKED", () => {
    const ways = TRANSITIONS.filter((transition) => decideTransition("RESOLVED", transition).ok);
    expect(ways).toEqual(["reopen"]);
  });

  it("leads to the target of the transition from wherever it is possible", () => {
    for (const [from, transition] of cells) {
      const decision = decideTransition(from, transition);
      if (decision.ok) expect(decision.to).toBe(TARGET_STATE[transition]);
    }
  });
});
