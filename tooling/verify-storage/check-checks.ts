import type { StoredTable } from "../../packages/incident-drivers/test/stored-tables.js";
import { unlessNothing, type Verdict, verdictOf } from "../verify/verdict.js";
import type { LiveConstraint } from "./live-keys.js";
import { promisesOf, REFUSED_BY, type RowBench } from "./row-bench.js";

/**
 * Whether the database takes every value of a closed set and no other, and refuses what a row must not say. A check of
 * the database that was never seen to refuse anything is warned of: nobody said what it is for.
 */
export async function checkChecks(
  bench: RowBench,
  table: StoredTable,
  live: readonly LiveConstraint[],
): Promise<Verdict> {
  const { closed = {}, refused = [] } = promisesOf(table);
  const wrong: string[] = [];
  const seen = new Set<string>();
  const mustRefuse = async (given: Readonly<Record<string, unknown>>) => {
    // Checks come before references: without the rows that it refers to, only the table itself can refuse the row.
    const refusal = await bench.insertAlone(table, bench.make(table, given));
    if (refusal?.code === REFUSED_BY.check) seen.add(refusal.constraint);
    else wrong.push(`${JSON.stringify(given).slice(0, 200)} is not refused${refusal ? `: ${refusal.message}` : ""}`);
  };
  for (const [field, values] of Object.entries(closed)) {
    for (const value of values) {
      const refusal = await bench.insert(table, bench.make(table, { [field]: value }));
      if (refusal !== undefined) wrong.push(`${field} "${value}" is refused: ${refusal.message}`);
    }
    for (const other of valuesBeside(values)) await mustRefuse({ [field]: other });
  }
  for (const given of refused) await mustRefuse(given);
  const checks = live.filter(({ table: name, kind }) => name === table.name && kind === "check");
  const unseen = checks
    .filter(({ name }) => !seen.has(name))
    .map(({ name }) => `${name} was not seen to refuse anything`);
  return unlessNothing(checks.length, verdictOf(wrong, unseen));
}

function valuesBeside(values: readonly (string | number)[]): readonly (string | number)[] {
  const [first] = values;
  return typeof first === "string" ? ["no such value", inOtherLetters(first)] : [Math.max(...values.map(Number)) + 1];
}

function inOtherLetters(value: string): string {
  return value === value.toLowerCase() ? value.toUpperCase() : value.toLowerCase();
}
