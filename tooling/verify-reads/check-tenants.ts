import { type Verdict, verdictOf } from "../verify/verdict.js";
import { plainQuestions } from "./ask.js";
import { foreignEffects, type Rounds } from "./check-rounds.js";
import { FOREIGN_MARK, type IncidentIds, READ_AT } from "./history.js";
import { type ReadEndpoint, readEndpoint, urlOf } from "./questions.js";
import type { VerifiedApp } from "./verified-app.js";

/** Whether a foreign tenant's things are unknown, and its data nowhere to be seen. */
export async function checkTenants(
  app: VerifiedApp,
  read: ReadEndpoint,
  rounds: Rounds,
  foreignIds: IncidentIds,
): Promise<Verdict> {
  const wrong = foreignEffects(rounds);
  for (const answers of Object.values(rounds) as Rounds[keyof Rounds][])
    for (const [url, { text }] of answers)
      if (holdsForeign(text, foreignIds)) wrong.push(`${url} shows what a foreign tenant recorded`);
  if (!read.inPath.includes("incidentId")) return verdictOf(wrong);
  for (const question of plainQuestions(readEndpoint(read.endpoint, foreignIds)))
    for (const url of [urlOf(question), urlOf(question, { asOf: READ_AT })]) {
      const { status } = await app.get("acme", url);
      if (status !== 404) wrong.push(`${url} answers ${status} for a foreign incident, not 404`);
    }
  return verdictOf(wrong);
}

function holdsForeign(text: string, foreignIds: IncidentIds): boolean {
  return [FOREIGN_MARK, "globex", ...Object.values(foreignIds)].some((mark) => text.includes(mark));
}
