import { evaluate } from "./evaluate.js";
import { getRules } from "./get-rules.js";

/** The operations of the family `incidents.recoveryRules`. */
export const IncidentsRecoveryRulesHandler = { evaluate, getRules } as const;
