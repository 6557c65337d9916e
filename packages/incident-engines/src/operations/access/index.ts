import { getKey } from "./get-key.js";
import { issueKey } from "./issue-key.js";
import { listKeys } from "./list-keys.js";
import { revokeKey } from "./revoke-key.js";
import { rotateKey } from "./rotate-key.js";

/** The operations of the family `incidents.access`. */
export const IncidentsAccessHandler = {
  issueKey,
  rotateKey,
  revokeKey,
  getKey,
  listKeys,
} as const;
