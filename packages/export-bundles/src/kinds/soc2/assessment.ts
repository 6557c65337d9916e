import type { ControlCheck } from "../../bundle/format.js";

/** What a check came to, and why; `dueAt` is the instant by which it was, or is, to be met. */
export interface Assessment extends Omit<ControlCheck, "id"> {
  readonly dueAt?: string | undefined;
}

/** The record shows it. */
export function met(reason: string, evidence: readonly string[]): Assessment {
  return { result: "met", reason, evidence: [...evidence] };
}

/** The record shows that it is not so, or does not show what it should. */
export function notMet(reason: string, evidence: readonly string[], dueAt?: string): Assessment {
  return { result: "not_met", reason, evidence: [...evidence], dueAt };
}

/** The record does not show it yet, and need not. */
export function notYetDue(reason: string, evidence: readonly string[], dueAt?: string): Assessment {
  return { result: "not_yet_due", reason, evidence: [...evidence], dueAt };
}

/** What is shown does not decide it. */
export function unknown(reason: string, evidence: readonly string[]): Assessment {
  return { result: "unknown", reason, evidence: [...evidence] };
}
