import type { PGliteLike } from "@hoc/incident-drivers/pglite";
import pg from "pg";

/** One connection to a database, on which statements run one after the other. */
export type Connection = PGliteLike;

/** Opens a connection to a real server. */
export async function connectTo(url: string): Promise<Connection> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    async query(text, parameters = []) {
      const { rows, command, rowCount } = await client.query(text, parameters);
      return { rows, ...(CHANGING.has(command) && rowCount !== null ? { affectedRows: rowCount } : {}) };
    },
    close: () => client.end(),
  };
}

const CHANGING = new Set(["INSERT", "UPDATE", "DELETE"]);

/** A connection whose transactions are parts of one that is open already, so that nothing of them lasts. */
export function rehearsed(connection: Connection): Connection {
  const controls: Readonly<Record<string, string>> = {
    start: "savepoint rehearsed",
    commit: "release savepoint rehearsed",
    rollback: "rollback to savepoint rehearsed; release savepoint rehearsed",
  };
  return {
    ...connection,
    async query(text, parameters) {
      const control = controls[/^(?:start(?= transaction)|commit$|rollback$)/.exec(text)?.[0] ?? ""];
      if (control === undefined) return connection.query(text, parameters);
      for (const statement of control.split("; ")) await connection.query(statement);
      return { rows: [] };
    },
  };
}

/** Runs `work`, and takes back all that it did to the database. */
export async function takingBack<Result>(
  { query }: Connection,
  name: "scene" | "world",
  work: () => Promise<Result>,
): Promise<Result> {
  await query(`savepoint taken_back_${name}`);
  try {
    return await work();
  } finally {
    await query(`rollback to savepoint taken_back_${name}; release savepoint taken_back_${name}`);
  }
}
