import { z } from "zod";
import { recordResultSchema } from "../incident/signal.js";

/** Version of Alertmanager's webhook payload that is understood. */
export const ALERTMANAGER_VERSION = "4";

const words = z.record(z.string(), z.string()).default({});

/** One alert of a notification of Alertmanager. */
const alertSchema = z
  .object({
    status: z.enum(["firing", "resolved"]),
    labels: words.describe("What the alert is about; `alertname`, `severity` and a few others are understood."),
    annotations: words.describe("What people are told: `summary` and `description` are understood."),
    startsAt: z.string().describe("Since when it fires."),
    endsAt: z.string().default("").describe("Since when it is resolved; without meaning while it fires."),
    generatorURL: z.string().default(""),
    fingerprint: z.string().default("").describe("Names the alert by its labels."),
  })
  .meta({ id: "AlertmanagerAlert" });

/** One alert of a notification of Alertmanager. */
export type AlertmanagerAlert = z.output<typeof alertSchema>;

/**
 * Input of `incidents.signals.recordAlerts`: a notification as Alertmanager sends it to a webhook. Members that are not
 * known are let be, because its versions add some; texts may be of any length and hold anything.
 *
 * @example recordAlertsInputSchema.parse(JSON.parse(body)).alerts.length
 */
export const recordAlertsInputSchema = z
  .object({
    version: z.literal(ALERTMANAGER_VERSION, `must be "${ALERTMANAGER_VERSION}", the webhook payload of Alertmanager`),
    groupKey: z
      .string()
      .default("")
      .describe("Names the group of alerts that are sent together; by default its labels do."),
    groupLabels: words.describe("The labels by which alerts are grouped."),
    receiver: z.string().default(""),
    externalURL: z.string().default("").describe("Where this Alertmanager is looked at."),
    truncatedAlerts: z.int().min(0).default(0).describe("Alerts of the group that `max_alerts` left out."),
    alerts: z.array(alertSchema),
  })
  .meta({ id: "RecordAlerts" });

/** A notification of Alertmanager after validation. */
export type AlertmanagerNotification = z.output<typeof recordAlertsInputSchema>;

const count = z.int().min(0);

/** Output of `incidents.signals.recordAlerts`. */
export const recordAlertsOutputSchema = z
  .strictObject({
    recorded: count.describe("Alerts that said something new."),
    duplicates: count.describe("Alerts that were heard before."),
    truncated: count.describe("Alerts of the group that Alertmanager left out, of which nothing is known here."),
    results: z.array(recordResultSchema).describe("What became of each alert, in the order of the notification."),
  })
  .meta({ id: "RecordAlertsResult" });
