import { createSigner, generateSigningKey } from "../attest/signer.js";
import { parseCall } from "./arguments.js";
import { type Io, writeNewFile } from "./io.js";
import { UsageError } from "./usage.js";

const FOR_ITS_OWNER = 0o600;
const FOR_EVERYBODY = 0o644;

/** `export-bundles keygen`: makes a key pair in two new files and prints the key's id. */
export async function keygenCommand(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseCall(args, {});
  const [privatePath, publicPath, ...more] = positionals;
  if (privatePath === undefined || publicPath === undefined || more.length > 0) {
    throw new UsageError("keygen takes two names: of the file for the private key, and for the public one.");
  }
  const { privateKeyPem, publicKeyPem } = generateSigningKey();
  await writeNewFile(privatePath, privateKeyPem, FOR_ITS_OWNER);
  await writeNewFile(publicPath, publicKeyPem, FOR_EVERYBODY);
  io.out(`${createSigner(privateKeyPem).keyid}\n`);
  return 0;
}
