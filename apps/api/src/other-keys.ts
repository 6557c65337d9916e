import { keyIdOf } from "@hoc/export-bundles";
import { issueSentence, type TrustedKey, trustedKeySchema } from "@hoc/incident-schemas";
import { z } from "zod";

const MOST_KEYS = 99;

/**
 * Reads the value of HOC_OTHER_KEYS. Problems name a key by its position, never by itself: somebody may have put a private
 * one there, which is refused, because everybody is told these keys.
 *
 * @example otherKeysSchema.parse("[]") // []
 */
export const otherKeysSchema = z.string().transform((text, context): TrustedKey[] => {
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  const entries = entriesOf(text);
  if (entries === undefined) return refuse("must be a JSON array of keys");
  if (entries.length > MOST_KEYS) return refuse(`must have at most ${MOST_KEYS} keys`);
  const keys: TrustedKey[] = [];
  for (const [index, entry] of entries.entries()) {
    const which = `must be right for every key, and key ${index + 1}`;
    const result = trustedKeySchema.safeParse(entry, { error: issueSentence });
    if (!result.success) return refuse(`${which} has a problem at ${problemOf(result.error)}`);
    const { keyid, publicKeyPem } = result.data;
    const known = keyIdOrUndefined(publicKeyPem);
    if (known === undefined)
      return refuse(`${which} has a publicKeyPem that is no public key in PEM (-----BEGIN PUBLIC KEY-----)`);
    if (known !== keyid) return refuse(`${which} has a keyid that is not the SHA-256 of its public key`);
    if (keys.some((key) => key.keyid === keyid)) return refuse(`${which} is there twice`);
    keys.push(result.data);
  }
  return keys;
});

function keyIdOrUndefined(publicKeyPem: string): string | undefined {
  try {
    return keyIdOf(publicKeyPem);
  } catch {
    return undefined;
  }
}

function entriesOf(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `"${issue?.path.join(".") ?? ""}": ${issue?.message ?? "invalid"}`;
}
