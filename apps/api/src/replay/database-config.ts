import { applicationRoleOf, type DatabaseConfig } from "../config.js";
import { ENVIRONMENT } from "../environment.js";
import type { TargetOptions } from "./options.js";

/** The database of the command line as the server's own configuration would name it. */
export function databaseConfig({ databaseUrl, dataDir }: TargetOptions & { kind: "database" }): DatabaseConfig {
  const schema = ENVIRONMENT.HOC_DATABASE_SCHEMA.default;
  const names = { schema, role: applicationRoleOf(schema) };
  if (databaseUrl === undefined) return { kind: "pglite", folder: dataDir ?? null, ...names };
  return { kind: "postgres", url: databaseUrl, poolSize: Number(ENVIRONMENT.HOC_DATABASE_POOL_SIZE.default), ...names };
}
