import { type FieldIssue, invalidInput, jsonPointer } from "@hoc/incident-schemas";

/** Where the members of an operation's input come from. */
export interface InputSources {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly expectedVersion?: number | undefined;
  /** Whether a parameter of the query that is given more than once is taken as the list of its values. */
  readonly takesRepeated?: boolean | undefined;
}

/**
 * Puts an operation's input together. A member may come from one place only, once unless repeated ones are taken; whether
 * it is known is the operation's to say.
 *
 * @throws {DomainError} `invalid_input` that names every member given twice.
 * @example operationInput({ path: { incidentId: "inc_1" }, query: new URLSearchParams("limit=5"), body: {} })
 */
export function operationInput({
  path,
  query,
  body,
  expectedVersion,
  takesRepeated = false,
}: InputSources): Readonly<Record<string, unknown>> {
  const given: [string, unknown][] = [
    ...Object.entries(path),
    ...(takesRepeated ? valuesOf(query) : query.entries()),
    ...Object.entries(body),
    ...(expectedVersion === undefined ? [] : [["expectedVersion", expectedVersion] as [string, unknown]]),
  ];
  const seen = new Set<string>();
  const twice: FieldIssue[] = [];
  for (const [name] of given) {
    if (seen.has(name)) twice.push({ pointer: jsonPointer([name]), message: "is given more than once" });
    seen.add(name);
  }
  if (twice.length > 0) throw invalidInput(twice);
  return Object.fromEntries(given);
}

function valuesOf(query: URLSearchParams): [string, unknown][] {
  return [...new Set(query.keys())].map((name) => {
    const values = query.getAll(name);
    return [name, values.length === 1 ? values[0] : values];
  });
}

/**
 * Refuses query parameters where a body is expected.
 *
 * @throws {DomainError} `invalid_input` that names each.
 */
export function requireNoQuery(query: URLSearchParams): void {
  const issues = [...query.keys()].map((name) => ({
    pointer: jsonPointer([name]),
    message: "is not taken from the query; send it in the body",
  }));
  if (issues.length > 0) throw invalidInput(issues);
}
