import type { BundleContent } from "../bundle/format.js";
import { fromHex } from "../crypto/bytes.js";
import { headLeafHash } from "../merkle/checkpoint-log.js";
import { openNote } from "../merkle/signed-note.js";
import { verifyInclusion } from "../merkle/tree.js";
import { firstDifference } from "./first-difference.js";
import { failed, type Outcome, PASSED } from "./progress.js";

/** Whether the timeline stands in the tenant's own log as the bundle says. Who signed that log's note is asked later. */
export function checkCheckpoint(
  { checkpoint, tenantId, incidentId, params }: BundleContent,
  leaves: readonly string[],
): Outcome {
  if (checkpoint === null) {
    return {
      kind: "skipped",
      notChecked: ["whether the timeline stands in its tenant's log: the bundle has no checkpoint"],
    };
  }
  const { origin, size, root, asOf, note, leafIndex, entries, head, proof } = checkpoint;
  const at = "$.content.checkpoint";
  const entry = leaves[entries - 1];
  if (entry === undefined) {
    return failed(`${at}.entries`, "The checkpoint speaks of more entries than the timeline has.", {
      expected: `at most ${leaves.length}`,
      actual: String(entries),
    });
  }
  if (entry !== head) {
    return failed(`${at}.head`, `Entry ${entries} is not the one that the checkpoint speaks of.`, {
      expected: entry,
      actual: head,
    });
  }
  const isIncluded = verifyInclusion({
    leafHash: bytesOf(headLeafHash(tenantId, { incidentId, entries, head })),
    index: leafIndex,
    size,
    path: proof.map(bytesOf),
    root: bytesOf(root),
  });
  if (!isIncluded)
    return failed(`${at}.proof`, "The proof does not lead from the timeline's head to the checkpoint's root.");
  if (asOf > params.asOf) {
    return failed(`${at}.asOf`, "The checkpoint is of a later instant than the bundle.", {
      expected: `at the latest ${params.asOf}`,
      actual: asOf,
    });
  }
  const said = openNote(note, []);
  if (said === undefined) return failed(`${at}.note`, "The note is not a signed checkpoint.");
  const difference = firstDifference(
    { origin, size, root, asOf },
    { origin: said.origin, size: said.size, root: said.rootHash, asOf: said.asOf },
  );
  if (difference === undefined) return PASSED;
  const { path, expected, actual } = difference;
  return failed(`${at}.note`, `The note says something else than the checkpoint (${path.slice("$.".length)}).`, {
    expected,
    actual,
  });
}

function bytesOf(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array();
}
