import {
  type AlertmanagerAlert,
  type AlertmanagerNotification,
  addSeconds,
  categorySchema,
  hostJsonText,
  type IncidentAggregatorConfig,
  type Instant,
  instantSchema,
  type ParsedSignal,
  parseInput,
  signalInputSchema,
  triggerTypeSchema,
} from "@hoc/incident-schemas";
import { alertDetails } from "./alert-details.js";
import { alertName, alertSignalId } from "./alert-name.js";
import { alertOccurrence, type HeardAlert, occurrenceState } from "./alert-occurrence.js";
import { alertSeverity } from "./alert-severity.js";
import { keptId } from "./kept-id.js";
import { keptText } from "./kept-text.js";

/** The trigger type of an alert whose labels name none. */
const ALERT_TRIGGER_TYPE = "alert";

/** What is known here when an alert comes in. */
export interface AlertReceipt {
  readonly receivedAt: Instant;
  /** What was heard of the alert before. */
  readonly heard: HeardAlert | undefined;
  /** Whether the incident of what fired last is over. */
  readonly isOver: boolean;
  readonly config: Pick<IncidentAggregatorConfig, "aggregationWindowSeconds">;
}

/**
 * The signal of one alert. Whatever Alertmanager can send gives one: texts are cut and cleaned, and what is not
 * well-formed as a member of a signal stays in the details alone.
 *
 * @example alertSignal(notification, alert, { receivedAt, heard: undefined, isOver: false, config })
 */
export function alertSignal(
  notification: AlertmanagerNotification,
  alert: AlertmanagerAlert,
  receipt: AlertReceipt,
): ParsedSignal {
  const { status, labels, annotations } = alert;
  const { alertname = "" } = labels;
  const name = alertName(notification, alert);
  const occurrence = alertOccurrence(status, receipt.heard, receipt.isOver);
  const triggerType = triggerTypeSchema.safeParse(labels.trigger_type);
  const category = categorySchema.safeParse(labels.category);
  return parseInput(signalInputSchema, {
    signalId: alertSignalId(name, status, occurrence),
    triggerType: triggerType.success ? triggerType.data : ALERT_TRIGGER_TYPE,
    reference: keptId(name.fingerprint),
    fingerprint: keptId(hostJsonText([alertname, notification.groupLabels])),
    state: occurrenceState(status, occurrence, receipt.heard),
    occurredAt: status === "firing" ? firedAt(alert, occurrence, receipt) : resolvedAt(alert, receipt),
    initialSeverity: alertSeverity(labels.severity),
    category: category.success ? category.data : undefined,
    errorCode: keptText(labels.error_code || alertname, 100),
    errorMessage: keptText(annotations.description || annotations.summary, 4_000),
    title: keptText(annotations.summary || alertname, 255),
    description: keptText(annotations.description, 4_000),
    agentId: keptText(labels.agent_id || labels.agent, 200),
    runId: keptText(labels.run_id, 200),
    policyId: keptText(labels.policy_id, 64),
    details: alertDetails(notification, alert),
  });
}

/**
 * When an alert fired; `undefined` for the instant of receipt. One that fires again, is told of long after it began
 * (because it was silenced, or nobody could be reached), or begins in the future, counts from when it is heard: it fires
 * now, whatever the incidents of back then came to.
 */
function firedAt({ startsAt }: AlertmanagerAlert, occurrence: number, receipt: AlertReceipt): Instant | undefined {
  const { receivedAt, config } = receipt;
  const instant = instantOf(startsAt);
  if (occurrence > 0 || instant === undefined || instant > receivedAt) return undefined;
  return instant > addSeconds(receivedAt, -config.aggregationWindowSeconds) ? instant : undefined;
}

/** When an alert was resolved, not before it was heard to fire; `undefined` for the instant of receipt. */
function resolvedAt({ endsAt }: AlertmanagerAlert, { receivedAt, heard }: AlertReceipt): Instant | undefined {
  const instant = instantOf(endsAt);
  const fired = heard?.fired?.occurredAt;
  if (instant === undefined || instant > receivedAt || fired === undefined) return undefined;
  if (instant < fired) return fired;
  return instant;
}

function instantOf(text: string): Instant | undefined {
  const instant = instantSchema.safeParse(text);
  return instant.success ? instant.data : undefined;
}
