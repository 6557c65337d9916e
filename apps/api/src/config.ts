import {
  type ExportSettings,
  exportSettingsSchema,
  type IncidentAggregatorConfig,
  type SlaTargets,
} from "@hoc/incident-schemas";
import type { z } from "zod";
import { ENVIRONMENT, type EnvironmentValues, type Variable } from "./environment.js";
import type { JwtSettings } from "./http/auth-jwt.js";
import type { ApiToken } from "./http/auth-static-tokens.js";
import { isLoopback } from "./loopback.js";

/** Where the data is: on a PostgreSQL server, or in the embedded one (`folder` null keeps it in memory). */
export type DatabaseConfig =
  | (DatabaseNames & { readonly kind: "postgres"; readonly url: string; readonly poolSize: number })
  | (DatabaseNames & { readonly kind: "pglite"; readonly folder: string | null });

/** What the product's things are called in the database. */
interface DatabaseNames {
  readonly schema: string;
  /** The role that transactions run as. */
  readonly role: string;
}

/** What exports are signed with and what they say of their origin. */
interface ExportConfig {
  /** The private key as PEM; null when it was not given. */
  readonly signingKey: string | null;
  /** The file that has it; null when none was named. */
  readonly signingKeyFile: string | null;
  readonly settings: ExportSettings;
}

/** Where webhooks may be sent beside https URLs on the public Internet. */
interface WebhookSettings {
  /** As CIDR. */
  readonly allowedNetworks: readonly string[];
  readonly allowHttp: boolean;
}

/** What the server is told from outside. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseConfig;
  readonly tokens: readonly ApiToken[];
  /** Whose JWTs are taken; null when nobody's are. */
  readonly jwt: JwtSettings | null;
  /** Whether nobody configured who may call, so that {@link DEVELOPMENT_TOKEN} is the only token. */
  readonly developmentToken: boolean;
  readonly environment: "production" | "preflight";
  readonly demo: boolean;
  readonly aggregator: IncidentAggregatorConfig;
  readonly slaTargets: SlaTargets;
  readonly exports: ExportConfig;
  readonly maxWaitingSignals: number;
  readonly idempotencyHours: number;
  readonly sweepIntervalSeconds: number;
  readonly relayIntervalMs: number;
  readonly maxBodyBytes: number;
  /** Reads that a tenant may make in a minute; 0 when they are unlimited. */
  readonly readsPerMinute: number;
  /** Connections that callers may hold open at once. */
  readonly maxConnections: number;
  readonly shutdownSeconds: number;
  /** Where webhooks may be sent; null when none are sent at all. */
  readonly webhooks: WebhookSettings | null;
  readonly metrics: boolean;
  readonly logLevel: EnvironmentValues["HOC_LOG_LEVEL"];
  /** Variables that begin like ours and are none, most likely misspelt. */
  readonly unknownVariables: readonly string[];
}

/** The one token that works when neither tokens nor an issuer of JWTs are configured. */
export const DEVELOPMENT_TOKEN: ApiToken = {
  token: "dev-token",
  tenantId: "demo",
  actor: { type: "HUMAN", id: "developer" },
  role: "admin",
};

/** A value that cannot be used; the message is for the person who set it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * Reads and checks the environment.
 *
 * @throws {ConfigError} that names every variable at fault.
 * @example readConfig({ PORT: "8080" }).port // 8080
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const values = readValues(environment);
  const jwt = jwtOf(values);
  const developmentToken = values.HOC_API_TOKENS === null && jwt === null;
  if (developmentToken && !isLoopback(values.HOST)) {
    throw new ConfigError(
      `HOST is ${values.HOST}, which other machines can reach, but neither HOC_API_TOKENS nor HOC_JWKS_URL says who may call. ` +
        "Set HOC_API_TOKENS or HOC_JWKS_URL, or leave HOST at 127.0.0.1.",
    );
  }
  return {
    host: values.HOST,
    port: values.PORT,
    database: databaseOf(values),
    tokens: values.HOC_API_TOKENS ?? (developmentToken ? [DEVELOPMENT_TOKEN] : []),
    jwt,
    developmentToken,
    environment: values.HOC_ENVIRONMENT,
    demo: values.HOC_DEMO === "" ? developmentToken && values.DATABASE_URL === "" : values.HOC_DEMO === "on",
    aggregator: {
      aggregationWindowSeconds: values.HOC_AGGREGATION_WINDOW_SECONDS,
      windowing: values.HOC_WINDOWING,
      maxIncidentsPerTenantPerHour: values.HOC_MAX_INCIDENTS_PER_TENANT_PER_HOUR,
      maxRelatedCallsPerIncident: values.HOC_MAX_RELATED_CALLS_PER_INCIDENT,
      incidentCooldownSeconds: values.HOC_INCIDENT_COOLDOWN_SECONDS,
      autoResolveAfterSeconds: values.HOC_AUTO_RESOLVE_AFTER_SECONDS,
      sweepAcknowledged: values.HOC_SWEEP_ACKNOWLEDGED,
      anomalyMinSeverity: values.HOC_ANOMALY_MIN_SEVERITY,
      anomalyMinConfidence: values.HOC_ANOMALY_MIN_CONFIDENCE_PERCENT / 100,
      examineRuns: values.HOC_EXAMINE_RUNS,
      signalRetentionDays: values.HOC_SIGNAL_RETENTION_DAYS,
    },
    slaTargets: slaTargetsOf(values),
    exports: exportsOf(values),
    maxWaitingSignals: values.HOC_MAX_WAITING_SIGNALS,
    idempotencyHours: values.HOC_IDEMPOTENCY_HOURS,
    sweepIntervalSeconds: values.HOC_SWEEP_INTERVAL_SECONDS,
    relayIntervalMs: values.HOC_RELAY_INTERVAL_MS,
    maxBodyBytes: values.HOC_MAX_BODY_BYTES,
    readsPerMinute: values.HOC_READS_PER_MINUTE,
    maxConnections: values.HOC_MAX_CONNECTIONS,
    shutdownSeconds: values.HOC_SHUTDOWN_SECONDS,
    webhooks: webhooksOf(values),
    metrics: values.HOC_METRICS,
    logLevel: values.HOC_LOG_LEVEL,
    unknownVariables: Object.keys(environment).filter(
      (name) => name.startsWith("HOC_") && !Object.hasOwn(ENVIRONMENT, name),
    ),
  };
}

function readValues(environment: Readonly<Record<string, string | undefined>>): EnvironmentValues {
  const problems: string[] = [];
  const values = Object.entries<Variable>(ENVIRONMENT).map(([name, { default: byDefault, schema }]) => {
    const result = schema.safeParse(environment[name]?.trim() || byDefault);
    if (!result.success) problems.push(`${name} ${sentenceOf(result.error)}.`);
    return [name, result.data];
  });
  if (problems.length > 0) throw new ConfigError(problems.join(" "));
  return Object.fromEntries(values) as EnvironmentValues;
}

function sentenceOf(error: z.ZodError): string {
  const issue = deepest(error.issues);
  if (issue?.code === "invalid_value")
    return `must be one of: ${issue.values.filter((value) => value !== "").join(", ")}`;
  return issue?.message ?? "is not usable";
}

/** Of a union (empty, or something) only what is wrong with the something is worth saying. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const issue = issues[0];
  const inner = issue?.code === "invalid_union" ? issue.errors.at(-1) : undefined;
  return issue?.code === "invalid_union" && issue.message === "Invalid input" && inner !== undefined
    ? deepest(inner)
    : issue;
}

/** The role that goes with a schema when none is named; PostgreSQL takes 63 characters. */
export function applicationRoleOf(schema: string): string {
  return `${schema.slice(0, 59)}_app`;
}

function databaseOf(values: EnvironmentValues): DatabaseConfig {
  const schema = values.HOC_DATABASE_SCHEMA;
  const names = { schema, role: values.HOC_DATABASE_ROLE ?? applicationRoleOf(schema) };
  if (values.DATABASE_URL !== "")
    return { kind: "postgres", url: values.DATABASE_URL, poolSize: values.HOC_DATABASE_POOL_SIZE, ...names };
  return { kind: "pglite", folder: values.HOC_DATA_DIR === "memory://" ? null : values.HOC_DATA_DIR, ...names };
}

/** Issuer and audience belong to the keys: a signature alone would let in whom the issuer vouches for elsewhere. */
function jwtOf(values: EnvironmentValues): JwtSettings | null {
  const { HOC_JWKS_URL: jwksUrl, HOC_JWT_ISSUER: issuer, HOC_JWT_AUDIENCE: audience } = values;
  if (jwksUrl === null && issuer === null && audience === null) return null;
  if (jwksUrl === null || issuer === null || audience === null)
    throw new ConfigError("HOC_JWKS_URL, HOC_JWT_ISSUER and HOC_JWT_AUDIENCE go together; set all three, or none.");
  const { HOC_JWT_TENANT_CLAIM: tenantClaim, HOC_JWT_ROLE_CLAIM: roleClaim } = values;
  return { jwksUrl, issuer, audience, tenantClaim, roleClaim };
}

function exportsOf(values: EnvironmentValues): ExportConfig {
  const { HOC_SIGNING_KEY: signingKey, HOC_SIGNING_KEY_FILE: signingKeyFile } = values;
  if (signingKey !== null && signingKeyFile !== null)
    throw new ConfigError("HOC_SIGNING_KEY and HOC_SIGNING_KEY_FILE both name the key that signs; set one of them.");
  return {
    signingKey,
    signingKeyFile,
    settings: exportSettingsSchema.parse({
      organisation: values.HOC_ORGANISATION,
      environment: values.HOC_ENVIRONMENT,
      origin: values.HOC_EXPORT_ORIGIN,
      acknowledgeWithinSeconds: {
        critical: values.HOC_ACK_CRITICAL_SECONDS,
        high: values.HOC_ACK_HIGH_SECONDS,
        medium: values.HOC_ACK_MEDIUM_SECONDS,
        low: values.HOC_ACK_LOW_SECONDS,
      },
      resolveWithinSeconds: slaTargetsOf(values),
      checkpointEverySeconds: values.HOC_CHECKPOINT_HOURS * 3_600,
      otherKeys: values.HOC_OTHER_KEYS,
    }),
  };
}

function webhooksOf(values: EnvironmentValues): WebhookSettings | null {
  const { HOC_WEBHOOKS: on, HOC_WEBHOOK_ALLOWED_NETWORKS: allowedNetworks, HOC_WEBHOOK_ALLOW_HTTP: allowHttp } = values;
  return on ? { allowedNetworks, allowHttp } : null;
}

function slaTargetsOf(values: EnvironmentValues): SlaTargets {
  return {
    critical: values.HOC_SLA_CRITICAL_SECONDS,
    high: values.HOC_SLA_HIGH_SECONDS,
    medium: values.HOC_SLA_MEDIUM_SECONDS,
    low: values.HOC_SLA_LOW_SECONDS,
  };
}
