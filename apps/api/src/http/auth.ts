import { DomainError, type KeyHolder } from "@hoc/incident-schemas";
import { type ApiToken, staticTokens } from "./auth-static-tokens.js";
import type { Caller } from "./caller.js";

/** Finds the caller of a request by its `Authorization` header. */
export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

/** Whom tokens stand for, by each way of knowing it. */
export interface Identities {
  /** The tokens of the configuration. */
  readonly tokens: readonly ApiToken[];
  /** The holder of a stored key; `undefined` when the key is not valid. */
  authenticateKey(text: string): Promise<KeyHolder | undefined>;
  /** The holder of a JWT; `undefined` when it is none that is valid here. Left out, no JWT is. */
  readonly authenticateJwt?: ((jwt: string) => Promise<Caller | undefined>) | undefined;
}

/** What every stored key begins with. */
const KEY_PREFIX = "hoc_";

/**
 * Makes the check of bearer tokens: a token of the configuration, a stored key, or a JWT, each by its look. Whatever is
 * wrong with a token, the refusal is the same and tells nothing of the reason.
 *
 * @throws {DomainError} `not_authenticated`, from the function it gives; `tenant_required` and `role_required` when a
 * valid JWT lacks them; `database_unavailable` and `authentication_unavailable` when a token cannot be checked now.
 * @example const { tenantId } = await createAuthenticate({ tokens, authenticateKey })("Bearer s3cret")
 */
export function createAuthenticate({ tokens, authenticateKey, authenticateJwt }: Identities): Authenticate {
  const staticHolder = staticTokens(tokens);
  return async (authorization) => {
    const token = bearerToken(authorization);
    if (token === undefined)
      throw new DomainError("not_authenticated", "Send a token as `Authorization: Bearer <token>`.");
    const caller = staticHolder(token) ?? (await elsewhere(token));
    if (caller === undefined)
      throw new DomainError("not_authenticated", "The token is not valid here.", { tokenRefused: true });
    return caller;
  };

  async function elsewhere(token: string): Promise<Caller | undefined> {
    if (!token.startsWith(KEY_PREFIX)) return authenticateJwt?.(token);
    const holder = await authenticateKey(token);
    return holder && callerOf(holder);
  }
}

function callerOf({ tenantId, actor, role, scopes, endsAt }: KeyHolder): Caller {
  const restrictions = { ...(scopes !== undefined && { scopes }), ...(endsAt !== null && { authorityEndsAt: endsAt }) };
  return { tenantId, actor, role, ...restrictions };
}

function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
}
