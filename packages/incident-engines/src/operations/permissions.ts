/** The roles that a token can have. */
export const ROLES = ["viewer", "responder", "ingest", "admin"] as const;

/** Who somebody is to the product: a reader, a person on call, a program that sends signals, or whoever runs it. */
export type Role = (typeof ROLES)[number];

/** What an operation can ask for. */
export const PERMISSIONS = ["incidents.read", "incidents.write", "signals.record", "maintenance"] as const;

/** A permission by name. */
export type Permission = (typeof PERMISSIONS)[number];

/**
 * What each role may do.
 *
 * | role | incidents.read | incidents.write | signals.record | maintenance |
 * |---|---|---|---|---|
 * | viewer | yes | | | |
 * | responder | yes | yes | | |
 * | ingest | | | yes | |
 * | admin | yes | yes | yes | yes |
 */
export const ROLE_PERMISSIONS = {
  viewer: ["incidents.read"],
  responder: ["incidents.read", "incidents.write"],
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
