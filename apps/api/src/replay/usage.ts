/** What `npm run replay -- --help` prints. */
export const USAGE = `npm run replay -- FILE (--mapping FILE.json | --adapter FILE.ts) [options]

Sends a recorded log (CSV or JSON Lines, plain or gzip) through the product and says what came out.

  --mapping FILE.json    which column is which field of a signal
  --adapter FILE.ts      a module that makes the signals, where columns are not enough, or runs with their steps

Where to (by default a database in memory that is gone afterwards):
  --url URL --token T    a running app
  --database-url URL     a PostgreSQL database
  --data-dir DIR         a PGlite database in a folder

  --tenant NAME          whose signals or runs they are, in a database
  --set NAME=VALUE       a setting of the aggregator, in a database; may be repeated:
                         aggregationWindowSeconds=60, maxIncidentsPerTenantPerHour=lifted
  --as-it-happened       into a database: the clock follows the log, minute by minute, and silent incidents are
                         resolved as a server would; reads as of an instant of the log then show what was
  --batch N              signals, or steps of a run, a request (1000)
  --limit N              stop after N signals or runs
  --detect               of runs: have the detectors of agents that fail look at each that ends, and compare what they
                         find with how it ended
  --report FILE.html     write what came out as a page: signals over time, incidents as bars below
  --dry-run              print the first signals or runs as JSON and send nothing

examples/replay/README.md describes mappings and adapters. Replaying a file again adds nothing.
`;
