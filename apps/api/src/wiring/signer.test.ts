import { generateKeyPairSync } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { createSigner, generateSigningKey } from "@hoc/export-bundles";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConfigError, readConfig } from "../config.js";
import { DataFolderError } from "./data-folder.js";
import { openSigner } from "./signer.js";

let folder: string;
const logger = { warn: vi.fn() };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hoc-signer-"));
  logger.warn.mockReset();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (environment: Readonly<Record<string, string | undefined>>) => openSigner(readConfig(environment), logger);
const pemOf = (pair: { privateKey: { export(options: object): string | Buffer } }) =>
  pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();

const ED25519 = generateSigningKey().privateKeyPem;
const P256 = pemOf(generateKeyPairSync("ec", { namedCurve: "P-256" }));
const RSA = pemOf(generateKeyPairSync("rsa", { modulusLength: 2_048 }));
const P384 = pemOf(generateKeyPairSync("ec", { namedCurve: "P-384" }));

describe("openSigner with a configured key", () => {
  it.each([
    ["Ed25519", ED25519, "ed25519"],
    ["ECDSA P-256", P256, "ecdsa-p256-sha256"],
  ])("signs with %s, its line breaks written out or not, or from a file", async (_, pem, alg) => {
    const expected = createSigner(pem).keyid;
    const file = join(folder, "key.pem");
    await writeFile(file, pem);
    for (const environment of [
      { HOC_SIGNING_KEY: pem },
      { HOC_SIGNING_KEY: pem.replaceAll("\n", "\\n") },
      { HOC_SIGNING_KEY_FILE: file },
      { HOC_SIGNING_KEY_FILE: file, DATABASE_URL: "postgres://localhost/app" },
    ])
      expect(await open(environment)).toMatchObject({ keyid: expected, alg });
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it.each([
    ["RSA", RSA],
    ["ECDSA P-384", P384],
    ["a public key", generateSigningKey().publicKeyPem],
    ["a broken key", ED25519.replace("MC4C", "MC4D")],
    ["no key", "hunter2-s3cret"],
  ])("refuses %s and does not repeat it", async (_, pem) => {
    const file = join(folder, "key.pem");
    await writeFile(file, pem);
    for (const environment of [{ HOC_SIGNING_KEY: pem }, { HOC_SIGNING_KEY_FILE: file }]) {
      const failure: unknown = await open(environment).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ConfigError);
      const { message, cause } = failure as Error;
      expect(message).toMatch(/^HOC_SIGNING_KEY(_FILE)? is .*no private key that can sign/);
      for (const line of pem.split("\n").filter((each) => each !== "")) expect(message).not.toContain(line);
      expect(cause).toBeUndefined();
    }
  });

  it("says what is wrong with a file that cannot be read", async () => {
    await expect(open({ HOC_SIGNING_KEY_FILE: join(folder, "none.pem") })).rejects.toThrow("there is no such file");
    await expect(open({ HOC_SIGNING_KEY_FILE: folder })).rejects.toThrow("it cannot be read (EISDIR)");
  });
});

describe("openSigner without a configured key", () => {
  it("makes a key beside the embedded data once, for its owner only", async () => {
    const first = await open({ HOC_DATA_DIR: folder });
    const file = join(folder, "signing-key.pem");
    const pem = await readFile(file, "utf8");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["signing-key.pem"]);
    const second = await open({ HOC_DATA_DIR: folder });
    expect(second?.keyid).toBe(first?.keyid);
    expect(await readFile(file, "utf8")).toBe(pem);
  });

  it("gives all who ask at about the same time the same key", async () => {
    for (let round = 0; round < 10; round += 1) {
      const own = join(folder, String(round));
      await mkdir(own);
      const asked = Array.from({ length: 20 }, async (_, index) => {
        for (let turn = 0; turn < index; turn += 1) await setImmediate();
        return open({ HOC_DATA_DIR: own });
      });
      const signers = await Promise.all(asked);
      expect(new Set(signers.map((signer) => signer?.keyid)).size).toBe(1);
      expect(await readdir(own)).toEqual(["signing-key.pem"]);
    }
  });

  it("never writes over what is there, be it a key or not", async () => {
    const file = join(folder, "signing-key.pem");
    await writeFile(file, "not yet a key");
    await expect(open({ HOC_DATA_DIR: folder })).rejects.toThrow(ConfigError);
    expect(await readFile(file, "utf8")).toBe("not yet a key");
  });

  it("says so when no key can be kept", async () => {
    await expect(open({ HOC_DATA_DIR: join(folder, "nowhere") })).rejects.toThrow(DataFolderError);
  });

  it("has another key each time for data in memory", async () => {
    const signers = [await open({ HOC_DATA_DIR: "memory://" }), await open({ HOC_DATA_DIR: "memory://" })];
    expect(new Set(signers.map((signer) => signer?.keyid)).size).toBe(2);
  });

  it("has none on a shared database, where each server would make another, and warns once", async () => {
    expect(await open({ DATABASE_URL: "postgres://localhost/app" })).toBeUndefined();
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
