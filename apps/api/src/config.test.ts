import { readFileSync } from "node:fs";
import { createSigner, generateSigningKey, trustedKeyOf } from "@hoc/export-bundles";
import { describe, expect, it } from "vitest";
import { ConfigError, DEVELOPMENT_TOKEN, readConfig } from "./config.js";
import { ENVIRONMENT } from "./environment.js";

const OTHER_KEY = trustedKeyOf(createSigner(generateSigningKey().privateKeyPem), "Example Inc.");
const TOKENS = '{"s3cret":{"tenant":"acme","actor":"alice","role":"responder"}}';

describe("readConfig", () => {
  it("runs alone without any variable", () => {
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      database: { kind: "pglite", folder: ".data", schema: "hoc", role: "hoc_app" },
      tokens: [DEVELOPMENT_TOKEN],
      developmentToken: true,
      environment: "production",
      demo: true,
      aggregator: {
        aggregationWindowSeconds: 300,
        windowing: "sliding",
        sweepAcknowledged: false,
        examineRuns: false,
        signalRetentionDays: null,
      },
      slaTargets: { critical: 3_600, high: 14_400, medium: 86_400, low: 259_200 },
      exports: {
        signingKey: null,
        signingKeyFile: null,
        settings: {
          organisation: "HOC Incidents",
          environment: "production",
          origin: "hoc-incidents",
          acknowledgeWithinSeconds: { critical: 900, high: 3_600, medium: 14_400, low: 86_400 },
          resolveWithinSeconds: { critical: 3_600, high: 14_400, medium: 86_400, low: 259_200 },
          checkpointEverySeconds: 86_400,
          otherKeys: [],
        },
      },
      webhooks: { allowedNetworks: [], allowHttp: false },
      logLevel: "info",
      unknownVariables: [],
    });
  });

  it("treats an empty variable as absent", () => {
    expect(readConfig({ PORT: "", HOC_API_TOKENS: " " })).toEqual(readConfig({}));
  });

  it("reads every setting", () => {
    const config = readConfig({
      PORT: "0",
      HOST: "0.0.0.0",
      DATABASE_URL: "postgresql://u:p@db:5432/app?sslmode=require",
      HOC_DATABASE_POOL_SIZE: "25",
      HOC_DATABASE_SCHEMA: "incidents",
      HOC_API_TOKENS: TOKENS,
      HOC_ENVIRONMENT: "preflight",
      HOC_AGGREGATION_WINDOW_SECONDS: "120",
      HOC_WINDOWING: "tumbling",
      HOC_SWEEP_ACKNOWLEDGED: "on",
      HOC_EXAMINE_RUNS: "on",
      HOC_SIGNAL_RETENTION_DAYS: "90",
      HOC_SLA_CRITICAL_SECONDS: "1",
      HOC_SLA_HIGH_SECONDS: "2",
      HOC_SLA_MEDIUM_SECONDS: "3",
      HOC_SLA_LOW_SECONDS: "31536000",
      HOC_SIGNING_KEY: "-----BEGIN PRIVATE KEY-----\\nMC4C\\n-----END PRIVATE KEY-----",
      HOC_OTHER_KEYS: JSON.stringify([OTHER_KEY]),
      HOC_ORGANISATION: "Example Inc.",
      HOC_EXPORT_ORIGIN: "example.com/incidents",
      HOC_ACK_CRITICAL_SECONDS: "4",
      HOC_ACK_HIGH_SECONDS: "5",
      HOC_ACK_MEDIUM_SECONDS: "6",
      HOC_ACK_LOW_SECONDS: "7",
      HOC_CHECKPOINT_HOURS: "6",
      HOC_AGREGATION_WINDOW: "1",
    });
    expect(config).toMatchObject({
      host: "0.0.0.0",
      port: 0,
      database: {
        kind: "postgres",
        url: "postgresql://u:p@db:5432/app?sslmode=require",
        poolSize: 25,
        schema: "incidents",
        role: "incidents_app",
      },
      tokens: [{ token: "s3cret", tenantId: "acme", actor: { type: "HUMAN", id: "alice" }, role: "responder" }],
      developmentToken: false,
      environment: "preflight",
      demo: false,
      aggregator: {
        aggregationWindowSeconds: 120,
        windowing: "tumbling",
        sweepAcknowledged: true,
        examineRuns: true,
        signalRetentionDays: 90,
      },
      slaTargets: { critical: 1, high: 2, medium: 3, low: 31_536_000 },
      exports: {
        signingKey: "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----",
        settings: {
          organisation: "Example Inc.",
          environment: "preflight",
          origin: "example.com/incidents",
          acknowledgeWithinSeconds: { critical: 4, high: 5, medium: 6, low: 7 },
          resolveWithinSeconds: { critical: 1, high: 2, medium: 3, low: 31_536_000 },
          checkpointEverySeconds: 21_600,
          otherKeys: [OTHER_KEY],
        },
      },
      unknownVariables: ["HOC_AGREGATION_WINDOW"],
    });
  });

  it("keeps nothing on disk for memory://", () => {
    expect(readConfig({ HOC_DATA_DIR: "memory://" }).database).toMatchObject({ kind: "pglite", folder: null });
  });

  it.each([
    [{}, true],
    [{ HOC_DEMO: "off" }, false],
    [{ HOC_API_TOKENS: TOKENS }, false],
    [{ DATABASE_URL: "postgres://localhost/app" }, false],
    [{ DATABASE_URL: "postgres://localhost/app", HOC_DEMO: "on" }, true],
  ])("decides on the demonstration: %o gives %s", (environment, demo) => {
    expect(readConfig(environment).demo).toBe(demo);
  });

  it.each([
    [{ PORT: "http" }, "PORT must be a whole number from 0 to 65535."],
    [{ PORT: "65536" }, "PORT must be a whole number from 0 to 65535."],
    [{ PORT: "-1" }, "PORT must be a whole number from 0 to 65535."],
    [{ DATABASE_URL: "mysql://db/app" }, "DATABASE_URL must be a URL that begins with postgres:// or postgresql://."],
    [{ DATABASE_URL: "db" }, "DATABASE_URL must be a URL that begins with postgres:// or postgresql://."],
    [{ HOC_LOG_LEVEL: "loud" }, "HOC_LOG_LEVEL must be one of: debug, info, warn, error, silent."],
    [{ HOC_DEMO: "yes" }, "HOC_DEMO must be one of: on, off."],
    [{ HOC_ENVIRONMENT: "staging" }, "HOC_ENVIRONMENT must be one of: production, preflight."],
    [{ HOC_AGGREGATION_WINDOW_SECONDS: "0" }, "HOC_AGGREGATION_WINDOW_SECONDS must be a whole number of at least 1."],
    [
      { HOC_AGGREGATION_WINDOW_SECONDS: "9999999999999999" },
      "HOC_AGGREGATION_WINDOW_SECONDS must be a whole number of at least 1.",
    ],
    [{ HOC_SLA_LOW_SECONDS: "0" }, "HOC_SLA_LOW_SECONDS must be a whole number from 1 to 31536000."],
    [{ HOC_SLA_HIGH_SECONDS: "31536001" }, "HOC_SLA_HIGH_SECONDS must be a whole number from 1 to 31536000."],
    [{ HOC_SIGNAL_RETENTION_DAYS: "0.5" }, "HOC_SIGNAL_RETENTION_DAYS must be a whole number from 1 to 100000."],
    [{ HOC_DATABASE_SCHEMA: 'a"; drop' }, "HOC_DATABASE_SCHEMA must be a lower-case PostgreSQL identifier."],
    [{ HOC_DATABASE_ROLE: "App" }, "HOC_DATABASE_ROLE must be a lower-case PostgreSQL identifier."],
    [{ HOC_DATABASE_ROLE: "none" }, "HOC_DATABASE_ROLE must be a lower-case PostgreSQL identifier."],
    [{ HOC_DATABASE_ROLE: "pg_monitor" }, "HOC_DATABASE_ROLE must be a lower-case PostgreSQL identifier."],
    [{ PORT: "x", HOC_DEMO: "x" }, "PORT must be a whole number from 0 to 65535. HOC_DEMO must be one of: on, off."],
    [{ HOC_API_TOKENS: "{" }, "HOC_API_TOKENS must be a JSON object with a member for each token."],
    [{ HOC_API_TOKENS: "[]" }, "HOC_API_TOKENS must be a JSON object with a member for each token."],
    [{ HOST: "0.0.0.0" }, /^HOST is 0\.0\.0\.0, which other machines can reach.* Set HOC_API_TOKENS/],
    [{ HOST: "127.0.0.1.example.com" }, /^HOST is 127\.0\.0\.1\.example\.com, which other machines can reach/],
    [{ HOST: "::" }, /^HOST is ::, which other machines can reach/],
    [{ HOC_EXPORT_ORIGIN: "Example Inc" }, "HOC_EXPORT_ORIGIN must be a name like example.com/incidents."],
    [{ HOC_EXPORT_ORIGIN: "a".repeat(201) }, "HOC_EXPORT_ORIGIN must have at most 200 characters."],
    [{ HOC_ORGANISATION: "a".repeat(201) }, "HOC_ORGANISATION must have at most 200 characters."],
    [{ HOC_OTHER_KEYS: "{}" }, "HOC_OTHER_KEYS must be a JSON array of keys."],
    [{ HOC_ACK_HIGH_SECONDS: "0" }, "HOC_ACK_HIGH_SECONDS must be a whole number from 1 to 31536000."],
    ...["10.0.0.0", "10.0.0.0/33", "10.0.0/8", "fd12::/129", "localhost/8", "10.0.0.0/8,", "0x0a.0.0.0/8"].map(
      (networks): [Record<string, string>, string] => [
        { HOC_WEBHOOK_ALLOWED_NETWORKS: networks },
        "HOC_WEBHOOK_ALLOWED_NETWORKS must be networks as CIDR with commas between, such as 10.1.0.0/16,fd12::/32.",
      ],
    ),
    [{ HOC_WEBHOOK_ALLOW_HTTP: "yes" }, "HOC_WEBHOOK_ALLOW_HTTP must be one of: on, off."],
    [{ HOC_CHECKPOINT_HOURS: "169" }, "HOC_CHECKPOINT_HOURS must be a whole number from 1 to 168."],
    [
      { HOC_SIGNING_KEY: "s3cret", HOC_SIGNING_KEY_FILE: "key.pem" },
      "HOC_SIGNING_KEY and HOC_SIGNING_KEY_FILE both name the key that signs; set one of them.",
    ],
  ])("refuses %o in a sentence", (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(ConfigError);
    expect(() => readConfig(environment)).toThrow(sentence);
  });

  it.each(["127.0.0.1", "127.8.8.8", "localhost", "::1"])("listens on %s without tokens", (host) => {
    expect(readConfig({ HOST: host }).host).toBe(host);
  });

  it.each([
    [
      "an unknown role",
      '{"s3cret":{"tenant":"acme","actor":"alice","role":"root"}}',
      'token 1 has a problem at "role"',
    ],
    ["no tenant", '{"s3cret":{"actor":"alice","role":"admin"}}', 'token 1 has a problem at "tenant"'],
    ["an unknown member", '{"s3cret":{"tenant":"acme","actor":"alice","role":"admin","x":1}}', "token 1 has a problem"],
    [
      "a wrong actor",
      '{"ok":{"tenant":"a","actor":"b","role":"admin"},"s3cret":{"tenant":"a","actor":7,"role":"admin"}}',
      "token 2 has a problem",
    ],
    [
      "a token that no header carries",
      '{"s3cret key":{"tenant":"acme","actor":"alice","role":"admin"}}',
      "token 1 has characters",
    ],
  ])("refuses tokens with %s and does not repeat the token", (_, tokens, sentence) => {
    expect(() => readConfig({ HOC_API_TOKENS: tokens })).toThrow(sentence);
    expect(() => readConfig({ HOC_API_TOKENS: tokens })).not.toThrow("s3cret");
  });

  it("takes no tokens at all, so that nobody calls by one", () => {
    expect(readConfig({ HOC_API_TOKENS: "{}", HOST: "0.0.0.0" })).toMatchObject({
      tokens: [],
      jwt: null,
      developmentToken: false,
      demo: false,
    });
  });

  it("takes networks for webhooks, or sends none", () => {
    const given = { HOC_WEBHOOK_ALLOWED_NETWORKS: "10.1.0.0/16, fd12::/32", HOC_WEBHOOK_ALLOW_HTTP: "on" };
    expect(readConfig(given).webhooks).toEqual({ allowedNetworks: ["10.1.0.0/16", "fd12::/32"], allowHttp: true });
    expect(readConfig({ ...given, HOC_WEBHOOKS: "off" }).webhooks).toBeNull();
  });

  it("takes a program as actor", () => {
    const tokens = '{"t":{"tenant":"acme","actor":{"type":"AGENT","id":"collector"},"role":"ingest"}}';
    expect(readConfig({ HOC_API_TOKENS: tokens }).tokens[0]?.actor).toEqual({ type: "AGENT", id: "collector" });
  });
});

describe("the issuer of JWTs", () => {
  const ISSUER = {
    HOC_JWKS_URL: "https://id.example.com/jwks.json",
    HOC_JWT_ISSUER: "https://id.example.com",
    HOC_JWT_AUDIENCE: "hoc",
  };

  it("is nobody without a word", () => {
    expect(readConfig({}).jwt).toBeNull();
  });

  it("is read with the names of its claims", () => {
    expect(readConfig(ISSUER).jwt).toEqual({
      jwksUrl: "https://id.example.com/jwks.json",
      issuer: "https://id.example.com",
      audience: "hoc",
      tenantClaim: "tenant",
      roleClaim: "role",
    });
    const named = { HOC_JWT_TENANT_CLAIM: "https://example.com/org", HOC_JWT_ROLE_CLAIM: "roles" };
    expect(readConfig({ ...ISSUER, ...named }).jwt).toMatchObject({
      tenantClaim: "https://example.com/org",
      roleClaim: "roles",
    });
  });

  it("takes the development token and the demonstration away, and opens the other hosts", () => {
    expect(readConfig({ ...ISSUER, HOST: "0.0.0.0" })).toMatchObject({
      tokens: [],
      developmentToken: false,
      demo: false,
    });
  });

  it.each(Object.keys(ISSUER))("is not taken without %s", (name) => {
    expect(() => readConfig({ ...ISSUER, [name]: "" })).toThrow(
      "HOC_JWKS_URL, HOC_JWT_ISSUER and HOC_JWT_AUDIENCE go together",
    );
  });

  it.each(["http://127.0.0.1:8080/jwks", "http://localhost/jwks", "http://[::1]:8080/jwks"])(
    "publishes its keys at %s",
    (jwksUrl) => {
      expect(readConfig({ ...ISSUER, HOC_JWKS_URL: jwksUrl }).jwt?.jwksUrl).toBe(jwksUrl);
    },
  );

  it.each([
    "id.example.com/jwks",
    "file:///etc/jwks.json",
    "http://id.example.com/jwks",
    "http://127.0.0.1.example.com/jwks",
    "http://127.0.0.1@id.example.com/jwks",
    "https://user@id.example.com/jwks",
    "https://:word@id.example.com/jwks",
  ])("does not publish its keys at %s", (jwksUrl) => {
    expect(() => readConfig({ ...ISSUER, HOC_JWKS_URL: jwksUrl })).toThrow(
      "HOC_JWKS_URL must be an https URL, or an http URL on the loopback, without a user name.",
    );
  });
});

describe("the README's table", () => {
  it("has a row for every variable, with its default and meaning", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    for (const [name, { default: byDefault, meaning }] of Object.entries(ENVIRONMENT)) {
      expect(readme).toContain(`| \`${name}\` | ${byDefault === "" ? "–" : `\`${byDefault}\``} | ${meaning} |`);
    }
  });
});
