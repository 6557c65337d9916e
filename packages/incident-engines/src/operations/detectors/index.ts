import { examineRun } from "./examine-run.js";
import { getExamination } from "./get-examination.js";
import { listDetectors } from "./list-detectors.js";
import { listFindings } from "./list-findings.js";

/** The operations of the family `incidents.detectors`. */
export const IncidentsDetectorsHandler = { examineRun, getExamination, listDetectors, listFindings } as const;
