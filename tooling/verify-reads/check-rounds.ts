import type { Endpoint } from "../../apps/api/src/http/endpoint.js";
import { NOT_APPLICABLE, type Verdict, verdictOf } from "../verify/verdict.js";
import { type Answers, differing } from "./ask.js";
import { saidIn, withoutRecording } from "./reading.js";

/** What the same questions were answered at different times, and by whom. */
export interface Rounds {
  /** Before anything else was written. */
  readonly first: Answers;
  /** By the tenant that recorded the same, equal instants the other way round. */
  readonly reversed: Answers;
  /** After a foreign tenant recorded a history. */
  readonly beside: Answers;
  /** As of the same instant, after the tenant wrote more. */
  readonly afterwards: Answers;
  /** As things stand after that. */
  readonly latest: Answers;
}

/** Operations whose answers nothing that a tenant writes later moves: what the product brings, and what is fixed once it is there. */
const NEVER_MOVED: readonly string[] = [
  "incidents.recoveryRules.getRules",
  "incidents.detectors.listDetectors",
  "incidents.export.getKeys",
  "incidents.export.getExport",
  "incidents.export.getExportFile",
];

/** Operations that say how things stand, and nothing else. */
const AS_THINGS_STAND: readonly string[] = [
  "incidents.export.verifyCheckpoint",
  "incidents.webhooks.getDelivery",
  "incidents.webhooks.listDeliveries",
];

/** Whether what is written later leaves what was readable at an instant as it was. */
export function checkRepeatable({ operation }: Endpoint, { first, afterwards, latest }: Rounds): Verdict {
  if (AS_THINGS_STAND.includes(operation)) return NOT_APPLICABLE;
  const wrong = differing(first, afterwards, saidIn).map((url) => `${url} as of the same instant says something else`);
  const moved = differing(withoutPoints(first), withoutPoints(latest), ({ text }) => text);
  return verdictOf(
    wrong,
    moved.length > 0 || NEVER_MOVED.includes(operation) ? [] : ["what was written later is not in its sight"],
  );
}

/** Whether the order in which equal instants were recorded decides nothing. */
export function checkTies({ first, reversed }: Rounds): Verdict {
  return verdictOf(
    differing(first, reversed, withoutRecording).map((url) => `${url} depends on the order of equal instants`),
    [...first.values()].some(({ status }) => status === 200) ? [] : ["nothing was answered"],
  );
}

/** Whether a foreign tenant's writes are without effect. */
export function foreignEffects({ first, beside }: Rounds): string[] {
  return differing(first, beside, saidIn).map((url) => `${url} changes with what a foreign tenant records`);
}

/** Answers without the instant and the data version that they name, which change with every write. */
function withoutPoints(answers: Answers): Answers {
  const named = /"(asOf|generatedAt|dataVersion|windowStart|windowEnd|since|cutoff|nextCursor)":("[^"]*"|\d+)/g;
  return new Map(
    [...answers].map(([url, answer]) => [url, { ...answer, text: saidIn(answer).replaceAll(named, '"$1":0') }]),
  );
}
