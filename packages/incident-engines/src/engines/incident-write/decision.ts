import type { AuditRecord, EventDraft, IncidentEventDraft } from "@hoc/incident-schemas";

/** What every change leaves behind, in the transaction that makes it. */
export interface Traces {
  /** The entry of the incident's timeline. */
  readonly entry: IncidentEventDraft;
  /** The record of the audit ledger. */
  readonly audit: AuditRecord;
  /** The event that the rest of the world hears. */
  readonly event: EventDraft;
}

/** What is to be done, and the traces that it leaves. */
export interface Decided<Change> extends Traces {
  readonly ok: true;
  readonly change: Change;
}

/** Why nothing is to be done. */
export interface Refused<Reason extends string> {
  readonly ok: false;
  readonly reason: Reason;
}

/** A pure decision: the change and its traces, or the reason why not. */
export type Decision<Change, Reason extends string> = Decided<Change> | Refused<Reason>;
