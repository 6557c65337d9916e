import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type DoctorReport, doctor } from "@hoc/incident-drivers/migrations";
import { type Config, type DatabaseConfig, readConfig } from "../config.js";
import { messageOf } from "../replay/replay-error.js";
import { openDatabase } from "../wiring/database.js";
import { createLogger } from "../wiring/logger.js";
import { startFailure } from "../wiring/start-failure.js";
import { renderReport, renderSql } from "./render-report.js";
import { USAGE } from "./usage.js";

/** The terminal that the command talks to. */
export interface DoctorTerminal {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
}

const HEALTHY = 0;
const DIFFERS = 1;
const CANNOT_TELL = 2;

const OPTIONS = { json: { type: "boolean" }, sql: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;

/** Runs `doctor` with the arguments of its command line; gives the exit code. Whatever goes wrong, nothing can be told. */
export async function runDoctor(args: readonly string[], { stdout, stderr, env }: DoctorTerminal): Promise<number> {
  let config: Config | undefined;
  try {
    const { help, json, sql } = parseArgs({ args: [...args], options: OPTIONS }).values;
    if (help) {
      stdout.write(USAGE);
      return HEALTHY;
    }
    config = readConfig(env);
    const report = await examined(config.database);
    stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : sql ? renderSql(report) : renderReport(report));
    return report.healthy ? HEALTHY : DIFFERS;
  } catch (error) {
    stderr.write(`${startFailure(error, config) ?? messageOf(error)}\n`);
    return CANNOT_TELL;
  }
}

async function examined(config: DatabaseConfig): Promise<DoctorReport> {
  // Opening a folder where there is none would make a database.
  if (config.kind === "pglite" && (config.folder === null || !existsSync(join(config.folder, "postgres"))))
    throw new Error("There is no database: DATABASE_URL is not set, and HOC_DATA_DIR has none.");
  const database = await openDatabase(config, createLogger("error"));
  try {
    await database.check();
    return await doctor(database.db, { schema: config.schema, role: config.role });
  } finally {
    await database.close();
  }
}
