import type pg from "pg";

/** The columns of `hoc.signals` in table order, with their types, read from the live table. */
interface TableColumn {
  readonly name: string;
  readonly type: string;
}

/** A row of `hoc.signals`, column by column, as text. */
export type StoredRow = Readonly<Record<string, string | null>>;

/** A way to insert rows into `hoc.signals` and nothing else. */
export interface Baseline {
  readonly name: string;
  insert(rows: readonly StoredRow[]): Promise<void>;
}

const MAX_PARAMETERS = 65_535;

/** The two usual ways to insert many rows at once: multi-row VALUES, and unnest of one array per column. */
export async function createBaselines(pool: pg.Pool): Promise<Baseline[]> {
  const columns = await columnsOf(pool);
  const names = columns.map(({ name }) => name).join(", ");
  const rowsPerStatement = Math.floor(MAX_PARAMETERS / columns.length);
  return [
    {
      name: "multi-row VALUES",
      async insert(rows) {
        if (rows.length > rowsPerStatement) throw new RangeError(`at most ${rowsPerStatement} rows in one statement`);
        const parameters: (string | null)[] = [];
        const tuples = rows.map((row) => {
          const places = columns.map(({ name }) => `$${parameters.push(row[name] ?? null)}`);
          return `(${places.join(",")})`;
        });
        await pool.query(`insert into hoc.signals (${names}) values ${tuples.join(",")}`, parameters);
      },
    },
    {
      name: "unnest",
      async insert(rows) {
        const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`);
        const parameters = columns.map(({ name }) => rows.map((row) => row[name] ?? null));
        await pool.query(`insert into hoc.signals (${names}) select * from unnest(${arrays.join(", ")})`, parameters);
      },
    },
  ];
}

/** The rows that our path stored, in the order it stored them: what the baselines insert again. */
export async function storedRows(pool: pg.Pool): Promise<StoredRow[]> {
  const columns = await columnsOf(pool);
  const asText = columns.map(({ name }) => `${name}::text as ${name}`).join(", ");
  const { rows } = await pool.query(`select ${asText} from hoc.signals order by sequence`);
  return rows;
}

async function columnsOf(pool: pg.Pool): Promise<TableColumn[]> {
  const { rows } = await pool.query(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = 'hoc.signals'::regclass and attnum > 0 and not attisdropped order by attnum`,
  );
  return rows;
}
