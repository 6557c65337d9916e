import type { SignalView } from "@hoc/incident-schemas";
import { SIGNALS } from "../database/tables/index.js";
import { fromDb, selectList } from "./rows.js";

/** The select list of a stored signal. */
export function signalFields(alias: string) {
  return selectList(SIGNALS.columns, alias);
}

/** A stored signal from its row. */
export function fromDbSignal(row: Record<string, unknown>): SignalView {
  const stored = fromDb(SIGNALS.columns, row);
  const { tenantId, groupingAt, detailsDigest, contentDigest, causeKind, causeReference, details, ...signal } = stored;
  return {
    ...signal,
    occurredAt: signal.occurredAt ?? signal.receivedAt,
    causedBy: causeKind === null ? null : { kind: causeKind, reference: causeReference },
    details: details === null ? null : JSON.parse(details),
  } as SignalView;
}
