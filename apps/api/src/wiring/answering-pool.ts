import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

/** What pg says when a statement got no answer within `query_timeout`. */
const UNANSWERED = "Query read timeout";

/**
 * A pool that throws a connection away when one of its statements got no answer in time. A server that is frozen or cut
 * off closes nothing, so its connections would go on taking requests that nobody answers.
 */
export function answeringPool(pool: pg.Pool): PostgresPool {
  return { connect: async () => discardedWhenUnanswered(await pool.connect()), end: () => pool.end() };
}

function discardedWhenUnanswered(client: pg.PoolClient): PostgresPoolClient {
  const query = async (text: string, parameters: unknown[]) => {
    try {
      return await client.query(text, parameters);
    } catch (error) {
      // Ending it cuts the connection at once, so that the rollback that follows does not wait as well.
      if (error instanceof Error && error.message === UNANSWERED) void client.end();
      throw error;
    }
  };
  return { query, release: () => client.release() } as unknown as PostgresPoolClient;
}
