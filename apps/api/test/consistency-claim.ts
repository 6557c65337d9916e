import type { ConsistencyClaim } from "@hoc/export-bundles";
import type { consistencyProofSchema } from "@hoc/incident-schemas";
import type { z } from "zod";

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));

/** What a consistency proof claims, as the verifier takes it. */
export function consistencyClaim({ from, to, hashes }: z.output<typeof consistencyProofSchema>): ConsistencyClaim {
  return {
    fromSize: from.treeSize,
    fromRoot: bytesOf(from.rootHash),
    size: to.treeSize,
    root: bytesOf(to.rootHash),
    path: hashes.map(bytesOf),
  };
}
