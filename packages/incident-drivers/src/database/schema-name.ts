/** PostgreSQL schema that holds the product's tables unless the host says otherwise. */
export const DEFAULT_SCHEMA = "hoc";

/** A schema name as an SQL identifier; refused when it is not a plain lower-case name. */
export function schemaIdentifier(schema: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new TypeError(`"${schema}" is not a plain lower-case schema name`);
  return `"${schema}"`;
}
