import { expect, it } from "vitest";
import { isAllowed, PERMISSIONS, type Permission, ROLES, type Role } from "./permissions.js";

const EXPECTED: Record<Role, Permission[]> = {
  viewer: ["incidents.read"],
  responder: ["incidents.read", "incidents.write"],
  ingest: ["signals.record"],
  admin: ["incidents.read", "incidents.write", "signals.record", "maintenance"],
};

it.each(ROLES)("%s may do what the table says and nothing else", (role) => {
  expect(PERMISSIONS.filter((permission) => isAllowed(role, permission))).toEqual(EXPECTED[role]);
});
