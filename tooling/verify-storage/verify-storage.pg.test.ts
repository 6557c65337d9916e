import { expect, it } from "vitest";
import { freshPgDatabase } from "../db/harness.js";
import { countOutcomes, renderMatrix } from "../verify/matrix.js";
import { STORAGE_MATRIX } from "./matrix.js";
import { STORAGE_PLANTS } from "./plants.js";
import { postgresServer } from "./storage-server.js";
import { verifyStorage } from "./verify-storage.js";

const TIMEOUT = 600_000;

it(
  "F-138: the storage keeps every promise on a real server, that of the application's role included",
  async () => {
    const server = postgresServer(await freshPgDatabase());
    const rows = await verifyStorage([server]);
    await server.close();
    const { FAIL, WARN } = countOutcomes(rows);
    expect({ FAIL, WARN }, renderMatrix(STORAGE_MATRIX, rows)).toEqual({ FAIL: 0, WARN: 0 });
    expect(rows.every(({ verdicts }) => verdicts.privileges.outcome === "PASS")).toBe(true);
  },
  TIMEOUT,
);

it(
  "F-138: an application that can do more than it may, or less, fails there",
  async () => {
    const server = postgresServer(await freshPgDatabase());
    const up = async () => {
      await server.up();
      for (const statement of [
        String(STORAGE_PLANTS["grant-is-too-wide"]?.statement),
        "grant delete on hoc.incidents to public",
        "grant truncate on hoc.cost_records to public",
      ])
        await server.run(statement);
    };
    const rows = await verifyStorage([{ ...server, up }]);
    await server.close();
    const failed = rows.filter(({ verdicts }) => verdicts.privileges.outcome === "FAIL");
    expect(failed.map(({ name }) => name).sort()).toEqual(["cost_records", "incidents", "signals"]);
    expect(failed.find(({ name }) => name === "signals")?.verdicts.privileges.reasons).toEqual([
      "PostgreSQL: the application can update",
    ]);
  },
  TIMEOUT,
);
