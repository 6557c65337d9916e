/** The roles that a token or an API key can have. */
export const ROLES = ["viewer", "responder", "ingest", "admin"] as const;

/** Who somebody is to the product: a reader, a person on call, a program that sends signals, or whoever runs it. */
export type Role = (typeof ROLES)[number];

/** What an operation can ask for. */
export const PERMISSIONS = [
  "incidents.read",
  "incidents.write",
  "signals.record",
  "costs.write",
  "access.manage",
  "webhooks.manage",
  "maintenance",
] as const;

/** A permission by name. */
export type Permission = (typeof PERMISSIONS)[number];

/**
 * What each role may do.
 *
 * | role | incidents.read | incidents.write | signals.record | costs.write | access.manage | webhooks.manage | maintenance |
 * |---|---|---|---|---|---|---|---|
 * | viewer | yes | | | | | | |
 * | responder | yes | yes | | yes | | | |
 * | ingest | | | yes | | | | |
 * | admin | yes | yes | yes | yes | yes | yes | yes |
 */
export const ROLE_PERMISSIONS = {
  viewer: ["incidents.read"],
  responder: ["incidents.read", "incidents.write", "costs.write"],
  ingest: ["signals.record"],
  admin: PERMISSIONS,
} as const satisfies Record<Role, readonly Permission[]>;

/**
 * Whether a role has a permission.
 *
 * @example isAllowed("viewer", "incidents.write") // false
 */
export function isAllowed(role: Role, permission: Permission): boolean {
  return (ROLE_PERMISSIONS[role] as readonly Permission[]).includes(permission);
}

/** What somebody may do: what the role allows, and of that only the scopes, where there are some. */
export interface Powers {
  readonly role: Role;
  /** By default everything that the role allows. */
  readonly scopes?: readonly Permission[] | undefined;
}

/**
 * The permissions that somebody holds.
 *
 * @example permissionsOf({ role: "responder", scopes: ["incidents.read"] }) // ["incidents.read"]
 */
export function permissionsOf({ role, scopes }: Powers): readonly Permission[] {
  return PERMISSIONS.filter(
    (permission) => isAllowed(role, permission) && (scopes === undefined || scopes.includes(permission)),
  );
}
