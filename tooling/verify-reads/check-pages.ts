import { NOT_APPLICABLE, type Verdict, verdictOf } from "../verify/verdict.js";
import { READ_AT } from "./deeds.js";
import { type Question, type ReadEndpoint, urlOf } from "./questions.js";
import { readingOf, rowsIn } from "./reading.js";
import type { VerifiedApp } from "./verified-app.js";

const PAGE = "3";

/** More pages than any list of the history has. */
const MOST_PAGES = 100;

/** The instant that a list is asked for, where it knows instants. */
type Point = { readonly asOf?: string };

/** Whether the pages of a list, one after the other, are the list. */
export async function checkPages(app: VerifiedApp, read: ReadEndpoint): Promise<Verdict> {
  if (read.pagedBy.length === 0) return NOT_APPLICABLE;
  const wrong: string[] = [];
  const point: Point = read.takesAsOf ? { asOf: READ_AT } : {};
  let longest = 0;
  for (const question of read.questions)
    for (const way of read.pagedBy) {
      const whole = await app.get("acme", urlOf(question, { ...point, limit: String(read.maxLimit) }));
      if (whole.status === 404) continue;
      const rows = whole.status === 200 ? rowsIn(readingOf(whole)) : undefined;
      if (rows === undefined) {
        wrong.push(`${urlOf(question)} has no list: ${whole.status} ${whole.text}`);
        continue;
      }
      longest = Math.max(longest, rows.length);
      const pages = await (way === "cursor"
        ? pagesByCursor(app, question, point)
        : pagesByOffset(app, question, point));
      if (JSON.stringify(pages) !== JSON.stringify(rows))
        wrong.push(`${urlOf(question)} by ${way} gives ${pages.length} rows in pages, ${rows.length} at once`);
    }
  return verdictOf(wrong, longest > Number(PAGE) ? [] : ["no list is longer than a page"]);
}

async function pagesByCursor(app: VerifiedApp, question: Question, point: Point): Promise<unknown[]> {
  const rows: unknown[] = [];
  let cursor: Readonly<Record<string, string>> = {};
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next } = await pageOf(app, urlOf(question, { ...point, limit: PAGE, ...cursor }));
    rows.push(...items);
    if (typeof next !== "string") break;
    cursor = { cursor: next };
  }
  return rows;
}

async function pagesByOffset(app: VerifiedApp, question: Question, point: Point): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const offset = String(rows.length);
    const { items } = await pageOf(app, urlOf(question, { ...point, limit: PAGE, offset }));
    if (items.length === 0) break;
    rows.push(...items);
  }
  return rows;
}

async function pageOf(app: VerifiedApp, url: string): Promise<{ items: readonly unknown[]; next: unknown }> {
  const answer = await app.get("acme", url);
  if (answer.status !== 200) return { items: [], next: null };
  const reading = readingOf(answer);
  return { items: rowsIn(reading) ?? [], next: reading.nextCursor };
}
