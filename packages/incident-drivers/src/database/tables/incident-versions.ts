import { column } from "../columns.js";
import { INCIDENTS } from "./incidents.js";

/** The states that incidents had, each until the sequence of the transaction that changed it. */
export const INCIDENT_VERSIONS = {
  name: "incident_versions",
  columns: { ...INCIDENTS.columns, untilSequence: column("until_sequence", "bigint") },
} as const;
