import { createHash, timingSafeEqual } from "node:crypto";
import type { Caller } from "./caller.js";

/** A bearer token of the configuration and whom it stands for. */
export interface ApiToken extends Caller {
  readonly token: string;
}

/**
 * Makes the look-up of configured tokens. Only their digests are kept, and every one of them is compared, so that the
 * time it takes says nothing about a token.
 *
 * @example staticTokens([{ token: "s3cret", tenantId: "acme", actor, role: "viewer" }])("s3cret")?.tenantId // "acme"
 */
export function staticTokens(tokens: readonly ApiToken[]): (token: string) => Caller | undefined {
  const known = tokens.map(({ token, ...caller }) => ({ digest: digestOf(token), caller }));
  return (token) => {
    const digest = digestOf(token);
    return known.filter((entry) => timingSafeEqual(entry.digest, digest))[0]?.caller;
  };
}

function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
