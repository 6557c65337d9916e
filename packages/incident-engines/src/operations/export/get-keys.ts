import { getKeysInputSchema, trustFileSchema } from "@hoc/incident-schemas";
import { trustFile } from "../../engines/export/trust-file.js";
import { defineOperation } from "../define-operation.js";

/**
 * The public keys that exports and checkpoints are, were and will be signed with, as a trust file. It is to be compared
 * with what the issuer said by another way: a key that comes together with the evidence proves nothing.
 *
 * @example (await operations.execute("incidents.export.getKeys", {}, context)).keys
 */
export const getKeys = defineOperation({
  id: "incidents.export.getKeys",
  kind: "process",
  joinsTransaction: true,
  permission: "incidents.read",
  summary: "Shows the public keys that exports are signed with.",
  input: getKeysInputSchema,
  output: trustFileSchema,
  handler: async (_input, { exports }) => trustFile(exports),
});
