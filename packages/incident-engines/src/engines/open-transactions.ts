import type { IncidentPorts, ReadPorts } from "@hoc/incident-schemas/ports";

/** The means to open short transactions of a tenant, one after the other. */
export interface OpenTransactions {
  /** Runs `work` on one snapshot. */
  read<Result>(work: (ports: ReadPorts) => Promise<Result>): Promise<Result>;
  /** Runs `work` in one transaction. */
  write<Result>(work: (ports: IncidentPorts) => Promise<Result>): Promise<Result>;
}
