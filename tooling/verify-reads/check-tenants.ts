import { type Verdict, verdictOf } from "../verify/verdict.js";
import { plainQuestions } from "./ask.js";
import { foreignEffects, type Rounds } from "./check-rounds.js";
import { FOREIGN_MARK, type MadeIds, READ_AT } from "./deeds.js";
import { type ReadEndpoint, readEndpoint, urlOf } from "./questions.js";
import type { VerifiedApp } from "./verified-app.js";

/** Parts of a path that are ids of the product's own, so that no two tenants have the same. */
const MADE_BY_PRODUCT: readonly string[] = ["incidentId", "lessonId", "proposalId", "exportId"];

/** Whether a foreign tenant's things are unknown, and its data nowhere to be seen. */
export async function checkTenants(
  app: VerifiedApp,
  read: ReadEndpoint,
  rounds: Rounds,
  foreignIds: MadeIds,
): Promise<Verdict> {
  const wrong = foreignEffects(rounds);
  for (const answers of Object.values(rounds) as Rounds[keyof Rounds][])
    for (const [url, { text }] of answers)
      if (holdsForeign(text, foreignIds)) wrong.push(`${url} shows what a foreign tenant recorded`);
  if (!read.inPath.some((name) => MADE_BY_PRODUCT.includes(name))) return verdictOf(wrong);
  for (const question of plainQuestions(readEndpoint(read.endpoint, foreignIds)))
    for (const url of [urlOf(question), ...(read.takesAsOf ? [urlOf(question, { asOf: READ_AT })] : [])]) {
      const { status } = await app.get("acme", url);
      if (status !== 404) wrong.push(`${url} answers ${status} for what a foreign tenant has, not 404`);
    }
  return verdictOf(wrong);
}

function holdsForeign(text: string, foreignIds: MadeIds): boolean {
  return [FOREIGN_MARK, "globex", ...Object.values(foreignIds).filter(isTelling)].some((mark) => text.includes(mark));
}

/** Whether nothing else can look like an id: a plain number is the size of a tree, and of much more. */
function isTelling(id: string): boolean {
  return /\D/.test(id);
}
