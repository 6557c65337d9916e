import { type Actor, actorSchema, parseInput, storableText, tenantIdSchema } from "@hoc/incident-schemas";
import { z } from "zod";
import { ROLES, type Role } from "./permissions.js";

/** On whose behalf an operation runs. The tenant comes from who asks, never from what is asked. */
export interface OperationContext {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly role: Role;
  /** Ties what happens to the request that asked for it, in the log. */
  readonly correlationId?: string | undefined;
}

const contextSchema = z.object({
  tenantId: tenantIdSchema,
  actor: actorSchema.extend({ id: storableText(100) }),
  role: z.enum(ROLES),
  correlationId: z.string().optional(),
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
