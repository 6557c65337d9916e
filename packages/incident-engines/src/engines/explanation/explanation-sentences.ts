import type { ExplanationFacts } from "@hoc/incident-schemas";
import { openingSentences } from "./opening-sentences.js";
import { severitySentences } from "./severity-sentences.js";
import { countText, dollarsText, durationText, listText, momentText } from "./words.js";

/**
 * The explanation of an incident in plain English, for somebody who was woken by it. Made of the same facts that are
 * shown as data, so that words and data agree.
 *
 * @example explanationSentences(facts).join(" ")
 */
export function explanationSentences(facts: ExplanationFacts): string[] {
  return [
    ...openingSentences(facts),
    gathering(facts),
    ...severitySentences(facts),
    ...extent(facts),
    ...ending(facts),
  ];
}

function gathering({ key, signals, rules }: ExplanationFacts): string {
  const alike = `signals of ${key.triggerType}${sharing(key)}`;
  switch (key.grouping) {
    case "manual":
      return "Only signals that name something in it as their cause join it.";
    case "overflow":
      return `It holds ${listText(Object.entries(signals.byTriggerType).map(([type, count]) => `${count} of ${type}`))}.`;
    case "tumbling":
      return `It gathers the ${alike} of that window.`;
    case "sliding":
      return `It gathers ${alike}, as long as less than ${durationText(rules.windowSeconds)} lie between them.`;
  }
}

function sharing({ fingerprintSource, fingerprintParts }: ExplanationFacts["key"]): string {
  const said = (name: string) => fingerprintParts[name] ?? "none";
  switch (fingerprintSource) {
    case "caller":
      return ` with the fingerprint “${said("fingerprint")}”`;
    case "run":
      return ` with the error code ${said("errorCode")} and the category ${said("category")}`;
    case "violation":
      return ` against the policy ${said("policyId")}`;
    default:
      return "";
  }
}

function extent({ signals }: ExplanationFacts): string[] {
  const { signalCount, lateSignals, callsAffected, costMicros, firstSignalAt, lastSignalAt } = signals;
  const [first, last] = [momentText(firstSignalAt), momentText(lastSignalAt)];
  const span = first === last ? `at ${first}` : `from ${first} to ${last}`;
  const late = lateSignals === 0 ? "" : `, and ${lateSignals} more late, when it had been resolved`;
  const effects = [
    ...(callsAffected === 0 ? [] : [`affected ${countText(callsAffected, "call")}`]),
    ...(costMicros === null ? [] : [`cost ${dollarsText(costMicros)}`]),
  ];
  const subject = lateSignals > 0 ? "together they" : signalCount === 1 ? "it" : "they";
  const did = effects.length === 0 ? "" : `; ${subject} ${effects.join(" and ")}`;
  return [`${countText(signalCount, "signal")} came ${span}${late}${did}.`];
}

function ending({ key, lifecycleState, rules }: ExplanationFacts): string[] {
  if (lifecycleState === "RESOLVED") return ["It is resolved."];
  const swept = lifecycleState === "ACTIVE" || rules.sweepAcknowledged;
  if (key.grouping === "manual") return ["It stays open until a person resolves it."];
  if (!swept) return ["It is acknowledged: silence does not end it."];
  return [`When nothing comes for ${durationText(rules.autoResolveAfterSeconds)}, it is resolved by itself.`];
}
