import {
  type LifecycleState,
  TRANSITION_TABLE,
  type Transition,
  type TransitionRefusal,
  type TransitionRule,
} from "@hoc/incident-schemas";
import type { Refused } from "./decision.js";

/** The state after a transition, or the reason why there is no such transition. */
export type TransitionDecision = { readonly ok: true; readonly to: LifecycleState } | Refused<TransitionRefusal>;

/** The state that a person's transition leads to, wherever it starts from. */
export const TARGET_STATE = {
  acknowledge: "ACKED",
  resolve: "RESOLVED",
  close: "RESOLVED",
  autoResolve: "RESOLVED",
  reopen: "ACTIVE",
} as const satisfies Record<Transition, LifecycleState>;

/**
 * Looks a transition up in the published table; there is no other rule.
 *
 * @example decideTransition("RESOLVED", "acknowledge") // { ok: false, reason: "already_resolved" }
 */
export function decideTransition(from: LifecycleState, transition: Transition): TransitionDecision {
  const rule: TransitionRule = TRANSITION_TABLE[from][transition];
  return "to" in rule ? { ok: true, to: rule.to } : { ok: false, reason: rule.refused };
}
