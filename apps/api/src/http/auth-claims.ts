import { PERMISSIONS, ROLES, type Role } from "@hoc/incident-engines";
import { DomainError, storableText, tenantIdSchema } from "@hoc/incident-schemas";
import { z } from "zod";
import type { Caller } from "./caller.js";

/** Which claims of a token say what the product asks for. */
export interface ClaimNames {
  readonly tenantClaim: string;
  readonly roleClaim: string;
}

const identitySchema = z.object({
  sub: storableText(100),
  actor_type: z.enum(["HUMAN", "AGENT"]).default("HUMAN"),
  scope: z.union([z.string().transform((text) => text.split(" ")), z.array(z.string())]).optional(),
});

/**
 * Whom the claims of a verified token stand for; `undefined` when they do not say it in words that are understood. A
 * `scope` that names permissions of the product restricts the caller to them.
 *
 * @throws {DomainError} `tenant_required` and `role_required` when the holder is known, but not for what.
 * @example
 * callerOfClaims({ sub: "ann", tenant: "acme", role: "viewer" }, { tenantClaim: "tenant", roleClaim: "role" })
 * // { tenantId: "acme", actor: { type: "HUMAN", id: "ann" }, role: "viewer" }
 */
export function callerOfClaims(
  claims: Readonly<Record<string, unknown>>,
  { tenantClaim, roleClaim }: ClaimNames,
): Caller | undefined {
  const identity = identitySchema.safeParse(claims);
  if (!identity.success) return undefined;
  const { sub, actor_type, scope = [] } = identity.data;
  const scopes = PERMISSIONS.filter((permission) => scope.includes(permission));
  return {
    tenantId: tenantOf(claims, tenantClaim),
    actor: { type: actor_type, id: sub },
    role: roleOf(claims, roleClaim),
    ...(scopes.length > 0 && { scopes }),
  };
}

function tenantOf(claims: Readonly<Record<string, unknown>>, claim: string): string {
  const tenant = tenantIdSchema.safeParse(claims[claim]);
  if (tenant.success) return tenant.data;
  throw new DomainError("tenant_required", `The token names no tenant; its claim ${claim} should.`);
}

/** One role, or a list that has one of ours: of several nobody could say which one is meant. */
function roleOf(claims: Readonly<Record<string, unknown>>, claim: string): Role {
  const named = [claims[claim]].flat();
  const [role, ...others] = ROLES.filter((known) => named.includes(known));
  if (role !== undefined && others.length === 0) return role;
  throw new DomainError(
    "role_required",
    `The token names no role; its claim ${claim} should be one of ${ROLES.join(", ")}.`,
  );
}
