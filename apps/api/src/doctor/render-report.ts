import type { DoctorReport } from "@hoc/incident-drivers/migrations";

/**
 * A report for people: each difference with the SQL that would mend it, then what somebody else put there.
 *
 * @example renderReport(await doctor(db)) // "Nothing differs.\n"
 */
export function renderReport({ differences, notes }: DoctorReport): string {
  const findings = differences.flatMap(({ sentence, sql }) => [sentence, ...sql.map((one) => `    ${one};`)]);
  const count = differences.length === 1 ? "1 difference" : `${differences.length} differences`;
  return [
    differences.length === 0 ? "Nothing differs." : `${count}:`,
    ...findings,
    ...(notes.length === 0 ? [] : ["Besides, and of no harm:", ...notes.map((note) => `  ${note}`)]),
    "",
  ].join("\n");
}

/** The statements that would mend what differs, each after the finding that it is for. */
export function renderSql({ differences }: DoctorReport): string {
  return differences
    .flatMap(({ sentence, sql }) => [`-- ${sentence.replaceAll("\n", " ")}`, ...sql.map((one) => `${one};`), ""])
    .join("\n");
}
