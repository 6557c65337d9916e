import { ApplicationRoleError } from "@hoc/incident-drivers/migrations";
import { DomainError } from "@hoc/incident-schemas";
import { type Config, ConfigError } from "../config.js";
import { DataFolderError } from "./data-folder.js";
import { FolderTakenError } from "./folder-lock.js";

const LISTEN_PROBLEMS: Readonly<Record<string, string | undefined>> = {
  EADDRINUSE: "is taken by another process",
  EACCES: "needs more rights than this process has",
  EADDRNOTAVAIL: "is no address of this machine",
};

const DATABASE_PROBLEMS: Readonly<Record<string, string | undefined>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "its host is unknown",
  EAI_AGAIN: "its host cannot be looked up at the moment",
  ETIMEDOUT: "it does not answer",
  ECONNRESET: "it broke the connection",
  EHOSTUNREACH: "its host cannot be reached",
  "28P01": "it refuses the password",
  "28000": "it refuses the user",
  "3D000": "it has no such database",
  "42501": "the user may not create the tables",
  "53300": "it has no connection to spare",
  "57P03": "it is just starting",
};

/**
 * Why the server could not start, as a sentence for the person who started it; `undefined` for what nobody foresaw.
 *
 * @example startFailure(error, config) // "PORT 3000 on 127.0.0.1 is taken by another process."
 */
export function startFailure(error: unknown, config?: Config): string | undefined {
  if (error instanceof ConfigError || error instanceof FolderTakenError || error instanceof DataFolderError)
    return error.message;
  if (error instanceof ApplicationRoleError) return `${error.message} HOC_DATABASE_ROLE can name another role.`;
  if (config === undefined) return undefined;
  const { code, syscall } = rootOf(error);
  const listenProblem = syscall === "listen" || syscall === "bind" ? LISTEN_PROBLEMS[code] : undefined;
  if (listenProblem !== undefined) return `PORT ${config.port} on HOST ${config.host} ${listenProblem}.`;
  if (config.database.kind !== "postgres") return undefined;
  const { host, pathname } = new URL(config.database.url);
  const problem = DATABASE_PROBLEMS[code] ?? (isUnavailable(error) ? "it cannot be reached" : undefined);
  return problem === undefined ? undefined : `DATABASE_URL names the database ${host}${pathname}, but ${problem}.`;
}

function isUnavailable(error: unknown): boolean {
  if (DomainError.isInstance(error)) return error.code === "database_unavailable";
  return error instanceof Error && /timeout exceeded when trying to connect|connection terminated/i.test(error.message);
}

/** The system's or the database's own words: of the cause, and of the first of several attempts. */
function rootOf(error: unknown): { code: string; syscall: string } {
  const { cause, errors, code, syscall } = (error ?? {}) as Partial<
    Record<"cause" | "errors" | "code" | "syscall", unknown>
  >;
  if (DomainError.isInstance(error)) return rootOf(cause);
  if (code === undefined && Array.isArray(errors)) return rootOf(errors[0]);
  return { code: String(code), syscall: String(syscall) };
}
