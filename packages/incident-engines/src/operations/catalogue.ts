import type { Permission } from "@hoc/incident-schemas";
import type { z } from "zod";
import { IncidentsAccessHandler } from "./access/index.js";
import { AnalyticsArtifactsHandler } from "./artifacts/index.js";
import { IncidentsCostGuardHandler } from "./cost-guard/index.js";
import { IncidentsCostsHandler } from "./costs/index.js";
import type { OperationKind } from "./define-operation.js";
import { IncidentsDetectorsHandler } from "./detectors/index.js";
import { IncidentsExportHandler } from "./export/index.js";
import { IncidentsLessonsHandler } from "./lessons/index.js";
import { IncidentsMaintenanceHandler } from "./maintenance/index.js";
import { IncidentsPoliciesHandler } from "./policies/index.js";
import { IncidentsQueryHandler } from "./query/index.js";
import { IncidentsRecoveryRulesHandler } from "./recovery-rules/index.js";
import { IncidentsRecurrenceHandler } from "./recurrence/index.js";
import { IncidentsRunsHandler } from "./runs/index.js";
import { IncidentsSignalsHandler } from "./signals/index.js";
import { IncidentsWebhooksHandler } from "./webhooks/index.js";
import { IncidentsWriteHandler } from "./write/index.js";

/** Every operation of the product. */
export const OPERATIONS = [
  ...Object.values(IncidentsSignalsHandler),
  ...Object.values(IncidentsQueryHandler),
  ...Object.values(IncidentsWriteHandler),
  ...Object.values(IncidentsRecurrenceHandler),
  ...Object.values(IncidentsRunsHandler),
  ...Object.values(IncidentsPoliciesHandler),
  ...Object.values(IncidentsCostsHandler),
  ...Object.values(IncidentsCostGuardHandler),
  ...Object.values(IncidentsDetectorsHandler),
  ...Object.values(IncidentsRecoveryRulesHandler),
  ...Object.values(IncidentsLessonsHandler),
  ...Object.values(IncidentsExportHandler),
  ...Object.values(IncidentsAccessHandler),
  ...Object.values(IncidentsWebhooksHandler),
  ...Object.values(IncidentsMaintenanceHandler),
  ...Object.values(AnalyticsArtifactsHandler),
] as const;

type Declared = (typeof OPERATIONS)[number];

/** The operations by their ids. */
export type OperationMap = { readonly [Op in Declared as Op["id"]]: Op };

/** The id of an operation. */
export type OperationId = keyof OperationMap;

/** The id of an operation that can run inside a host's transaction. */
export type JoinableOperationId = Exclude<
  OperationId,
  | `incidents.maintenance.${string}`
  | `incidents.export.create${string}`
  | "incidents.export.getExportFile"
  | "incidents.webhooks.testEndpoint"
>;

/** What an operation takes, before validation. */
export type OperationInput<Id extends OperationId> = z.input<OperationMap[Id]["input"]>;

/** What an operation answers. */
export type OperationOutput<Id extends OperationId> = z.output<OperationMap[Id]["output"]>;

/** What the docs say about an operation. */
export interface CatalogueEntry {
  readonly id: OperationId;
  readonly kind: OperationKind;
  readonly permission: Permission;
  readonly summary: string;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/**
 * Every operation as the docs and the front door describe it, sorted by id.
 *
 * @example describeOperations().map(({ id }) => id) // ["analytics.artifacts.get", …]
 */
export function describeOperations(): readonly CatalogueEntry[] {
  return OPERATIONS.map(({ id, kind, permission, summary, input, output }) =>
    Object.freeze({ id, kind, permission, summary, input, output }),
  ).sort((a, b) => (a.id < b.id ? -1 : 1));
}
