import type { Instant } from "@hoc/incident-schemas";
import type { Answered } from "./answered.js";
import type { Stage } from "./stage.js";

/** What scenes are about, by who calls and with what. */
export const KINDS = ["own", "foreign", "no tenant", "malformed", "strangers", "keys", "cursors", "smuggled"] as const;

/** What a scene is about. */
export type Kind = (typeof KINDS)[number];

/** What has to come of a scene, beside that nothing in it depends on the victim. */
type Outcome = "answered" | "refused before anything is asked" | "refused" | "either";

/** One call, and what the victim does before it. */
export interface Scene {
  /** The operation or the route. */
  readonly way: string;
  readonly kind: Kind;
  readonly title: string;
  readonly at: Instant;
  /** What the caller says, so that it is no leak when it comes back. */
  readonly says: unknown;
  readonly outcome: Outcome;
  /** Whether it answers figures that count every call of the process, those of other scenes too. */
  readonly countsCalls?: true;
  /** What the victim did before; it did nothing in a world without it. */
  readonly before?: ((stage: Stage) => Promise<Answered>) | undefined;
  play(stage: Stage): Promise<Answered>;
}
