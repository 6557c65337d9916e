import type { Operations } from "@hoc/incident-engines";
import type { Instant } from "@hoc/incident-schemas";
import { createApp, ENDPOINTS } from "../../apps/api/src/app.js";
import { readConfig } from "../../apps/api/src/config.js";
import type { Endpoint } from "../../apps/api/src/http/endpoint.js";
import { currentEnvironment } from "../../apps/api/src/http/require-preflight.js";
import { openDatabase } from "../../apps/api/src/wiring/database.js";
import { createServices } from "../../apps/api/src/wiring/services.js";
import { onlyStaticTokens } from "../../apps/api/test/only-static-tokens.js";
import { SIGNED_EXPORTS } from "../verify/signed-exports.js";
import { createToldAmbient } from "../verify/told-ambient.js";

/** The tenants of a verification: one that is asked, one that recorded the same otherwise, one that is foreign. */
export const TENANTS = ["acme", "ecma", "globex"] as const;

/** A tenant of a verification; its token has the same name. */
export type Tenant = (typeof TENANTS)[number];

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** The whole HTTP side on a database in memory, with the clock in the verifier's hand. */
export interface VerifiedApp {
  readonly endpoints: readonly Endpoint[];
  get(tenant: Tenant, path: string): Promise<Answer>;
  /** Sends a command, whose new ids are made out of `ids`. Throws when it is refused. */
  post(tenant: Tenant, path: string, body: object, ids: string): Promise<Record<string, unknown>>;
  /** Runs an operation that has no endpoint, as {@link post} sends a command. */
  run(tenant: Tenant, operation: string, input: object, ids: string): Promise<Record<string, unknown>>;
  setClock(now: Instant): void;
  close(): Promise<void>;
}

type Execute = (operation: string, input: object, context: object) => Promise<unknown>;

/** Long enough for signals of one problem to reach an incident that began an hour ago. */
const WINDOW_SECONDS = 7_200;

/** What an app is opened with. */
export interface VerifiedAppOptions {
  readonly start: Instant;
  /** Puts other operations in the place of the real ones, to see whether that is noticed. */
  readonly disguise?: (operations: Operations) => Pick<Operations, "execute" | "answered">;
}

/** Opens the app of a verification: every endpoint of the live router, those that only open before a start included. */
export async function openVerifiedApp({ start, disguise = (real) => real }: VerifiedAppOptions): Promise<VerifiedApp> {
  const told = createToldAmbient(start);
  const config = readConfig({
    HOC_DATA_DIR: "memory://",
    HOC_ENVIRONMENT: "preflight",
    HOC_AGGREGATION_WINDOW_SECONDS: String(WINDOW_SECONDS),
    HOC_MAX_INCIDENTS_PER_TENANT_PER_HOUR: "1000",
    HOC_API_TOKENS: JSON.stringify(
      Object.fromEntries(TENANTS.map((tenant) => [tenant, { tenant, actor: "ada", role: "admin" }])),
    ),
  });
  const database = await openDatabase(config.database, told.ambient.logger);
  await database.migrate();
  const { operations } = createServices(database, config, told.ambient.logger, told.ambient, SIGNED_EXPORTS.signer);
  const app = createApp({
    operations: disguise(operations),
    authenticate: onlyStaticTokens(config.tokens),
    maxBodyBytes: config.maxBodyBytes,
    currentEnvironment: currentEnvironment(config),
    checkReady: () => database.check(),
    ambient: told.ambient,
  });
  const send = async (tenant: Tenant, path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { authorization: `Bearer ${tenant}`, "content-type": "application/json" };
    const response = await app.request(path, { ...init, headers });
    return { status: response.status, text: await response.text() };
  };
  return {
    endpoints: ENDPOINTS,
    get: (tenant, path) => send(tenant, path),
    async post(tenant, path, body, ids) {
      told.makeIdsOf(ids);
      const { status, text } = await send(tenant, path, { method: "POST", body: JSON.stringify(body) });
      if (status >= 300) throw new Error(`POST ${path} answers ${status}: ${text}`);
      return JSON.parse(text);
    },
    async run(tenant, operation, input, ids) {
      told.makeIdsOf(ids);
      const context = { tenantId: tenant, actor: { type: "HUMAN", id: "ada" }, role: "admin" };
      return (await (operations.execute as unknown as Execute)(operation, input, context)) as Record<string, unknown>;
    },
    setClock: told.setClock,
    async close() {
      await operations.close();
      await database.close();
    },
  };
}
