import type { Actor } from "@hoc/incident-schemas";

/** Who acts. Their ids say something else than what they are: nothing may be guessed from an id. */
export const ACTORS = {
  person: { type: "HUMAN", id: "system" },
  program: { type: "AGENT", id: "ada@example.com" },
  service: { type: "SYSTEM", id: "user-17" },
} as const satisfies Record<string, Actor>;
