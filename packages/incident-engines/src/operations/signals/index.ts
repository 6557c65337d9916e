import { recordSignals } from "./record.js";

/** The operations of the family `incidents.signals`. */
export const IncidentsSignalsHandler = { record: recordSignals } as const;
