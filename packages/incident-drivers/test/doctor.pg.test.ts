import { sql } from "kysely";
import { expect, it } from "vitest";
import { doctor } from "../src/migrations/index.js";
import { pgDatabase } from "./databases.js";
import { doctorSuite } from "./doctor-suite.js";

doctorSuite("a real PostgreSQL", () => pgDatabase({ max: 1 }));

it("the doctor needs no more than reading", async () => {
  const { db, close } = await pgDatabase({ max: 1 });
  try {
    await sql`set default_transaction_read_only = on`.execute(db);
    await expect(sql`create table written (id int)`.execute(db)).rejects.toMatchObject({ code: "25006" });
    expect((await doctor(db)).healthy).toBe(true);
  } finally {
    await close();
  }
});
