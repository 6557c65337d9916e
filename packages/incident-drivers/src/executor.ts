import { type Kysely, sql } from "kysely";

/**
 * What a driver runs its statements on: a connection or a transaction that somebody else opened and will end, and the
 * PostgreSQL schema that holds our tables.
 */
export interface ReadExecutor {
  // biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
  readonly db: Omit<Kysely<any>, "transaction" | "startTransaction" | "connection" | "schema" | "destroy">;
  readonly schema: string;
}

declare const inTransaction: unique symbol;

/** A {@link ReadExecutor} inside a transaction that may write. */
export interface WriteExecutor extends ReadExecutor {
  readonly [inTransaction]: true;
}

/**
 * Binds statements to a Kysely instance without its plugins, which could rename columns or change values.
 *
 * @example readExecutor(db, "hoc")
 */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function readExecutor(db: Kysely<any>, schema: string): ReadExecutor {
  return { db: db.withoutPlugins(), schema };
}

/** As {@link readExecutor}, for a transaction that may write. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function writeExecutor(transaction: Kysely<any>, schema: string): WriteExecutor {
  return readExecutor(transaction, schema) as WriteExecutor;
}

/** A table of ours by name, in our schema. */
export function tableRef(executor: ReadExecutor, table: { readonly name: string }) {
  return sql.id(executor.schema, table.name);
}
