import type { Absorption, ExplanationFacts, Instant } from "@hoc/incident-schemas";
import type { SignalTally } from "@hoc/incident-schemas/ports";
import type { ExplanationSources } from "./explanation-sources.js";

/**
 * What came into an incident, by how it was taken and by trigger type.
 *
 * @example signalsExplanation(sources).stored // { opened: 1, attached: 72, overflow: 0, late: 1, cleared: 0 }
 */
export function signalsExplanation({ incident, tally }: ExplanationSources): ExplanationFacts["signals"] {
  const taken = (absorption: Absorption) => counted(tally.filter((alike) => alike.absorption === absorption));
  const firing = tally.filter(({ absorption }) => absorption !== "cleared");
  const triggerTypes = [...new Set(firing.map(({ triggerType }) => triggerType))].sort();
  return {
    signalCount: incident.signalCount,
    lateSignals: incident.lateSignals,
    callsAffected: incident.callsAffected,
    costMicros: incident.costMicros,
    firstSignalAt: incident.startedAt,
    lastSignalAt: incident.lastSignalAt,
    stored: {
      opened: taken("opened"),
      attached: taken("attached"),
      overflow: taken("overflow"),
      late: taken("late"),
      cleared: taken("cleared"),
    },
    byTriggerType: Object.fromEntries(
      triggerTypes.map((triggerType) => [
        triggerType,
        counted(firing.filter((one) => one.triggerType === triggerType)),
      ]),
    ),
    firstReceivedAt: sorted(tally.map(({ firstReceivedAt }) => firstReceivedAt))[0] ?? null,
    lastReceivedAt: sorted(tally.map(({ lastReceivedAt }) => lastReceivedAt)).at(-1) ?? null,
  };
}

function counted(alike: readonly SignalTally[]): number {
  return alike.reduce((sum, { count }) => sum + count, 0);
}

function sorted(instants: readonly Instant[]): Instant[] {
  return [...instants].sort();
}
