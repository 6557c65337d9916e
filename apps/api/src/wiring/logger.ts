import { DomainError } from "@hoc/incident-schemas";
import { type DestinationStream, type Logger, pino } from "pino";
import type { Config } from "../config.js";

const SECRETS = ["authorization", "cookie", "token", "secret", "password", "databaseUrl"];
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

/** What may pass by itself, such as an outage of the database, needs no stack: it comes often and says nothing new. */
function loggedError(error: unknown, depth = 0, known = false): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code } = error as { code?: unknown };
  const expected = known || (DomainError.isInstance(error) && error.retryable);
  return {
    type: error.name,
    message: error.message,
    ...(code !== undefined && { code }),
    ...(!expected && { stack: error.stack }),
    ...(error.cause !== undefined && depth < DEEPEST_CAUSE && { cause: loggedError(error.cause, depth + 1, expected) }),
  };
}
