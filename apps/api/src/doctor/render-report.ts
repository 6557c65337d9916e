import type { DoctorReport } from "@hoc/incident-drivers/migrations";

/**
 * A report for people: each difference with the SQL that would mend it, what was not looked at, then what somebody else put there.
 *
 * @example renderReport(await doctor(db)) // "Nothing differs.\n"
 */
export function renderReport({ differences, notes, unseen }: DoctorReport): string {
  const findings = differences.flatMap(({ sentence, sql }) => [
    onOneLine(sentence),
    ...sql.map((one) => `    ${one};`),
  ]);
  const count = differences.length === 1 ? "1 difference" : `${differences.length} differences`;
  return [
    differences.length === 0 ? "Nothing differs." : `${count}:`,
    ...findings,
    ...unseen.map(onOneLine),
    ...(notes.length === 0 ? [] : ["Besides, and of no harm:", ...notes.map((note) => `  ${onOneLine(note)}`)]),
    "",
  ].join("\n");
}

/** The statements that would mend what differs, each after the finding that it is for, and what was not looked at. */
export function renderSql({ differences, unseen }: DoctorReport): string {
  return [
    ...differences.flatMap(({ sentence, sql }) => [`-- ${onOneLine(sentence)}`, ...sql.map((one) => `${one};`), ""]),
    ...unseen.flatMap((sentence) => [`-- ${onOneLine(sentence)}`, ""]),
  ].join("\n");
}

/** Names and definitions come from the database: what ends a line there would end a comment here. */
function onOneLine(sentence: string): string {
  return sentence.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}
