export { DEFAULT_SCHEMA } from "../database/schema-name.js";
export {
  ApplicationRoleError,
  type ApplicationRoleOptions,
  ensureApplicationRole,
  requireWalled,
} from "./application-role.js";
export { APPEND_ONLY_TABLES, type GrantOptions, grantRoles, MUTABLE_TABLES } from "./grants.js";
export { type MigrationOptions, migrateDown, migrateToLatest } from "./migrate.js";
