import { tenantIdSchema } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";

/** Where a key is found: its tenant, which alone is asked for it, and its id. */
export interface KeyPlace {
  readonly tenantId: string;
  readonly keyId: string;
}

const SECRET_BYTES = 32;

/** `hoc_<tenant>.<key id>.<secret>`, tenant and secret in base64url: nothing but what RFC 6750 lets a token consist of. */
const KEY_TEXT = /^hoc_([\w-]+)\.(key_[0-9a-f-]{32,36})\.[\w-]{43}$/;

/**
 * The whole text of a new key, with 256 bits that nobody can guess. It names its tenant, so that no search goes across
 * tenants.
 *
 * @example newKeyText({ tenantId: "acme", keyId: "key_018f…" }, ambient) // "hoc_YWNtZQ.key_018f….Jx2…"
 */
export function newKeyText({ tenantId, keyId }: KeyPlace, { randomHex }: Pick<Ambient, "randomHex">): string {
  const secret = Buffer.from(randomHex(SECRET_BYTES), "hex");
  return `hoc_${tenantText(tenantId)}.${keyId}.${secret.toString("base64url")}`;
}

/**
 * Where the key of a text is found; `undefined` when the text cannot be one that was given out.
 *
 * @example placeOfKey("hoc_YWNtZQ.key_018f….Jx2…") // { tenantId: "acme", keyId: "key_018f…" }
 */
export function placeOfKey(text: string): KeyPlace | undefined {
  const [, tenant, keyId] = KEY_TEXT.exec(text) ?? [];
  if (tenant === undefined || keyId === undefined) return undefined;
  const tenantId = Buffer.from(tenant, "base64url").toString("utf8");
  const isWritten = tenantIdSchema.safeParse(tenantId).success && tenantText(tenantId) === tenant;
  return isWritten ? { tenantId, keyId } : undefined;
}

function tenantText(tenantId: string): string {
  return Buffer.from(tenantId, "utf8").toString("base64url");
}
