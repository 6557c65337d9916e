import { DomainError } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { type ClaimNames, callerOfClaims } from "./auth-claims.js";
import type { Caller } from "./caller.js";

/** Whose JWTs are taken, and what is read from them. */
export interface JwtSettings extends ClaimNames {
  /** Where the issuer publishes its public keys. */
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

/** Signatures by a private key only: with a shared secret, or with none, whoever can check a token could make one. */
const ALGORITHMS = [
  ...["RS256", "RS384", "RS512"],
  ...["PS256", "PS384", "PS512"],
  ...["ES256", "ES384", "ES512"],
  ...["EdDSA", "Ed25519"],
];

const CLOCK_TOLERANCE_SECONDS = 30;

/**
 * Makes the check of JWTs: signed by a key of the issuer, meant for this audience, valid now give or take 30 seconds.
 * The issuer's keys are fetched when the first token asks for them and kept; a key that is not among them has them
 * fetched again, at most every 30 seconds, so that the issuer can change its keys at any time.
 *
 * @throws {DomainError} `authentication_unavailable`, from the function it gives, when there are no keys to check with;
 * `tenant_required` and `role_required` when a valid token lacks them.
 * @example await createJwtCheck(settings, ambient)("eyJhbGciOi…") // the caller, or undefined when it is not valid
 */
export function createJwtCheck(
  settings: JwtSettings,
  { clock, logger }: Pick<Ambient, "clock" | "logger">,
): (jwt: string) => Promise<Caller | undefined> {
  const findKey = keysOfIssuer(settings.jwksUrl);
  return async (jwt) => {
    const claims = await validClaims(jwt);
    return claims && callerOfClaims(claims, settings);
  };

  /** Why a token is not valid is for the log alone. */
  async function validClaims(jwt: string): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtVerify(jwt, findKey, {
        algorithms: ALGORITHMS,
        issuer: settings.issuer,
        audience: settings.audience,
        requiredClaims: ["exp", "sub"],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(clock()),
      });
      return payload;
    } catch (error) {
      if (DomainError.isInstance(error)) throw error;
      logger.debug({ reason: (error as { readonly code?: unknown }).code }, "a JWT is not valid");
      return undefined;
    }
  }
}

/** The key of a token. That the issuer has no such key is another matter than not knowing which keys it has. */
function keysOfIssuer(jwksUrl: string): JWTVerifyGetKey {
  const find = createRemoteJWKSet(new URL(jwksUrl));
  return async (header, jws) => {
    try {
      return await find(header, jws);
    } catch (error) {
      if (isWithoutKey(error)) throw error;
      throw new DomainError(
        "authentication_unavailable",
        `The keys at ${jwksUrl} cannot be fetched.`,
        {},
        { cause: error },
      );
    }
  };
}

function isWithoutKey(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
}
