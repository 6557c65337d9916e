import { describe, expect, it } from "vitest";
import { isAllowed, PERMISSIONS, type Permission, permissionsOf, ROLES, type Role } from "./permissions.js";

const EXPECTED: Record<Role, Permission[]> = {
  viewer: ["incidents.read"],
  responder: ["incidents.read", "incidents.write", "costs.write"],
  ingest: ["signals.record"],
  admin: [
    "incidents.read",
    "incidents.write",
    "signals.record",
    "costs.write",
    "access.manage",
    "webhooks.manage",
    "maintenance",
  ],
};

it.each(ROLES)("%s may do what the table says and nothing else", (role) => {
  expect(PERMISSIONS.filter((permission) => isAllowed(role, permission))).toEqual(EXPECTED[role]);
});

describe("the permissions that somebody holds", () => {
  it.each(ROLES)("are all of the role %s where nothing narrows it", (role) => {
    expect(permissionsOf({ role })).toEqual(EXPECTED[role]);
  });

  it("are those of the scopes that the role allows", () => {
    expect(permissionsOf({ role: "responder", scopes: ["incidents.read", "maintenance"] })).toEqual(["incidents.read"]);
    expect(permissionsOf({ role: "admin", scopes: [] })).toEqual([]);
  });
});
