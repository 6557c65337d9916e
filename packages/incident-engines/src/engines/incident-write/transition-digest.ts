import { type Actor, canonicalJson, type Transition } from "@hoc/incident-schemas";
import { sha256Hex } from "../sha256.js";

/** A transition as somebody asked for it. */
export interface AskedTransition {
  readonly transition: Transition;
  readonly actor: Actor;
  /** The command without the incident and the expected version; members that are undefined do not count. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * SHA-256 in hex of a transition, its actor and its payload. The same digest says that the same actor asked for the
 * same thing in the same words: a repetition, not a conflict.
 *
 * @example transitionDigest({ transition: "close", actor: { type: "HUMAN", id: "ada" }, payload: { reason: "noise" } })
 */
export function transitionDigest({ transition, actor, payload }: AskedTransition): string {
  const said = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
  return sha256Hex(canonicalJson({ transition, actor: { type: actor.type, id: actor.id }, payload: said }));
}
