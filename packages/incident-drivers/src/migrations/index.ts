export { DEFAULT_SCHEMA } from "../database/schema-name.js";
export {
  ApplicationRoleError,
  type ApplicationRoleOptions,
  ensureApplicationRole,
  requireWalled,
} from "./application-role.js";
export { describeLiveSchema } from "./doctor/describe-live-schema.js";
export type { Difference } from "./doctor/difference.js";
export { type DoctorOptions, type DoctorReport, doctor } from "./doctor/doctor.js";
export type { PartKind, SchemaPart } from "./doctor/schema-part.js";
export { APPEND_ONLY_TABLES, type GrantOptions, grantRoles, MUTABLE_TABLES } from "./grants.js";
export { type MigrationOptions, migrateDown, migrateTo, migrateToLatest, migrationNames } from "./migrate.js";
