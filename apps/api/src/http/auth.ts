import { createHash, timingSafeEqual } from "node:crypto";
import type { Role } from "@hoc/incident-engines";
import { type Actor, DomainError } from "@hoc/incident-schemas";

/** Who calls: the tenant, the actor that timeline and audit name, and what the actor may do. */
export interface Caller {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly role: Role;
}

/** A bearer token and whom it stands for. */
export interface ApiToken extends Caller {
  readonly token: string;
}

/** Finds the caller of a request by its `Authorization` header. */
export type Authenticate = (authorization: string | undefined) => Caller;

/**
 * Makes the check of bearer tokens. Only their digests are kept, and every one of them is compared, so that the time
 * it takes says nothing about a token.
 *
 * @throws {DomainError} `not_authenticated`, from the function it gives.
 */
export function createAuthenticate(tokens: readonly ApiToken[]): Authenticate {
  const known = tokens.map(({ token, tenantId, actor, role }) => ({
    digest: digestOf(token),
    caller: { tenantId, actor, role },
  }));
  return (authorization) => {
    const token = bearerToken(authorization);
    if (token === undefined)
      throw new DomainError("not_authenticated", "Send a token as `Authorization: Bearer <token>`.");
    const digest = digestOf(token);
    const [match] = known.filter((entry) => timingSafeEqual(entry.digest, digest));
    if (match === undefined) throw new DomainError("not_authenticated", "The token is unknown.");
    return match.caller;
  };
}

function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
}

function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
