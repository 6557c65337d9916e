import type { IncidentAggregatorConfig, RecordResult, Signal } from "@hoc/incident-schemas";
import type { Ambient, ExportOutlets, IncidentPorts, ReadPorts, WebhookSender } from "@hoc/incident-schemas/ports";
import type { OpenTransactions } from "../engines/open-transactions.js";
import type { OperationContext } from "./context.js";

/** What every handler gets. */
export interface Scope {
  readonly context: OperationContext;
  readonly ambient: Ambient;
}

/** What webhooks need of the outside. */
interface WebhookOutlet {
  /** Sends events to endpoints; undefined where nothing is sent. */
  readonly webhooks?: WebhookSender | undefined;
}

/** What a query's handler gets: one snapshot of the tenant. */
export interface QueryScope extends Scope {
  readonly ports: ReadPorts;
}

/** What a command's handler gets: one transaction of the tenant, which commits when the handler resolves. */
export interface CommandScope extends Scope, WebhookOutlet {
  readonly ports: IncidentPorts;
}

/** What a process's handler gets: the means to open short transactions of the tenant one after the other. */
export interface ProcessScope extends Scope, WebhookOutlet, OpenTransactions {
  /** Records signals together with those of other callers; answers in the order given. */
  recordSignals(signals: readonly Signal[]): Promise<RecordResult[]>;
  /** What exports need of the outside. */
  readonly exports: ExportOutlets;
  /** The configuration in force. */
  aggregatorConfig(): Promise<IncidentAggregatorConfig>;
}
