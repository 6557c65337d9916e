import { flag, oneOf } from "../command-line.js";

/** A defect that can be planted, and where a verifier must find it. */
export interface Plant {
  /** What is wrong, in words. */
  readonly says: string;
  /** The row that fails for it, and the check. */
  readonly row: string;
  readonly check: string;
}

/** The options of everything that verifies: how it tells what it found. */
export const TELLING = {
  json: flag("as JSON, for programs"),
  strict: flag("warnings fail too"),
} as const;

/**
 * The options of a verification in which defects can be planted; the value of `plant` is the defect.
 *
 * @example commandLine({ call: "npm run verify:events --", does: "Verifies.", options: verifierOptions(EVENT_PLANTS) })
 */
export function verifierOptions<Defect extends Plant>(plants: Readonly<Record<string, Defect>>) {
  return { ...TELLING, plant: oneOf("DEFECT", "plants a defect, which has to be found", plants) };
}
