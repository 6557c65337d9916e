/** Statements that take something away from a version that goes on serving while its successor migrates. */
const BREAKING: readonly (readonly [RegExp, string])[] = [
  [/\bdrop (table|column|view|schema)\b/, "takes away what the version before reads"],
  [/\brename\b/, "gives another name to what the version before reads"],
  [/\balter column \S+ (set data )?type\b/, "changes a type that the version before writes"],
  [/\bset not null\b/, "refuses rows as the version before writes them"],
  [
    /\badd column (?:(?!\bdefault\b|,).)*\bnot null\b(?!(?:(?!,).)*\bdefault\b)/,
    "refuses rows of the version before, which do not have the column",
  ],
  [/\bdrop default\b/, "refuses rows as the version before writes them"],
  [/\btruncate\b|\bdelete from\b/, "takes rows away"],
  [/\bcreate (or replace )?(constraint )?trigger\b|\bcreate rule\b/, "changes what the version before writes"],
  [/\brevoke\b|\bdrop policy\b/, "takes a right from the version before"],
];

/** What refuses rows where the table is there already, and the version before writes to it. */
const BREAKING_ON_OLD_TABLES: readonly (readonly [RegExp, string])[] = [
  [
    /\balter table (?<table>\S+) (?:(?!;).)*\badd (constraint|check|unique|primary key|foreign key)\b/,
    "refuses rows as the version before writes them",
  ],
  [/\bcreate unique index (?:\S+ )*?on (?<table>[^\s(]+)/, "refuses rows as the version before writes them"],
];

/**
 * What of a migration's statements the version before could not go on with.
 *
 * @example breaking(["alter table s.runs drop column limits"]) // one sentence
 */
export function breaking(statements: readonly string[]): string[] {
  const plain = statements.map((statement) => statement.toLowerCase().replace(/\s+/g, " "));
  const made = new Set(plain.flatMap((one) => /\bcreate table (?:if not exists )?([^\s(]+)/.exec(one)?.[1] ?? []));
  return plain.flatMap((statement) => {
    const always = BREAKING.filter(([pattern]) => pattern.test(statement));
    const onOld = BREAKING_ON_OLD_TABLES.filter(([pattern]) => {
      const table = pattern.exec(statement)?.groups?.table;
      return table !== undefined && !made.has(table);
    });
    return [...always, ...onOld].map(([, why]) => `${why}: ${statement.slice(0, 120)}`);
  });
}
