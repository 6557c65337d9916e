import { type DestinationStream, type Logger, pino } from "pino";
import type { Config } from "../config.js";

const SECRETS = ["authorization", "cookie", "token", "password", "databaseUrl"];
const DEEPEST_CAUSE = 4;

/** An error in the log. Errors of a database carry statement and parameters, which could be anybody's data; they stay out. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string | undefined;
  readonly cause?: LoggedError;
}

/** The log: one JSON object a line on stderr, so that stdout is for people. */
export function createLogger(
  level: Config["logLevel"],
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: { name: "hoc-incidents" },
      redact: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      serializers: { err: (error: unknown) => loggedError(error) },
    },
    destination,
  );
}

function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code !== undefined && { code }),
    stack: error.stack,
    ...(error.cause !== undefined && depth < DEEPEST_CAUSE && { cause: loggedError(error.cause, depth + 1) }),
  };
}
