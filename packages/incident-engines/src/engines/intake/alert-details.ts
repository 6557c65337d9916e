import {
  type AlertmanagerAlert,
  type AlertmanagerNotification,
  type JsonObject,
  MAX_DETAILS_LENGTH,
} from "@hoc/incident-schemas";
import { keptText } from "./kept-text.js";

/** To how many UTF-16 units the texts of an alert are cut where the whole of them is too long: the first that does. */
const TEXT_LENGTHS = [MAX_DETAILS_LENGTH, 4_000, 400, 40];

/**
 * What else an alert and its notification say, as the details of a signal. Where that is too long, every text in it is
 * cut and `cut` says so; where that is not enough, labels and annotations are left out.
 *
 * @example alertDetails(notification, alert).labels
 */
export function alertDetails(notification: AlertmanagerNotification, alert: AlertmanagerAlert): JsonObject {
  for (const length of TEXT_LENGTHS) {
    const isCut = length !== TEXT_LENGTHS[0];
    const details = { ...labelsCutTo(length, alert), ...placeCutTo(length, notification, alert), ...cut(isCut) };
    if (JSON.stringify(details).length <= MAX_DETAILS_LENGTH) return details;
  }
  return { ...placeCutTo(TEXT_LENGTHS.at(-1) as number, notification, alert), ...cut(true) };
}

function labelsCutTo(length: number, { labels, annotations }: AlertmanagerAlert): JsonObject {
  return { labels: textsCutTo(length, labels), annotations: textsCutTo(length, annotations) };
}

function placeCutTo(
  length: number,
  { groupKey, receiver, externalURL, truncatedAlerts }: AlertmanagerNotification,
  { status, startsAt, endsAt, generatorURL }: AlertmanagerAlert,
): JsonObject {
  const texts = { groupKey, receiver, externalURL, generatorURL, startsAt, ...(status === "resolved" && { endsAt }) };
  return { ...textsCutTo(length, texts), ...(truncatedAlerts > 0 && { truncatedAlerts }) };
}

function textsCutTo(length: number, texts: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name.slice(0, length), keptText(text, length) ?? ""]),
  );
}

function cut(isCut: boolean): JsonObject {
  return isCut ? { cut: true } : {};
}
