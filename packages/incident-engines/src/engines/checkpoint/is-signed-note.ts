import { openNote } from "@hoc/export-bundles";
import type { Checkpoint, TrustedKey } from "@hoc/incident-schemas";

/**
 * Whether the note of a stored checkpoint says what is stored beside it, signed by the key that it names.
 *
 * @param keys those that may have signed it; without any, the note is taken for what it says
 * @example isSignedNote(checkpoint, issuingKeys(outlets))
 */
export function isSignedNote(
  { origin, treeSize, rootHash, asOf, keyId, note }: Checkpoint,
  keys: readonly TrustedKey[],
): boolean {
  const signed = openNote(note, keys);
  if (signed === undefined) return false;
  const isSaid =
    signed.origin === origin && signed.size === treeSize && signed.rootHash === rootHash && signed.asOf === asOf;
  return isSaid && (keys.length === 0 || signed.verifiedBy.some(({ keyid }) => keyid === keyId));
}
