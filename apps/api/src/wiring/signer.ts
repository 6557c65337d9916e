import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSigner, generateSigningKey } from "@hoc/export-bundles";
import type { Logger, Signer } from "@hoc/incident-schemas/ports";
import { type Config, ConfigError } from "../config.js";
import { dataFolderError } from "./data-folder.js";

/** The file of the folder of data that holds a key which was made here. */
const KEY_FILE = "signing-key.pem";

/**
 * The signer of exports and checkpoints. Without a configured key the embedded database, which one process has to itself,
 * has a key of its own beside its data, made when it is first wanted; a shared one has none, because each of its servers
 * would make another.
 *
 * @throws {ConfigError} when the key that is configured cannot sign; the message does not repeat it.
 * @throws {DataFolderError} when no key can be kept beside the data.
 */
export async function openSigner(
  { database, exports }: Pick<Config, "database" | "exports">,
  logger: Pick<Logger, "warn">,
): Promise<Signer | undefined> {
  const { signingKey, signingKeyFile } = exports;
  if (signingKey !== null) return signerOf(signingKey, "HOC_SIGNING_KEY is");
  if (signingKeyFile !== null)
    return signerOf(await readKeyFile(signingKeyFile), `HOC_SIGNING_KEY_FILE is ${signingKeyFile}, which holds`);
  if (database.kind === "pglite")
    return database.folder === null
      ? createSigner(generateSigningKey().privateKeyPem)
      : signerOfFolder(database.folder);
  logger.warn(
    {},
    "there is no signing key, so nothing is exported and no checkpoint is made: set HOC_SIGNING_KEY or HOC_SIGNING_KEY_FILE",
  );
  return undefined;
}

function signerOf(privateKeyPem: string, where: string): Signer {
  try {
    return createSigner(privateKeyPem);
  } catch {
    throw new ConfigError(
      `${where} no private key that can sign: it must be Ed25519 or ECDSA P-256, as PKCS#8 PEM without a password.`,
    );
  }
}

async function readKeyFile(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as { code?: unknown };
    const problem = code === "ENOENT" ? "there is no such file" : `it cannot be read (${String(code)})`;
    throw new ConfigError(`HOC_SIGNING_KEY_FILE is ${file}, but ${problem}.`, { cause: error });
  }
}

async function signerOfFolder(folder: string): Promise<Signer> {
  const file = join(folder, KEY_FILE);
  try {
    await makeKeyFile(file);
    return signerOf(await readFile(file, "utf8"), `HOC_DATA_DIR has the file ${file}, which holds`);
  } catch (error) {
    throw error instanceof ConfigError ? error : dataFolderError(folder, error);
  }
}

/** Makes the file whole or not at all, and never in place of one that is there. */
async function makeKeyFile(file: string): Promise<void> {
  if (await readFile(file).then(() => true, isMissing)) return;
  const unfinished = `${file}.${randomBytes(8).toString("hex")}`;
  await writeFile(unfinished, generateSigningKey().privateKeyPem, { mode: 0o600, flag: "wx" });
  try {
    await link(unfinished, file);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "EEXIST") throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Only of a file that is not there; any other problem is one. */
function isMissing(error: unknown): false {
  if ((error as { code?: unknown }).code === "ENOENT") return false;
  throw error;
}
