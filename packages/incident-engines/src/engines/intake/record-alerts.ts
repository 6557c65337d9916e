import type {
  AlertmanagerAlert,
  AlertmanagerNotification,
  IncidentAggregatorConfig,
  Instant,
  RecordResult,
  Signal,
} from "@hoc/incident-schemas";
import type { UuidFn } from "@hoc/incident-schemas/ports";
import type { OpenTransactions } from "../open-transactions.js";
import { normalizeSignal } from "../signal/normalize-signal.js";
import { alertName } from "./alert-name.js";
import { alertSignal } from "./alert-signal.js";
import { heardAlerts } from "./heard-alerts.js";
import { incidentsOver } from "./incidents-over.js";

/** So many alerts are made signals and recorded at once; a thousand would keep all other callers waiting for too long. */
const PART = 250;

/** What it takes to record the alerts of a notification. */
export interface RecordingAlerts extends Pick<OpenTransactions, "read"> {
  recordSignals(signals: readonly Signal[]): Promise<RecordResult[]>;
  readonly config: Pick<IncidentAggregatorConfig, "aggregationWindowSeconds" | "incidentCooldownSeconds">;
  readonly receivedAt: Instant;
  readonly uuid: UuidFn;
}

/**
 * Records the alerts of a notification as signals; one result per alert, in order. What was heard before is told from
 * what fires or is resolved anew by what is stored. However many alerts there are, they are recorded, 250 at a time, and
 * other work gets its turn in between; a notification that is sent again takes up where an earlier one failed.
 *
 * @example const results = await recordAlerts({ read, recordSignals, config, receivedAt, uuid }, "acme", notification)
 */
export async function recordAlerts(
  recording: RecordingAlerts,
  tenantId: string,
  notification: AlertmanagerNotification,
): Promise<RecordResult[]> {
  const { alerts } = notification;
  const results: RecordResult[] = [];
  for (let from = 0; from < alerts.length; from += PART) {
    if (from > 0) await othersTurn();
    const signals = await signalsOf(alerts.slice(from, from + PART));
    results.push(...(await recording.recordSignals(signals)));
  }
  return results;

  async function signalsOf(part: readonly AlertmanagerAlert[]): Promise<Signal[]> {
    const { read, ...receipt } = recording;
    const names = part.map((alert) => alertName(notification, alert));
    const { heard, over } = await read(async (ports) => {
      const found = await heardAlerts(ports, tenantId, names);
      return { heard: found, over: await incidentsOver(ports, tenantId, found, receipt) };
    });
    return part.map((alert, index) => {
      const known = { heard: heard[index], isOver: over[index] ?? false };
      return normalizeSignal(alertSignal(notification, alert, { ...receipt, ...known }), receipt);
    });
  }
}

function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
