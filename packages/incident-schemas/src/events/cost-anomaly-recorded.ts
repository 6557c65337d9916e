import { z } from "zod";
import { COST_ANOMALY_SEVERITIES, COST_ANOMALY_TYPES } from "../cost/cost-anomaly.js";
import { eventSchema, eventText } from "./envelope.js";

/** Analytics found costs out of line. */
export const costAnomalyRecordedSchema = eventSchema("costs", "costs.CostAnomalyRecorded", {
  anomalyId: eventText,
  anomalyType: z.enum(COST_ANOMALY_TYPES),
  severity: z.enum(COST_ANOMALY_SEVERITIES),
  signalId: eventText.nullable(),
  incidentId: eventText.nullable(),
});
