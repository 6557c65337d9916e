import { createHash } from "node:crypto";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type Operations } from "@hoc/incident-engines";
import type { Instant } from "@hoc/incident-schemas";
import type { Ambient, Logger, WebhookSender } from "@hoc/incident-schemas/ports";
import { Kysely } from "kysely";
import { createApp } from "../../apps/api/src/app.js";
import { createAuthenticate } from "../../apps/api/src/http/auth.js";
import { createMetrics } from "../../apps/api/src/wiring/metrics.js";
import { SIGNED_EXPORTS } from "../verify/signed-exports.js";
import { createToldAmbient } from "../verify/told-ambient.js";
import { type Connection, rehearsed } from "./connection.js";

/** Who calls: the tenant with the right to everything in it. */
export const asAdmin = (tenantId: string) =>
  ({ tenantId, actor: { type: "HUMAN", id: "ada" }, role: "admin" }) as const;

/** The product on a connection, with clock, ids and log in the verifier's hand. */
export interface Stage {
  readonly operations: Operations;
  readonly app: ReturnType<typeof createApp>;
  setClock(now: Instant): void;
  /** From here on ids are made out of this text, and secrets out of the other. */
  makeIdsOf(text: string, secrets: string): void;
  /** What was logged since this was asked last, a line each. */
  takeLog(): string[];
}

/** Long enough for signals of one problem to reach an incident that began an hour ago. */
const WINDOW_SECONDS = 7_200;

/** What a stage is put up with. */
export interface StageOptions {
  readonly connection: Connection;
  /** The role that transactions run as, which row security binds; nothing binds the connection's own. */
  readonly role?: string | undefined;
  /** Tenants that have a token: its text is the tenant's name. */
  readonly tenants: readonly string[];
  readonly start: Instant;
}

/** Takes every URL and reaches none, because nothing of a verification leaves the house. */
const NOWHERE: WebhookSender = {
  refusalOf: () => null,
  send: async () => ({ kind: "unreachable", error: "Nothing is sent.", durationMs: 0 }),
};

/** Puts the product up; nothing that it does outlasts the transaction that the connection has open. */
export function createStage({ connection, role, tenants, start }: StageOptions): Stage {
  const told = createToldAmbient(start);
  let log: string[] = [];
  let secrets = createSecrets("");
  const ambient: Ambient = {
    ...told.ambient,
    randomHex: (bytes) => secrets(bytes),
    logger: loggerInto((line) => log.push(line)),
  };
  const db = new Kysely<unknown>({ dialect: new PGliteDialect(rehearsed(connection)) });
  const unitOfWork = kyselyUnitOfWork(db, {
    ambient,
    ...(role !== undefined && { role }),
    aggregator: {
      aggregationWindowSeconds: WINDOW_SECONDS,
      maxIncidentsPerTenantPerHour: 1_000,
      signalRetentionDays: 30,
    },
  });
  const operations = createOperations({ unitOfWork, ambient, exports: SIGNED_EXPORTS, webhooks: NOWHERE });
  const metrics = createMetrics();
  const tokens = tenants.map((token) => ({ ...asAdmin(token), token }));
  const app = createApp({
    operations,
    authenticate: createAuthenticate({ tokens, authenticateKey: operations.authenticateKey }),
    maxBodyBytes: 1_000_000,
    currentEnvironment: "preflight",
    checkReady: async () => undefined,
    observe: metrics.observeRequest,
    metrics,
    ambient,
  });
  return {
    operations,
    app,
    setClock: told.setClock,
    makeIdsOf(text, secretText) {
      secrets = createSecrets(secretText);
      told.makeIdsOf(text);
    },
    takeLog() {
      const lines = log;
      log = [];
      return lines;
    },
  };
}

function createSecrets(text: string): Ambient["randomHex"] {
  let made = 0;
  return (bytes) =>
    createHash("sha512")
      .update(`${text}/${made++}`)
      .digest("hex")
      .slice(0, 2 * bytes);
}

/** Said once a minute, by whichever scene comes first: what is played before decides, not who else is there. */
const SAID_ONCE = "a deprecated endpoint is used";

function loggerInto(write: (line: string) => void): Logger {
  const say = (level: string) => (fields: object, message?: string) =>
    message !== SAID_ONCE &&
    write(
      `${level} ${message ?? ""} ${JSON.stringify(fields, (_, value) => (value instanceof Error ? inWords(value) : value))}`,
    );
  return { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
}

function inWords({ name, message, cause }: Error): object {
  return { name, message, cause: cause instanceof Error ? inWords(cause) : cause };
}
