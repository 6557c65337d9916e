/** A place in the statements of one shape where the tenant is asked for by equality. */
export interface Predicate {
  /** The statements, whatever their parameters. */
  readonly shape: string;
  /** Which of the places in them, from 0. */
  readonly place: number;
}

const TENANT_PREDICATE = /(?<![\w.])((?:"?\w+"?\.)?"?tenant_id"?)\s*=\s*(?:(\$\d+)|(?:"?\w+"?\.)"?tenant_id"?)/g;

/**
 * What statements have in common that differ in the numbers of their parameters and in how many rows they give.
 *
 * @example shapeOf("insert into t values ($1, $2), ($3, $4)") // "insert into t values ($, $)"
 */
export function shapeOf(statement: string): string {
  return statement
    .replaceAll(/\$\d+/g, "$")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/(\([^()]*\$[^()]*\))(?:, ?\1)+/g, "$1")
    .replaceAll(/(\$(?:::\w+(?:\[\])?)?)(?:, ?\1)+/g, "$1");
}

/** The places of a statement where the tenant is asked for. */
export function predicatesOf(statement: string): Predicate[] {
  const shape = shapeOf(statement);
  return [...statement.matchAll(TENANT_PREDICATE)].map((_, place) => ({ shape, place }));
}

/**
 * A statement that no longer asks for the tenant at the places that are dropped; its parameters stay what they were.
 *
 * @example withoutTenant("select 1 from t where t.tenant_id = $1", () => true)
 * // "select 1 from t where ($1::text is not null)"
 */
export function withoutTenant(statement: string, isDropped: (predicate: Predicate) => boolean): string {
  const shape = shapeOf(statement);
  let place = 0;
  return statement.replaceAll(TENANT_PREDICATE, (predicate, _column: string, parameter: string | undefined) => {
    if (!isDropped({ shape, place: place++ })) return predicate;
    return parameter === undefined ? "true" : `(${parameter}::text is not null)`;
  });
}
