/** What `npm run keys -- --help` prints. */
export const USAGE = `npm run keys -- COMMAND --tenant NAME [options]

Issues, rotates, revokes and lists API keys, in the database that the server's own variables name (DATABASE_URL, or the
embedded PostgreSQL in HOC_DATA_DIR while no server has it).

  issue --name NAME --role ROLE    a new key; its secret is printed this once
    --scopes A,B                   the only permissions of the role that it has
    --expires-days N               how long it lives; by default until it is revoked
  rotate --key KEY                 a key in the place of another one, which goes on for an overlap
    --overlap-hours N              how long the old key goes on (24); 0 ends it at once
  revoke --key KEY                 ends a key at once
    --reason TEXT                  why
  list                             all keys of the tenant, without their secrets
    --json                         as JSON

  --quiet                          of issue and rotate: print the secret and nothing else
  --by PERSON                      who does this, for the audit ledger; by default the command itself

Roles: viewer, responder, ingest, admin. Exit codes: 0 done, 1 refused, 2 not understood.
`;
