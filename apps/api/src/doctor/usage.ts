/** What `npm run doctor -- --help` prints. */
export const USAGE = `npm run doctor -- [options]

Compares the tables in the database that the server's own variables name (DATABASE_URL, or the embedded PostgreSQL in
HOC_DATA_DIR while no server has it; HOC_DATABASE_SCHEMA, HOC_DATABASE_ROLE) with those that this version has, and prints
what differs with the SQL that would mend it. Changes nothing itself.

  --json    as JSON
  --sql     the SQL and nothing else, to be read before it is run

Exit codes: 0 nothing differs, 1 something does, 2 it cannot be told.
`;
