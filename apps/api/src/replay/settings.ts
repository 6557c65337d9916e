import { type IncidentAggregatorConfig, incidentAggregatorConfigSchema, UNCAPPED } from "@hoc/incident-schemas";
import { ReplayError } from "./replay-error.js";

/** Settings of the aggregator that differ from its defaults. */
export type AggregatorSettings = Partial<IncidentAggregatorConfig>;

/**
 * Reads `--set name=value` for the aggregator; `lifted` lifts the hourly cap.
 *
 * @example parseSettings(["aggregationWindowSeconds=60"]) // { aggregationWindowSeconds: 60 }
 */
export function parseSettings(settings: readonly string[]): AggregatorSettings {
  const given = Object.fromEntries(settings.map(parseSetting));
  const config = incidentAggregatorConfigSchema.safeParse(given);
  if (!config.success) {
    const issue = config.error.issues[0];
    throw new ReplayError(
      `--set${issue?.path.map((part) => ` ${String(part)}`).join("") ?? ""}: ${issue?.message ?? "is malformed"}`,
    );
  }
  return Object.fromEntries(Object.entries(config.data).filter(([name]) => Object.hasOwn(given, name)));
}

function parseSetting(setting: string): [string, unknown] {
  const [, name, value] = /^(\w+)=(.+)$/s.exec(setting) ?? [];
  if (name === undefined || value === undefined) throw new ReplayError(`--set: "${setting}" is not name=value`);
  return [name, settingValue(value)];
}

function settingValue(value: string): unknown {
  if (value === "lifted") return UNCAPPED;
  if (value === "true" || value === "false") return value === "true";
  return /^\d+$/.test(value) ? Number(value) : value;
}
