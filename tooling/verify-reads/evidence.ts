import { addSeconds } from "@hoc/incident-schemas";
import { type Body, type Chapter, type Deed, inTurn, READ_AT } from "./deeds.js";

/** Names of the exports whose own pages are read: of each kind one, of one kind two. */
export const READ_EXPORTS = ["export-0", "export-1", "export-2", "export-3"] as const;

/** Names of the sizes of trees that there are checkpoints of: the first one, and one more. */
export const TREE_SIZES = ["tree-0", "tree-1"] as const;

const FACTS = { exportReason: "The quarter's audit.", preparedFor: "The auditor" };

/** Checkpoints before and after more is written, and what was exported in between. */
export function evidenceChapters(): Chapter[] {
  return inTurn(
    addSeconds(READ_AT, -200),
    [
      checkpoint("tree-0"),
      exported("export-0", "today-0", "evidence"),
      exported("export-1", "recent-1", "soc2", FACTS),
      exported("export-2", "old-2", "executive-debrief", { redaction: "free_text" }),
      exported("export-3", "today-0", "evidence", { includeRawSteps: false }),
      { path: "/v1/incidents/:recent-3/notes", body: { note: "The invoice is here." } },
      { path: "/v1/incidents/:recent-0/close", body: { reason: "Exported, and done with." } },
      checkpoint("tree-1"),
    ],
    20,
  );
}

/** What moves the lists of exports and of checkpoints afterwards. */
export function laterEvidence(): Deed[] {
  return [
    ...["evidence", "soc2", "executive-debrief"].map((kind) => exported(`later ${kind}`, "today-0", kind)),
    checkpoint("later"),
  ];
}

/** The checkpoint that is due; the size of its tree is made under the name. */
export function checkpoint(name: string): Deed {
  const idIn = ({ checkpoint: made }: Body) => (made === null ? undefined : String((made as Body).treeSize));
  return { path: "incidents.maintenance.checkpointTimelines", body: {}, makes: { name, idIn } };
}

function exported(name: string, incident: string, kind: string, said: object = {}): Deed {
  const idIn = (answer: Body) => ((answer.data as Body).export as Body).exportId;
  return { path: `/v1/incidents/:${incident}/export/${kind}`, body: said, makes: { name, idIn } };
}
