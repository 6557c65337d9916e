import { addSeconds } from "@hoc/incident-schemas";
import { NOT_APPLICABLE, type Verdict, verdictOf } from "../verify/verdict.js";
import { plainQuestions } from "./ask.js";
import { READ_AT } from "./deeds.js";
import { type ReadEndpoint, urlOf } from "./questions.js";
import { readingOf } from "./reading.js";
import type { VerifiedApp } from "./verified-app.js";

/** {@link READ_AT} in another spelling. */
const READ_AT_RESPELT = "2026-03-14T12:00:00+00:00";

/** Whether every answer says of which instant it speaks, and how far its data had come by then. */
export async function checkAsOf(app: VerifiedApp, read: ReadEndpoint): Promise<Verdict> {
  if (!read.takesAsOf) return NOT_APPLICABLE;
  const wrong: string[] = [];
  for (const question of plainQuestions(read))
    for (const asked of [READ_AT, READ_AT_RESPELT, undefined]) {
      const url = urlOf(question, asked === undefined ? {} : { asOf: asked });
      const answer = await app.get("acme", url);
      if (answer.status === 404) continue;
      const { asOf, dataVersion } = answer.status === 200 ? readingOf(answer) : {};
      if (answer.status !== 200) wrong.push(`${url} answers ${answer.status}: ${answer.text}`);
      else if (asked === undefined ? typeof asOf !== "string" : asOf !== READ_AT)
        wrong.push(`${url} speaks of ${String(asOf)}`);
      else if (!Number.isInteger(dataVersion)) wrong.push(`${url} has the data version ${String(dataVersion)}`);
    }
  return verdictOf(wrong);
}

/** Whether an instant that nobody can know of yet, and one that is none, are refused; of what knows no instants, every one. */
export async function checkRefusals(app: VerifiedApp, read: ReadEndpoint): Promise<Verdict> {
  const wrong: string[] = [];
  const refused = {
    future: addSeconds(READ_AT, 86_400),
    "without a zone": "2026-03-14T12:00:00",
    "in another zone": "2026-03-14T14:00:00+02:00",
    day: "2026-03-14",
  };
  for (const question of plainQuestions(read))
    for (const [what, asOf] of Object.entries(refused)) {
      const url = urlOf(question, { asOf });
      const { status } = await app.get("acme", url);
      if (status !== 400) wrong.push(`${url} (${what}) answers ${status}, not 400`);
    }
  return verdictOf(wrong);
}
