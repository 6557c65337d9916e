import { expect, test } from "vitest";
import { freshPglite } from "./pglite.js";

test("two fresh databases in memory share nothing", async () => {
  const one = await freshPglite();
  const other = await freshPglite();
  try {
    await one.pglite.exec("create table kept (id int)");
    const { rows } = await other.pglite.query("select to_regclass('kept') as found");
    expect(rows).toEqual([{ found: null }]);
  } finally {
    await one.close();
    await other.close();
  }
  expect(one.pglite.closed).toBe(true);
});
