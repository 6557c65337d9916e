import { type Authenticate, createAuthenticate } from "../src/http/auth.js";
import type { ApiToken } from "../src/http/auth-static-tokens.js";

/** Who calls, by these tokens; there is neither a stored key nor a JWT. */
export function onlyStaticTokens(tokens: readonly ApiToken[]): Authenticate {
  return createAuthenticate({ tokens, authenticateKey: async () => undefined });
}
