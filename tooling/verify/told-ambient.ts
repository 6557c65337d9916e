import { createHash } from "node:crypto";
import type { Instant } from "@hoc/incident-schemas";
import type { Ambient, Logger } from "@hoc/incident-schemas/ports";

/** Surroundings that are told everything: the time, and out of what the next ids are made. */
export interface ToldAmbient {
  readonly ambient: Ambient;
  setClock(now: Instant): void;
  /** From here on ids are made out of this text, so that the same deed makes the same ids in another tenant. */
  makeIdsOf(text: string): void;
}

const SILENT: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Surroundings in the hand of whoever verifies. */
export function createToldAmbient(start: Instant): ToldAmbient {
  let now = start;
  let text = "";
  let made = 0;
  const digestOf = (what: string) => createHash("sha256").update(what).digest("hex");
  return {
    ambient: {
      clock: () => now,
      uuid: () => digestOf(`${text}/${made++}`).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-7$3-8$4-$5"),
      randomHex: (bytes) => digestOf(`random/${text}`).slice(0, 2 * bytes),
      logger: SILENT,
    },
    setClock(instant) {
      now = instant;
    },
    makeIdsOf(next) {
      text = next;
      made = 0;
    },
  };
}
