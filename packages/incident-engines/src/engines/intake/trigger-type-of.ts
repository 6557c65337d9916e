import { triggerTypeSchema } from "@hoc/incident-schemas";
import { sha256Hex } from "../sha256.js";

/** Longest trigger type. */
const MAX_LENGTH = 50;

/** How much of the digest stands at the end of a type that was cut. */
const DIGEST_LENGTH = 8;

/**
 * The type of a foreign event as a trigger type: characters that none has become `_`; of one that is too long the beginning
 * stays, with a digest of the whole, so that two types stay two.
 *
 * @example triggerTypeOf("com.example/probe failed") // "com.example_probe_failed"
 */
export function triggerTypeOf(type: string): string {
  const word = type.replaceAll(/[^A-Za-z0-9_.:-]+/g, "_");
  if (triggerTypeSchema.safeParse(word).success) return word;
  return `${word.slice(0, MAX_LENGTH - DIGEST_LENGTH - 1)}-${sha256Hex(type).slice(0, DIGEST_LENGTH)}`;
}
