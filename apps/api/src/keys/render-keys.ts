import type { ApiKey } from "@hoc/incident-schemas";
import { textTable } from "../replay/terminal/text-table.js";

/**
 * A key in lines, each with what it says and its word for it.
 *
 * @example renderKey(key) // "key      key_018f…\nname     collector\n…"
 */
export function renderKey(key: ApiKey): string {
  const { keyId, tenantId, name, role, replacesKeyId } = key;
  const said = [
    ["key", keyId],
    ["tenant", tenantId],
    ["name", name],
    ["role", role],
    ["scopes", scopesOf(key)],
    ["status", statusOf(key)],
    ...(replacesKeyId === null ? [] : [["replaces", replacesKeyId]]),
  ];
  return said.map(([word = "", what = ""]) => `${word.padEnd(9)} ${what}\n`).join("");
}

/**
 * A key that was just issued, with its secret.
 *
 * @example renderIssued(key, "hoc_YWNtZQ…")
 */
export function renderIssued(key: ApiKey, secret: string): string {
  return `${renderKey(key)}${"secret".padEnd(9)} ${secret}\nKeep the secret now: nobody can be told it again.\n`;
}

/**
 * Keys as a table.
 *
 * @example renderKeys(keys) // "KEY  NAME  ROLE  …"
 */
export function renderKeys(keys: readonly ApiKey[]): string {
  if (keys.length === 0) return "There is no key.\n";
  const rows = keys.map((key) => [key.keyId, key.name, key.role, scopesOf(key), statusOf(key), key.createdAt]);
  return `${textTable(["KEY", "NAME", "ROLE", "SCOPES", "STATUS", "CREATED"], rows).join("\n")}\n`;
}

function scopesOf({ scopes }: ApiKey): string {
  return scopes === null ? "all of the role" : scopes.join(",");
}

function statusOf({ status, endsAt, endReason, expiresAt }: ApiKey): string {
  const why = endReason === null ? "" : ` (${endReason})`;
  if (status === "ended") return `ended ${endsAt}${why}`;
  if (status === "expired") return `expired ${expiresAt}`;
  if (status === "ending") return `ends ${endsAt}${why}`;
  return expiresAt === null ? "active" : `active until ${expiresAt}`;
}
