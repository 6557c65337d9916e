import {
  type AlertmanagerAlert,
  type AlertmanagerNotification,
  instantSchema,
  type SignalId,
  type SignalState,
} from "@hoc/incident-schemas";
import { jsonDigest } from "../json-digest.js";
import { intakeSignalId } from "./intake-signal-id.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "alertmanager-alert/v1";

/** What tells one alert of Alertmanager from all others. */
export interface AlertName {
  readonly groupKey: string;
  readonly fingerprint: string;
  readonly startsAt: string;
}

/**
 * The name of an alert: its group, its fingerprint and since when it fires. Instants that are written differently are
 * one; where a fingerprint or the key of the group is not sent, the labels stand for it.
 *
 * @example alertName(notification, notification.alerts[0])
 */
export function alertName(
  { groupKey, groupLabels }: Pick<AlertmanagerNotification, "groupKey" | "groupLabels">,
  { fingerprint, labels, startsAt }: Pick<AlertmanagerAlert, "fingerprint" | "labels" | "startsAt">,
): AlertName {
  const instant = instantSchema.safeParse(startsAt);
  return {
    groupKey: groupKey === "" ? jsonDigest(groupLabels) : groupKey,
    fingerprint: fingerprint === "" ? jsonDigest(labels) : fingerprint,
    startsAt: instant.success ? instant.data : startsAt,
  };
}

/**
 * The id of the signal that an alert fires, or is resolved, for the first time (0) or once more.
 *
 * @example alertSignalId(alertName(notification, alert), "firing", 0)
 */
export function alertSignalId(
  { groupKey, fingerprint, startsAt }: AlertName,
  state: SignalState,
  occurrence: number,
): SignalId {
  return intakeSignalId(DERIVATION, [groupKey, fingerprint, startsAt, state, occurrence]);
}
