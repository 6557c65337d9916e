import { readConfig } from "../src/config.js";
import { start } from "../src/start.js";
import { createLogger } from "../src/wiring/logger.js";

/** Tokens of the test server: one for each role of the tenant `acme`, and one of another tenant. */
export const TOKENS = {
  admin: { tenant: "acme", actor: "ada", role: "admin" },
  responder: { tenant: "acme", actor: "rita", role: "responder" },
  viewer: { tenant: "acme", actor: "vera", role: "viewer" },
  collector: { tenant: "acme", actor: { type: "AGENT", id: "collector" }, role: "ingest" },
  stranger: { tenant: "globex", actor: "stan", role: "admin" },
} as const;

/** A holder of one of the {@link TOKENS}. */
export type Holder = keyof typeof TOKENS;

/** An answer, its JSON parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  readonly body: any;
}

/** An answer as the bytes that came. */
interface FileAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** What a request has beside path and holder. */
interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A real server that listens on a port of its own, with its data in memory. */
export interface ApiServer {
  readonly url: string;
  /** Sends a request: GET, or POST with a JSON body when there is one. */
  send(holder: Holder, path: string, sent?: Sent): Promise<Answer>;
  /** Sends a request likewise, and takes the answer as it comes. */
  fetchFile(holder: Holder, path: string, sent?: Sent): Promise<FileAnswer>;
  post(holder: Holder, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Records signals and gives the incident of the last one. */
  openIncident(...signals: object[]): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the whole server, as `npm start` does, on embedded PostgreSQL. */
export async function startApiServer(environment: Readonly<Record<string, string>> = {}): Promise<ApiServer> {
  const config = readConfig({
    PORT: "0",
    HOC_DATA_DIR: "memory://",
    HOC_API_TOKENS: JSON.stringify(TOKENS),
    HOC_MAX_INCIDENTS_PER_TENANT_PER_HOUR: "1000",
    ...environment,
  });
  const { url, stop } = await start(config, createLogger("silent"));

  function request(holder: Holder, path: string, { method, body, headers }: Sent = {}): Promise<Response> {
    return fetch(`${url}${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        authorization: `Bearer ${holder}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async function send(holder: Holder, path: string, sent?: Sent): Promise<Answer> {
    const response = await request(holder, path, sent);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
  }

  return {
    url,
    send,
    async fetchFile(holder, path, sent) {
      const response = await request(holder, path, sent);
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, bytes };
    },
    post: (holder, path, body, headers = {}) => send(holder, path, { method: "POST", body, headers }),
    async openIncident(...signals) {
      const { body } = await send("collector", "/v1/signals", { body: { signals } });
      return body.results.at(-1).incidentId;
    },
    stop,
  };
}
