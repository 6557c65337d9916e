import type { IncidentAggregatorConfig } from "@hoc/incident-schemas";
import type { Ambient, PolicyRuleStore, UnitOfWork } from "@hoc/incident-schemas/ports";

/** What a suite asks of a driver set: units of work on one store, which may hold other tenants' data. */
export interface DriverSet {
  unitOfWork(options: {
    readonly ambient: Ambient;
    readonly aggregator?: Partial<IncidentAggregatorConfig>;
    readonly sinks?: readonly string[];
    readonly policyRules?: PolicyRuleStore;
  }): UnitOfWork;
  close(): Promise<void>;
}

/** Opens the driver set that a suite runs against, once per suite. */
export type OpenDriverSet = () => Promise<DriverSet>;
