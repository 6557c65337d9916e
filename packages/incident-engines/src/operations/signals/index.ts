import { recordSignals } from "./record.js";
import { recordAlerts } from "./record-alerts.js";
import { recordCloudEvents } from "./record-cloud-events.js";

/** The operations of the family `incidents.signals`. */
export const IncidentsSignalsHandler = { record: recordSignals, recordAlerts, recordCloudEvents } as const;
