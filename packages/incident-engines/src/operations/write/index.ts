import { acknowledgeIncident } from "./acknowledge-incident.js";
import { addEvidence } from "./add-evidence.js";
import { addNote } from "./add-note.js";
import { assignIncident } from "./assign-incident.js";
import { createIncident } from "./create-incident.js";
import { manualCloseIncident } from "./manual-close-incident.js";
import { recordMilestone } from "./record-milestone.js";
import { reopenIncident } from "./reopen-incident.js";
import { resolveIncident } from "./resolve-incident.js";
import { setSeverity } from "./set-severity.js";

/** The operations of the family `incidents.write`. */
export const IncidentsWriteHandler = {
  createIncident,
  acknowledgeIncident,
  resolveIncident,
  manualCloseIncident,
  reopenIncident,
  assignIncident,
  addNote,
  addEvidence,
  setSeverity,
  recordMilestone,
} as const;
