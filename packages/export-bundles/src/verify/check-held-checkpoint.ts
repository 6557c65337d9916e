import type { TrustedKey } from "@hoc/incident-schemas";
import type { BundleContent } from "../bundle/format.js";
import { rootOfLeaves } from "../bundle/leaves.js";
import { type OpenedNote, openNote } from "../merkle/signed-note.js";
import { failed, NOT_ASKED, type Outcome, PASSED } from "./progress.js";

/**
 * Whether the bundle continues what a checkpoint said that somebody else kept: only that shows a log which was
 * rewritten by those who sign it.
 *
 * @param held the note that was kept: of the incident's own log, or of its tenant's.
 */
export function checkConsistency(
  content: BundleContent,
  leaves: readonly string[],
  held: string | undefined,
  keys: readonly TrustedKey[] | undefined,
): Outcome {
  if (held === undefined) {
    return {
      kind: "skipped",
      notChecked: ["whether the log was rewritten as a whole: no checkpoint was given that somebody else kept"],
    };
  }
  const note = openNote(held, keys ?? []);
  if (note === undefined) {
    return failed("$.content.log", "The checkpoint that was given is not a signed checkpoint, or was changed.");
  }
  const compared = compareLogs(content, leaves, note);
  if (compared.kind === "failed" || keys === undefined || note.verifiedBy.length > 0) return compared;
  const warning = "The checkpoint that was given is not signed by a trusted key; it was taken at its holder's word.";
  return { ...compared, warnings: [...(compared.warnings ?? []), warning] };
}

/** Whether the bundle shows a state at least as late as the checkpoint that was kept. */
export function checkNotOlder({ params }: BundleContent, held: string | undefined): Outcome {
  const note = held === undefined ? undefined : openNote(held, []);
  if (note === undefined) return NOT_ASKED;
  if (params.asOf >= note.asOf) return PASSED;
  return failed(
    "$.content.params.asOf",
    "The bundle shows an older state than the checkpoint that was given: an earlier export in place of a later one.",
    { expected: `${note.asOf} or later`, actual: params.asOf },
  );
}

function compareLogs(content: BundleContent, leaves: readonly string[], held: OpenedNote): Outcome {
  if (held.origin === content.log.origin) return compareOwnLog(content, leaves, held);
  if (held.origin === content.checkpoint?.origin) return compareTenantsLog(content.checkpoint, content, held);
  return failed("$.content.log.origin", "The checkpoint that was given is of another log.", {
    expected: held.origin,
    actual: [content.log.origin, ...(content.checkpoint === null ? [] : [content.checkpoint.origin])].join(" or "),
  });
}

function compareOwnLog({ log }: BundleContent, leaves: readonly string[], held: OpenedNote): Outcome {
  if (held.size > leaves.length) {
    return failed("$.content.log.size", "The timeline is shorter than when the checkpoint was kept.", {
      expected: `${held.size} or more`,
      actual: String(log.size),
    });
  }
  const root = rootOfLeaves(leaves.slice(0, held.size));
  if (root === held.rootHash) return PASSED;
  return failed(
    "$.content.events",
    `The first ${held.size} entries are not those of the checkpoint that was kept: the history was rewritten.`,
    { expected: held.rootHash, actual: root },
  );
}

function compareTenantsLog(
  checkpoint: NonNullable<BundleContent["checkpoint"]>,
  { params }: BundleContent,
  held: OpenedNote,
): Outcome {
  if (held.size === checkpoint.size) {
    if (held.rootHash === checkpoint.root) return PASSED;
    return failed("$.content.checkpoint.root", "The tenant's log has another root than when the checkpoint was kept.", {
      expected: held.rootHash,
      actual: checkpoint.root,
    });
  }
  if (held.size > checkpoint.size && params.asOf >= held.asOf) {
    return failed("$.content.checkpoint.size", "The tenant's log is shorter than when the checkpoint was kept.", {
      expected: `${held.size} or more`,
      actual: String(checkpoint.size),
    });
  }
  return {
    kind: "skipped",
    notChecked: [
      `whether the tenant's log of ${checkpoint.size} leaves and the checkpoint of ${held.size} that was given are of one history: that takes a consistency proof from the issuer`,
    ],
    warnings: ["The checkpoint that was given is of another size than the bundle's, so the two could not be compared."],
  };
}
