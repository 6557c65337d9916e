import type { Actor } from "@hoc/incident-schemas";
import type { Ambient, ExportOutlets } from "@hoc/incident-schemas/ports";
import type { KeyedRequest } from "../id-of-request.js";
import type { OpenTransactions } from "../open-transactions.js";

/** What it takes to make bundles: reads of the tenant, a clock, and what exports need of the outside. */
export interface BundleScope extends Pick<OpenTransactions, "read"> {
  readonly ambient: Pick<Ambient, "clock">;
  readonly exports: ExportOutlets;
}

/** What it takes to export: the same, writes, ids, who exports, and the key of a request that may be sent again. */
export interface ExportScope extends OpenTransactions {
  readonly ambient: Pick<Ambient, "clock" | "uuid">;
  readonly exports: ExportOutlets;
  readonly actor: Actor;
  readonly request: KeyedRequest | undefined;
}
