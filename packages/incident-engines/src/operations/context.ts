import {
  type Actor,
  actorSchema,
  type Instant,
  instantSchema,
  PERMISSIONS,
  type Powers,
  parseInput,
  ROLES,
  sha256HexSchema,
  storableText,
  tenantIdSchema,
} from "@hoc/incident-schemas";
import { z } from "zod";

/** What makes a request one that may be sent again: it is carried out once, and answered the same each time. */
export interface RequestKey {
  /** The caller's own, 1 to 255 visible ASCII characters. */
  readonly key: string;
  /** SHA-256 in hex of what the request says; the same key with another one is refused. */
  readonly requestDigest: string;
}

/** On whose behalf an operation runs. The tenant comes from who asks, never from what is asked. */
export interface OperationContext extends Powers {
  readonly tenantId: string;
  readonly actor: Actor;
  /** From then on the actor may do nothing here, because the key that was sent ends; absent where no end is known. */
  readonly authorityEndsAt?: Instant | undefined;
  /** The request itself, for answers that name it. */
  readonly requestId?: string | undefined;
  /** Ties what happens to the request that asked for it, in the log. */
  readonly correlationId?: string | undefined;
  /** Set by callers who may send the request again; queries have no use for it. */
  readonly idempotency?: RequestKey | undefined;
}

const contextSchema = z.object({
  tenantId: tenantIdSchema,
  actor: actorSchema.extend({ id: storableText(100) }),
  role: z.enum(ROLES),
  scopes: z.array(z.enum(PERMISSIONS)).optional(),
  authorityEndsAt: instantSchema.optional(),
  requestId: z.string().optional(),
  correlationId: z.string().optional(),
  idempotency: z
    .object({
      key: z.string().regex(/^[\x21-\x7e]{1,255}$/, "must be 1 to 255 visible ASCII characters"),
      requestDigest: sha256HexSchema,
    })
    .optional(),
});

/**
 * Checks a context.
 *
 * @throws DomainError `invalid_input` that names the member, such as `/tenantId`
 * @example parseContext({ tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" })
 */
export function parseContext(context: OperationContext): OperationContext {
  return parseInput(contextSchema, context);
}
