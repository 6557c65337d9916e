import { ENVIRONMENT } from "../../apps/api/src/environment.js";
import { code, table } from "./markdown.js";

const BEGIN = "<!-- environment: made by `npm run docs` -->";
const END = "<!-- environment: end -->";

/** A document with its table of the server's environment variables brought up to date. */
export function withEnvironmentTable(document: string): string {
  const [before, rest] = document.split(BEGIN);
  const [, after] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined) throw new Error(`the marks ${BEGIN} and ${END} are missing`);
  return `${before}${BEGIN}\n\n${environmentTable()}\n\n${END}${after}`;
}

function environmentTable(): string {
  return table(
    ["variable", "default", "meaning"],
    Object.entries(ENVIRONMENT).map(([name, { default: byDefault, meaning }]) => [
      code(name),
      byDefault === "" ? "–" : code(byDefault),
      meaning,
    ]),
  );
}
