import { createHash } from "node:crypto";

/** The half of a log that parameters are chosen by, and the half that the chosen ones are measured on. */
export const HALVES = ["tuning", "measuring"] as const;

/** A half of a log. */
export type Half = (typeof HALVES)[number];

/**
 * The half that a task belongs to, with all its runs: the first eight digits of the SHA-256 of log, environment and task
 * are even for tuning and odd for measuring. A task is never in both, so that nothing is measured on a task that
 * parameters were chosen by.
 *
 * @example halfOf("intercode-trajectories", "bash", 0)
 */
export function halfOf(log: string, env: string, task: number): Half {
  const digest = createHash("sha256").update(`${log}:${env}:${task}`).digest("hex");
  return Number.parseInt(digest.slice(0, 8), 16) % 2 === 0 ? "tuning" : "measuring";
}
