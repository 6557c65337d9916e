import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Bundle } from "../src/bundle/format.js";
import { verifyTimestamp } from "../src/cli/rfc3161.js";
import { fromBase64, toBase64, utf8 } from "../src/crypto/bytes.js";
import { verifyBundle } from "../src/verify/verify-bundle.js";
import { issuerKey } from "./keys.js";

const CONFIGURATION = `
[req]
distinguished_name = name
[name]
[extensions]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = lab
[lab]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
`;

/** A timestamp authority of this test's own, made with OpenSSL as any other would be. */
class LabAuthority {
  readonly #folder = mkdtempSync(join(tmpdir(), "hoc-tsa-"));
  readonly certificatePem: string;

  constructor() {
    writeFileSync(join(this.#folder, "openssl.cnf"), CONFIGURATION);
    writeFileSync(join(this.#folder, "serial"), "01");
    const key = ["-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.pem"];
    const extensions = ["-config", "openssl.cnf", "-extensions", "extensions"];
    this.#openssl("req", "-x509", "-subj", "/CN=Lab authority", ...key, ...extensions);
    this.certificatePem = readFileSync(join(this.#folder, "tsa.pem"), "utf8");
  }

  /** A token over data, as `openssl ts` makes it. */
  token(data: Uint8Array): Uint8Array {
    writeFileSync(join(this.#folder, "data"), data);
    this.#openssl("ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "query");
    const signer = ["-signer", "tsa.pem", "-inkey", "tsa.key"];
    this.#openssl("ts", "-reply", "-config", "openssl.cnf", "-queryfile", "query", ...signer, "-out", "reply");
    return Uint8Array.from(readFileSync(join(this.#folder, "reply")));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #openssl(...args: string[]): void {
    const { status, stderr, error } = spawnSync("openssl", args, { cwd: this.#folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`openssl ${args[0]} does not run; this test needs OpenSSL 3. ${error ?? stderr}`);
  }
}

describe("a timestamp that OpenSSL makes", () => {
  const authority = new LabAuthority();
  const another = new LabAuthority();
  afterAll(() => {
    authority.remove();
    another.remove();
  });

  const bundle = JSON.parse(readFileSync(join(import.meta.dirname, "vectors/soc2.json"), "utf8")) as Bundle;
  const signature = fromBase64(bundle.integrity.envelope.signatures[0]?.sig ?? "") ?? new Uint8Array();
  const trust = {
    format: "export-bundles/trust@1",
    keys: [issuerKey],
    timestampAuthorities: [{ name: "Lab authority", certificatePem: authority.certificatePem }],
  } as const;

  function verifyWith(token: Uint8Array) {
    const timestamps = [{ type: "rfc3161", token: toBase64(token) }];
    const stamped = { ...bundle, integrity: { ...bundle.integrity, timestamps } };
    const options = {
      trust: { ...trust, keys: [...trust.keys], timestampAuthorities: [...trust.timestampAuthorities] },
    };
    return verifyBundle(utf8(JSON.stringify(stamped)), { ...options, verifyTimestamp });
  }

  it("verifies over the signature of the bundle", () => {
    const { verdict, passed } = verifyWith(authority.token(signature));
    expect(verdict).toBe("verified");
    expect(passed).toContain("TIMESTAMP");
  });

  it("is refused over other bytes, and from an authority that is not trusted", () => {
    for (const token of [authority.token(utf8("other bytes")), another.token(signature)]) {
      expect(verifyWith(token)).toMatchObject({ verdict: "rejected", failure: { check: "TIMESTAMP" } });
    }
  });
});
