import type { Signer } from "@hoc/incident-schemas/ports";
import { z } from "zod";
import { bundleInstant } from "../bundle/format.js";
import { toHex } from "../crypto/bytes.js";
import { sha256 } from "../crypto/primitives.js";
import { type SignedStatement, signStatement } from "./signed-statement.js";
import { PREDICATE_TYPES, statementOf } from "./statement.js";

/** What a delivery is about beside the digests of its files. */
const deliverySchema = z.looseObject({
  bundleId: z.string(),
  contentDigest: z.string().regex(/^[0-9a-f]{64}$/),
  sizes: z.record(z.string(), z.int().min(0)).describe("Bytes of every file by its name."),
  statements: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(1_000)
    .describe("SHA-256 of every line of the statements file when it was delivered, but for this statement's own."),
  custody: z
    .looseObject({
      exportId: z.string(),
      exportedBy: z.looseObject({ type: z.string(), id: z.string() }),
      exportReason: z.string().nullable(),
      preparedFor: z.string().nullable(),
      exportedAt: bundleInstant,
    })
    .nullable()
    .describe("Who handed it out, when and why."),
});

/** What a delivery is about beside the digests of its files. */
export interface Delivery extends z.output<typeof deliverySchema> {}

/** A file of a delivery. */
export interface DeliveredFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is known of a delivered file. */
export interface DeliveredDigest {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Signs what a delivery consists of: the digest and size of every file, and the digest of every statement beside them. */
export function signDelivery(
  files: readonly DeliveredFile[],
  delivery: Omit<Delivery, "sizes">,
  signer: Signer,
): Promise<string> {
  const subjects = files.map(({ name, bytes }) => ({ name, digest: { sha256: toHex(sha256(bytes)) } }));
  const sizes = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes.length]));
  return signStatement(statementOf("delivery", subjects, deliverySchema.parse({ ...delivery, sizes })), signer);
}

/** What a signed statement says of a delivery, or `undefined` when it says something else or names a file by halves. */
export function readDelivery({
  statement,
}: SignedStatement): { readonly delivery: Delivery; readonly files: readonly DeliveredDigest[] } | undefined {
  if (statement.predicateType !== PREDICATE_TYPES.delivery) return undefined;
  const delivery = deliverySchema.safeParse(statement.predicate).data;
  if (delivery === undefined) return undefined;
  const files = statement.subject.flatMap(({ name, digest }) => {
    const bytes = Object.hasOwn(delivery.sizes, name) ? delivery.sizes[name] : undefined;
    return bytes === undefined ? [] : [{ name, sha256: digest.sha256, bytes }];
  });
  const names = new Set(files.map(({ name }) => name));
  const isWhole = names.size === statement.subject.length && names.size === Object.keys(delivery.sizes).length;
  return isWhole ? { delivery, files } : undefined;
}
