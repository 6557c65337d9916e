import { instantSchema } from "@hoc/incident-schemas";
import type { Signer } from "@hoc/incident-schemas/ports";
import { z } from "zod";
import { type BundleReference, isAbout, subjectOf } from "./bundle-reference.js";
import { type SignedStatement, signStatement } from "./signed-statement.js";
import { PREDICATE_TYPES, statementOf } from "./statement.js";

/** What an issuer says of a bundle that another one replaces. */
const supersessionSchema = z.looseObject({
  supersededBy: z.looseObject({ bundleId: z.string(), contentDigest: z.string().regex(/^[0-9a-f]{64}$/) }),
  reason: z.string().max(1_000).nullable(),
  supersededAt: instantSchema,
});

/** What an issuer says of a bundle that another one replaces. */
export interface Supersession extends z.output<typeof supersessionSchema> {}

/** Signs that another bundle replaces this one: a line to hand to whoever holds the old file. */
export function signSupersession(old: BundleReference, supersession: Supersession, signer: Signer): Promise<string> {
  return signStatement(statementOf("supersession", [subjectOf(old)], supersessionSchema.parse(supersession)), signer);
}

/** What a signed statement says of the replacement of a bundle, or `undefined` when it is about something else. */
export function readSupersession({ statement }: SignedStatement, bundle: BundleReference): Supersession | undefined {
  if (statement.predicateType !== PREDICATE_TYPES.supersession || !isAbout(statement.subject, bundle)) return undefined;
  return supersessionSchema.safeParse(statement.predicate).data;
}
