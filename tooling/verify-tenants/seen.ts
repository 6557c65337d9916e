import type { Answered } from "./answered.js";

/** What was seen of a scene. */
export interface Seen extends Answered {
  readonly log: string;
  /** Statements that the call ran. */
  readonly statements: readonly string[];
  /** What came of what the victim did before. */
  readonly before?: Answered | undefined;
  /** What then was in the tables that the call wrote to, but for the victim's rows. */
  readonly stored: string;
  /** Whether the call changed anything of the victim. */
  readonly changedVictim: boolean;
}
