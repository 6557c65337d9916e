import type { Permission, Role } from "@hoc/incident-engines";
import type { Actor, Instant } from "@hoc/incident-schemas";

/** Who calls: the tenant, the actor that timeline and audit name, and what the actor may do. */
export interface Caller {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly role: Role;
  /** What the identity is restricted to; all that its role allows when left out. */
  readonly scopes?: readonly Permission[] | undefined;
  /** From then on the identity may do nothing, because the stored key that was sent ends. */
  readonly authorityEndsAt?: Instant | undefined;
}
