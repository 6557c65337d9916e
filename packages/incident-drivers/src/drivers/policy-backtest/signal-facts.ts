import type { BacktestSignal } from "@hoc/incident-schemas";
import type { BacktestFacts } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column, nullable } from "../../database/columns.js";
import { rowsOf } from "../../database/insert-rows.js";
import { SIGNALS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import type { CoveredSignals } from "./covered-signals.js";

const { signalId, incidentId, triggerType, errorCode, category, runId, receivedAt } = SIGNALS.columns;
const NAMED_SIGNAL = { signalId, incidentId, triggerType, errorCode, category, runId, receivedAt };

const COUNTS = {
  examinedSignals: column("examined", "bigint"),
  alreadySuppressed: column("already_suppressed", "bigint"),
  suppressedSignals: column("suppressed", "bigint"),
  suppressedCostMicros: nullable("suppressed_cost", "money"),
};

/** Signals `s` that no rule in force kept from becoming incidents. */
const TAKEN = sql`s.absorption <> 'suppressed'`;

/** How many signals a rule would have suppressed, and what they cost. */
export async function countSignals(
  executor: ReadExecutor,
  { suppressible, covered }: CoveredSignals,
): Promise<Pick<BacktestFacts, keyof typeof COUNTS>> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(COUNTS, "n")} from (
      select count(*) as examined,
        count(*) filter (where c.is_covered and not c.is_taken) as already_suppressed,
        count(*) filter (where c.is_covered and c.is_taken) as suppressed,
        sum(c.cost_micros) filter (where c.is_covered and c.is_taken) as suppressed_cost
      from (
        select ${covered} as is_covered, ${TAKEN} as is_taken, s.cost_micros
        from ${tableRef(executor, SIGNALS)} as s where ${suppressible}
      ) as c
    ) as n`,
  );
  return fromDb(COUNTS, row ?? {});
}

/** The first signals that a rule would have suppressed, in the order of recording. */
export async function selectSignals(
  executor: ReadExecutor,
  { suppressible, covered }: CoveredSignals,
  limit: number,
): Promise<BacktestSignal[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(NAMED_SIGNAL, "s")} from ${tableRef(executor, SIGNALS)} as s
      where ${suppressible} and ${covered} and ${TAKEN} order by s.sequence limit ${limit}`,
  );
  return rows.map((row) => fromDb(NAMED_SIGNAL, row));
}
