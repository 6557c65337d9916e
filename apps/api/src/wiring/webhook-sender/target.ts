import { isIP } from "node:net";
import type { AddressRule } from "./address-rule.js";

/** What a URL has to keep to. */
export interface TargetRules {
  readonly mayReach: AddressRule;
  readonly allowHttp: boolean;
}

/** Where something is to be sent, or why nothing is. */
export type Target =
  | { readonly url: URL; readonly host: string; readonly addresses: readonly string[] | null }
  | { readonly refusal: string };

const ANY_HTTP = "The URL must begin with https:// or http://.";
const ONLY_HTTPS = "The URL must begin with https://; http:// is for servers with HOC_WEBHOOK_ALLOW_HTTP=on.";

/** What `localhost` and the names below it stand for; nobody is asked (RFC 6761). */
const LOOPBACK = ["127.0.0.1", "::1"];

/**
 * Reads where a URL leads. `addresses` are those that it has without looking up a name, or null where one has to be
 * looked up; the URL's parser has already turned every way to write an IPv4 address into the usual one.
 *
 * @example readTarget("https://hooks.example.com/in", { mayReach, allowHttp: false })
 */
export function readTarget(text: string, { mayReach, allowHttp }: TargetRules): Target {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return { refusal: "The URL cannot be read." };
  if (url.protocol !== "https:" && !(allowHttp && url.protocol === "http:"))
    return { refusal: allowHttp ? ANY_HTTP : ONLY_HTTPS };
  if (url.username !== "" || url.password !== "") return { refusal: "The URL must have no user name and no password." };
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const addresses = addressesOf(host);
  if (addresses?.every(mayReach) === false) return { refusal: notPublic(host) };
  return { url, host, addresses };
}

/** Why nothing is sent to a host. The addresses of a name are not told: they may be those of a network that is not the asker's. */
export function notPublic(host: string): string {
  return `${host} is, or stands for, an address that is not public; nothing is sent there unless HOC_WEBHOOK_ALLOWED_NETWORKS allows it.`;
}

function addressesOf(host: string): readonly string[] | null {
  if (isIP(host) !== 0) return [host];
  return /^(.+\.)?localhost\.?$/.test(host) ? LOOPBACK : null;
}
