/** A node of a plan as `explain (analyze, format json)` gives it. */
interface PlanNode {
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Runs one statement and gives its rows. */
export type AskDatabase = (statement: string, parameters: readonly unknown[]) => Promise<readonly object[]>;

/**
 * How many rows of tables a statement reads, those included that it reads in vain.
 *
 * @example await rowsTouched(async (text, values) => (await pool.query(text, [...values])).rows, "select 1 from t", [])
 */
export async function rowsTouched(
  ask: AskDatabase,
  statement: string,
  parameters: readonly unknown[],
): Promise<number> {
  const [row] = await ask(`explain (analyze, buffers off, timing off, format json) ${statement}`, parameters);
  const [{ Plan }] = (row as { "QUERY PLAN": [{ Plan: PlanNode }] })["QUERY PLAN"];
  return Math.round(touchedBy(Plan));
}

function touchedBy(node: PlanNode): number {
  const below = (node.Plans ?? []).reduce((sum, plan) => sum + touchedBy(plan), 0);
  if (node["Relation Name"] === undefined) return below;
  const read =
    node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return below + read * node["Actual Loops"];
}
