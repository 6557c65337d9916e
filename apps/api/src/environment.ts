import { isIP } from "node:net";
import { COST_ANOMALY_SEVERITIES, exportSettingsSchema, type Severity, type TrustedKey } from "@hoc/incident-schemas";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { apiTokensSchema } from "./api-tokens.js";
import { isLoopback } from "./loopback.js";
import { otherKeysSchema } from "./other-keys.js";

/** One environment variable: its default as it would be written, what it means, and what it may be. */
export interface Variable<Schema extends z.ZodType = z.ZodType> {
  readonly default: string;
  readonly meaning: string;
  readonly schema: Schema;
}

/** Names of the log levels, most talkative first. */
const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

/** Every environment variable of the server; the README's table says the same, and a test compares the two. */
export const ENVIRONMENT = {
  PORT: variable("3000", "Port to listen on; 0 takes a free one.", wholeNumber(0, 65_535)),
  HOST: variable(
    "127.0.0.1",
    "Address to listen on. Without `HOC_API_TOKENS` and `HOC_JWKS_URL` only the loopback is accepted.",
    z.string(),
  ),
  DATABASE_URL: variable(
    "",
    "PostgreSQL to use, as `postgres://user:password@host:5432/name`. Without it an embedded one runs in `HOC_DATA_DIR`.",
    z.union([
      z.literal(""),
      z.url({ protocol: /^postgres(ql)?$/, error: "must be a URL that begins with postgres:// or postgresql://" }),
    ]),
  ),
  HOC_DATA_DIR: variable(
    ".data",
    "Folder of the embedded PostgreSQL, for one process at a time; `memory://` keeps nothing.",
    z.string(),
  ),
  HOC_DATABASE_SCHEMA: variable(
    "hoc",
    "PostgreSQL schema that holds the tables.",
    z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/, "must be a lower-case PostgreSQL identifier"),
  ),
  HOC_DATABASE_ROLE: variable(
    "",
    "PostgreSQL role that transactions run as, so that the database itself keeps tenants apart; made when it is not there. The schema's name with `_app` behind it without it.",
    textOrNull().pipe(
      z
        .string()
        .regex(/^(?!(none|public)$|pg_)[a-z_][a-z0-9_]{0,62}$/, "must be a lower-case PostgreSQL identifier")
        .nullable(),
    ),
  ),
  HOC_DATABASE_POOL_SIZE: variable("10", "Most connections to PostgreSQL.", wholeNumber(2, 1_000)),
  HOC_API_TOKENS: variable(
    "",
    'Who may call, as JSON: `{"<token>":{"tenant":"acme","actor":"alice","role":"responder"}}`. Roles: `viewer`, `responder`, `ingest`, `admin`. An actor is a person\'s id, or for a program `{"type":"AGENT","id":"collector"}`. `{}` leaves stored keys and JWTs alone. Without it and `HOC_JWKS_URL`: token `dev-token`, tenant `demo`, role `admin`, loopback only.',
    z.union([z.literal("").transform(() => null), apiTokensSchema]),
  ),
  HOC_JWKS_URL: variable(
    "",
    "Where the issuer of JWTs publishes its public keys: an https URL, or an http one on the loopback. Wants `HOC_JWT_ISSUER` and `HOC_JWT_AUDIENCE`; without the three no JWT is taken.",
    z.union([z.literal("").transform(() => null), jwksUrl()]),
  ),
  HOC_JWT_ISSUER: variable("", "What the claim `iss` of a JWT must be.", textOrNull()),
  HOC_JWT_AUDIENCE: variable("", "What the claim `aud` of a JWT must be or have among others.", textOrNull()),
  HOC_JWT_TENANT_CLAIM: variable("tenant", "Claim of a JWT that names the tenant.", atMost(200)),
  HOC_JWT_ROLE_CLAIM: variable(
    "role",
    "Claim of a JWT that names the role, or a list with one of the roles in it.",
    atMost(200),
  ),
  HOC_ENVIRONMENT: variable(
    "production",
    "`preflight` opens the endpoints that are meant for rehearsals only.",
    z.enum(["production", "preflight"]),
  ),
  HOC_DEMO: variable(
    "",
    "`on` or `off`: whether a demonstration is recorded for the tenant `demo` when it has no incident. On by default with the embedded PostgreSQL and without `HOC_API_TOKENS` and `HOC_JWKS_URL`.",
    z.enum(["", "on", "off"]),
  ),
  HOC_AGGREGATION_WINDOW_SECONDS: variable("300", "Longest silence inside one incident.", wholeNumber(1)),
  HOC_WINDOWING: variable(
    "sliding",
    "`sliding`: an incident lasts as long as the outage; `tumbling`: one incident per window.",
    z.enum(["sliding", "tumbling"]),
  ),
  HOC_MAX_INCIDENTS_PER_TENANT_PER_HOUR: variable(
    "20",
    "New incidents of a tenant in any rolling hour; beyond them signals go to one overflow incident.",
    wholeNumber(1),
  ),
  HOC_MAX_RELATED_CALLS_PER_INCIDENT: variable(
    "1000",
    "Call references that an incident's own page returns.",
    wholeNumber(1),
  ),
  HOC_INCIDENT_COOLDOWN_SECONDS: variable(
    "60",
    "After a resolution, signals this close to it are late.",
    wholeNumber(1),
  ),
  HOC_AUTO_RESOLVE_AFTER_SECONDS: variable(
    "900",
    "Silence after which the sweep resolves an incident.",
    wholeNumber(1),
  ),
  HOC_SWEEP_ACKNOWLEDGED: variable("off", "`on` lets the sweep resolve acknowledged incidents too.", onOrOff()),
  HOC_SLA_CRITICAL_SECONDS: slaTarget("critical", "3600"),
  HOC_SLA_HIGH_SECONDS: slaTarget("high", "14400"),
  HOC_SLA_MEDIUM_SECONDS: slaTarget("medium", "86400"),
  HOC_SLA_LOW_SECONDS: slaTarget("low", "259200"),
  HOC_SIGNING_KEY: variable(
    "",
    "Private key that exports and checkpoints are signed with: Ed25519 or ECDSA P-256, PKCS#8 in PEM; `\\n` may stand for a line break. Without it and `HOC_SIGNING_KEY_FILE` the embedded PostgreSQL has one made, in `HOC_DATA_DIR`; on a `DATABASE_URL` exports are refused.",
    textOrNull().transform((pem) => pem?.replaceAll("\\n", "\n") ?? null),
  ),
  HOC_SIGNING_KEY_FILE: variable("", "File with that key, instead of the key itself.", textOrNull()),
  HOC_OTHER_KEYS: variable(
    "",
    "Public keys that `GET /v1/keys` names beside it, those that signed before and those that will: a JSON array of keys as it answers them.",
    z.union([z.literal("").transform((): TrustedKey[] => []), otherKeysSchema]),
  ),
  HOC_ORGANISATION: variable(
    "HOC Incidents",
    "Who issues exports, as printed in them.",
    atMost(200).pipe(exportSettingsSchema.shape.organisation.unwrap()),
  ),
  HOC_EXPORT_ORIGIN: variable(
    "hoc-incidents",
    "Name that the logs of this deployment and its key go under in checkpoints, such as `example.com/incidents`; to be kept.",
    atMost(200).pipe(exportSettingsSchema.shape.origin.unwrap()),
  ),
  HOC_ACK_CRITICAL_SECONDS: acknowledgeTarget("critical", "900"),
  HOC_ACK_HIGH_SECONDS: acknowledgeTarget("high", "3600"),
  HOC_ACK_MEDIUM_SECONDS: acknowledgeTarget("medium", "14400"),
  HOC_ACK_LOW_SECONDS: acknowledgeTarget("low", "86400"),
  HOC_CHECKPOINT_HOURS: variable(
    "24",
    "Longest time between two checkpoints of a tenant; one is made besides whenever an incident opens or ends.",
    wholeNumber(1, 168),
  ),
  HOC_ANOMALY_MIN_SEVERITY: variable(
    "HIGH",
    "Cost anomalies below this severity raise no signal.",
    z.enum(COST_ANOMALY_SEVERITIES),
  ),
  HOC_ANOMALY_MIN_CONFIDENCE_PERCENT: variable(
    "50",
    "Cost anomalies that analytics is less sure of raise no signal.",
    wholeNumber(0, 100),
  ),
  HOC_EXAMINE_RUNS: variable(
    "off",
    "`on` has the detectors of agents that fail look at every run that ends.",
    onOrOff(),
  ),
  HOC_SIGNAL_RETENTION_DAYS: variable(
    "",
    "Signals older than this are refused. None are without it.",
    z.union([z.literal("").transform(() => null), wholeNumber(1, 100_000)]),
  ),
  HOC_MAX_WAITING_SIGNALS: variable(
    "10000",
    "Signals that may wait in this process; beyond them callers are told to come back later.",
    wholeNumber(1_000),
  ),
  HOC_IDEMPOTENCY_HOURS: variable(
    "24",
    "How long the answer to a request with an `Idempotency-Key` is kept.",
    wholeNumber(1, 8_760),
  ),
  HOC_SWEEP_INTERVAL_SECONDS: variable(
    "15",
    "Pause between two looks for silent incidents, lessons and checkpoints that are due, and expired idempotency keys.",
    wholeNumber(1, 86_400),
  ),
  HOC_RELAY_INTERVAL_MS: variable(
    "1000",
    "Pause between two looks for undelivered events.",
    wholeNumber(10, 3_600_000),
  ),
  HOC_MAX_BODY_BYTES: variable("8388608", "Largest request body.", wholeNumber(1_024, 1_073_741_824)),
  HOC_READS_PER_MINUTE: variable(
    "6000",
    "Reads that a tenant may make in a minute of each process; beyond them it is told to come back later. 0 leaves them unlimited; what is sent in is never limited.",
    wholeNumber(0, 1_000_000_000),
  ),
  HOC_MAX_CONNECTIONS: variable(
    "10000",
    "Connections that callers may hold open at once; more are closed as they come. Keep it below the open files that the process may have.",
    wholeNumber(1, 1_000_000),
  ),
  HOC_SHUTDOWN_SECONDS: variable(
    "10",
    "Longest time that requests under way get to finish when the server is told to stop.",
    wholeNumber(1, 600),
  ),
  HOC_WEBHOOKS: variable(
    "on",
    "`off`: nothing is sent to webhook endpoints, and none can be made. Events of that time are not queued for later.",
    onOrOff(),
  ),
  HOC_WEBHOOK_ALLOWED_NETWORKS: variable(
    "",
    "Networks that webhooks may be sent to although they are not public, as CIDR with commas between: `10.1.0.0/16,fd12::/32`. Whoever may make endpoints reaches everything in them.",
    networks(),
  ),
  HOC_WEBHOOK_ALLOW_HTTP: variable("off", "`on` lets webhooks be sent unencrypted, to `http:` URLs too.", onOrOff()),
  HOC_METRICS: variable("on", "`off` takes `/metrics` away.", onOrOff()),
  HOC_LOG_LEVEL: variable(
    "info",
    "`debug`, `info`, `warn`, `error` or `silent`. The log is JSON on stderr.",
    z.enum(LOG_LEVELS),
  ),
} satisfies Record<string, Variable>;

/** What each variable is read as. */
export type EnvironmentValues = {
  readonly [Name in keyof typeof ENVIRONMENT]: z.output<(typeof ENVIRONMENT)[Name]["schema"]>;
};

function variable<Schema extends z.ZodType>(byDefault: string, meaning: string, schema: Schema): Variable<Schema> {
  return { default: byDefault, meaning, schema };
}

function slaTarget(severity: Severity, byDefault: string) {
  const meaning = `Seconds from start to resolution that metrics allow an incident of severity \`${severity}\`.`;
  return variable(byDefault, meaning, wholeNumber(1, 31_536_000));
}

function acknowledgeTarget(severity: Severity, byDefault: string) {
  const meaning = `Seconds in which a person has to acknowledge an incident of severity \`${severity}\`, as exports see it.`;
  return variable(byDefault, meaning, wholeNumber(1, 31_536_000));
}

function textOrNull() {
  return z.string().transform((text) => (text === "" ? null : text));
}

/** Whoever could change the keys on their way could make tokens. */
function jwksUrl() {
  const sentence = "must be an https URL, or an http URL on the loopback, without a user name";
  return z.url({ protocol: /^https?$/, error: sentence, abort: true }).refine((text) => {
    const { protocol, hostname, username, password } = new URL(text);
    const safe = protocol === "https:" || isLoopback(hostname.replace(/^\[(.*)\]$/, "$1"));
    return safe && username === "" && password === "";
  }, sentence);
}

function networks() {
  return z
    .string()
    .transform((text) => (text === "" ? [] : text.split(",").map((network) => network.trim())))
    .refine(
      (list) => list.every((network) => isIP(network.split("/")[0] ?? "") !== 0 && ipaddr.isValidCIDR(network)),
      "must be networks as CIDR with commas between, such as 10.1.0.0/16,fd12::/32",
    );
}

function atMost(characters: number) {
  return z.string().max(characters, { error: `must have at most ${characters} characters`, abort: true });
}

function onOrOff() {
  return z.enum(["on", "off"]).transform((word) => word === "on");
}

function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  const sentence =
    most === Number.MAX_SAFE_INTEGER
      ? `must be a whole number of at least ${least}`
      : `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,16}$/, { error: sentence, abort: true })
    .transform(Number)
    .refine((number) => number >= least && number <= most, sentence);
}
