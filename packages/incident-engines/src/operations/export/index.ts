import { createEvidenceBundle } from "./create-evidence-bundle.js";
import { createExecutiveDebrief } from "./create-executive-debrief.js";
import { createSoc2Bundle } from "./create-soc2-bundle.js";
import { getConsistencyProof } from "./get-consistency-proof.js";
import { getExport } from "./get-export.js";
import { getExportFile } from "./get-export-file.js";
import { getInclusionProof } from "./get-inclusion-proof.js";
import { getKeys } from "./get-keys.js";
import { listCheckpoints } from "./list-checkpoints.js";
import { listExports } from "./list-exports.js";
import { verifyCheckpoint } from "./verify-checkpoint.js";

/** The operations of the family `incidents.export`. */
export const IncidentsExportHandler = {
  createEvidenceBundle,
  createSoc2Bundle,
  createExecutiveDebrief,
  getExport,
  getExportFile,
  listExports,
  getKeys,
  listCheckpoints,
  getInclusionProof,
  getConsistencyProof,
  verifyCheckpoint,
} as const;
