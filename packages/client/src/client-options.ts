import type { DeprecationNotice } from "./deprecation.js";
import { DEFAULT_RETRIES, type RetryPolicy } from "./retry-delay.js";

/** How requests are sent: the platform's `fetch`, or one that a host brings. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What {@link createClient} needs. */
export interface ClientOptions {
  /** Where the API is, such as `https://incidents.example.com`. */
  readonly baseUrl: string;
  /** The bearer token, or what fetches it; it is asked before every attempt. */
  readonly token: string | (() => string | Promise<string>);
  /** The platform's own by default. */
  readonly fetch?: Fetch;
  /** How requests are sent again after network failures and the statuses 429, 502, 503 and 504. */
  readonly retries?: Partial<RetryPolicy>;
  /** How long one attempt may take, in milliseconds; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** Told once per operation that its endpoint goes some day. */
  readonly onDeprecation?: (notice: DeprecationNotice) => void;
}

/** What a single call may say. */
export interface CallOptions {
  /** Ends the call, also while it waits between attempts. */
  readonly signal?: AbortSignal;
  /** How long one attempt may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** A key of the caller's own for a write, so that it acts once however many processes make the call. */
  readonly idempotencyKey?: string;
  /** What ties the request to others of the same work. */
  readonly correlationId?: string;
}

/** Options with nothing left open. */
export interface Settings {
  readonly baseUrl: string;
  readonly token: () => Promise<string>;
  readonly fetch: Fetch;
  readonly retries: RetryPolicy;
  readonly timeoutMs: number;
  readonly onDeprecation: (notice: DeprecationNotice) => void;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Fills in what was left out.
 *
 * @throws {TypeError} when the address is none that requests can be sent to.
 */
export function settingsOf(options: ClientOptions): Settings {
  const { baseUrl, token, retries, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  if (!/^https?:\/\/[^?#]+$/.test(baseUrl) || !URL.canParse(baseUrl))
    throw new TypeError("baseUrl must be an address that begins with http:// or https://, without query and fragment.");
  return {
    baseUrl,
    token: async () => usable(typeof token === "string" ? token : await token()),
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    retries: { ...DEFAULT_RETRIES, ...retries },
    timeoutMs,
    onDeprecation: options.onDeprecation ?? (() => {}),
  };
}

/** A platform that refuses a header quotes it; the sentence here does not. */
function usable(token: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new TypeError("The token must be visible ASCII characters without spaces.");
  return token;
}
