import { type Question, type ReadEndpoint, urlOf } from "./questions.js";
import type { Answer, Tenant, VerifiedApp } from "./verified-app.js";

/** The answers of one endpoint, by the URL of the question without the instant that it was asked for. */
export type Answers = ReadonlyMap<string, Answer>;

/** Asks an endpoint everything, as of an instant or as things stand; one that knows no instants as things stand. */
export async function ask(app: VerifiedApp, tenant: Tenant, read: ReadEndpoint, asOf?: string): Promise<Answers> {
  const answers = new Map<string, Answer>();
  for (const question of read.questions)
    answers.set(
      urlOf(question),
      await app.get(tenant, urlOf(question, asOf === undefined || !read.takesAsOf ? {} : { asOf })),
    );
  return answers;
}

/** The questions whose answers differ between two rounds, told by what an answer says. */
export function differing(before: Answers, after: Answers, said: (answer: Answer) => string): string[] {
  return [...before].flatMap(([url, answer]) => {
    const other = after.get(url);
    return other !== undefined && said(other) === said(answer) ? [] : [url];
  });
}

/** The questions of an endpoint that differ in their path, each once. */
export function plainQuestions({ questions }: ReadEndpoint): Question[] {
  return [...new Map(questions.toReversed().map((question) => [question.path, question])).values()];
}
