import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";

/** What a token of the {@link JwtIssuer} may say beside, or instead of, what it says by itself. */
export interface TokenWords {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Partial<JWTHeaderParameters>;
}

/** An issuer of JWTs that publishes its keys on this machine. */
export interface JwtIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** How often its keys were asked for. */
  asked(): number;
  /** A token of ann, tenant acme, role responder, for an hour from now; by the newest key unless told otherwise. */
  token(words?: TokenWords, key?: IssuerKey): Promise<string>;
  /** Makes another key and publishes it alone, or beside the others. */
  addKey(alg?: string, beside?: "alone" | "beside"): Promise<IssuerKey>;
  /** Answers requests for its keys with this status; 200 is what it does by itself. */
  answerWith(status: number, body?: string): void;
  stop(): Promise<void>;
}

/** A key pair by its name. */
interface IssuerKey extends GenerateKeyPairResult {
  readonly kid: string;
  readonly alg: string;
}

/** Starts an issuer with one key. `now` gives the seconds that its tokens count from. */
export async function startJwtIssuer(now: () => number = () => Math.floor(Date.now() / 1_000)): Promise<JwtIssuer> {
  const issuer = "https://id.example.com";
  const audience = "hoc";
  let published: object[] = [];
  let newest: IssuerKey | undefined;
  let made = 0;
  let asked = 0;
  let answer: { status: number; body?: string | undefined } = { status: 200 };
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(answer.body ?? JSON.stringify({ keys: published }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const addKey: JwtIssuer["addKey"] = async (alg = "ES256", beside = "alone") => {
    made += 1;
    const key = { ...(await generateKeyPair(alg, { extractable: true })), kid: `key-${made}`, alg };
    const jwk = { ...(await exportJWK(key.publicKey)), kid: key.kid, alg, use: "sig" };
    published = beside === "beside" ? [...published, jwk] : [jwk];
    newest = key;
    return key;
  };
  await addKey();

  return {
    issuer,
    audience,
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    asked: () => asked,
    addKey,
    answerWith(status, body) {
      answer = { status, body };
    },
    token({ claims = {}, header = {} } = {}, key = newest as IssuerKey) {
      const given = { sub: "ann", tenant: "acme", role: "responder", iss: issuer, aud: audience, exp: now() + 3_600 };
      return new SignJWT({ ...given, ...claims })
        .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
        .sign(key.privateKey);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
