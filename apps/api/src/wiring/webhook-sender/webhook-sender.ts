import type { WebhookAnswer, WebhookSender } from "@hoc/incident-schemas/ports";
import { createAddressRule } from "./address-rule.js";
import { failureWords } from "./failure-words.js";
import { type PostAnswer, postOnce } from "./post-once.js";
import { type ResolveName, resolveByDns } from "./resolve-name.js";
import { retryAfterSeconds } from "./retry-after.js";
import { notPublic, readTarget, type TargetRules } from "./target.js";

/** Longest time that one attempt takes, from the look-up of the name to the end of the answer. */
const WEBHOOK_TIMEOUT_MS = 15_000;

/** What a sender is made from. */
export interface WebhookSenderOptions {
  /** Networks that may be sent to although they are not public, as CIDR. */
  readonly allowedNetworks: readonly string[];
  /** Whether `http:` will do. */
  readonly allowHttp: boolean;
  readonly timeoutMs?: number;
  readonly resolveName?: ResolveName;
  /** Certificates to trust, as PEM, instead of those that the platform trusts. */
  readonly ca?: string;
}

/**
 * Makes what sends webhooks. Whoever names an endpoint must not reach through it what only this server can reach: a
 * name is looked up once, all its addresses are checked, and only those are connected to, so that a second answer of a
 * name server changes nothing; redirects are not followed, no proxy is asked, no connection is used twice. Time, headers and
 * body of an answer are bounded, and nothing is decompressed.
 *
 * @example createWebhookSender({ allowedNetworks: [], allowHttp: false }).refusalOf("https://127.0.0.1/")
 */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { allowedNetworks, allowHttp, timeoutMs = WEBHOOK_TIMEOUT_MS, resolveName = resolveByDns, ca } = options;
  const rules: TargetRules = { mayReach: createAddressRule(allowedNetworks), allowHttp };

  return {
    refusalOf(url) {
      const target = readTarget(url, rules);
      return "refusal" in target ? target.refusal : null;
    },
    async send({ url: text, headers, body }) {
      const begun = performance.now();
      const durationMs = () => Math.round(performance.now() - begun);
      const target = readTarget(text, rules);
      if ("refusal" in target) return { kind: "blocked", error: target.refusal, durationMs: durationMs() };
      const { url, host } = target;
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), timeoutMs);
      try {
        const { signal } = deadline;
        const addresses = target.addresses ?? (await Promise.race([resolveName(host, signal), rejectedBy(signal)]));
        if (!addresses.every(rules.mayReach))
          return { kind: "blocked", error: notPublic(host), durationMs: durationMs() };
        const answer = await postOnce({ url, host, addresses, headers, body, signal, ca });
        return { ...answered(answer), durationMs: durationMs() };
      } catch (error) {
        return { kind: "unreachable", error: failureWords(error), durationMs: durationMs() };
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(Object.assign(new Error("aborted"), { code: "ABORT_ERR" })));
  });
}

function answered({ statusCode, headers, beginning }: PostAnswer): Omit<Answered, "durationMs"> {
  return {
    kind: "answered",
    statusCode,
    excerpt: beginning.toString("utf8"),
    retryAfterSeconds: retryAfterSeconds(headers["retry-after"], Date.now()),
  };
}

type Answered = Extract<WebhookAnswer, { kind: "answered" }>;
