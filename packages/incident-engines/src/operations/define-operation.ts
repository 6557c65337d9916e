import type { ErrorCode, Permission } from "@hoc/incident-schemas";
import type { z } from "zod";
import type { CommandScope, ProcessScope, QueryScope } from "./scope.js";

/** What a handler gets, by the kind of its operation. */
interface ScopeOf {
  readonly query: QueryScope;
  readonly command: CommandScope;
  readonly process: ProcessScope;
}

/**
 * How an operation relates to transactions: a *query* runs on one snapshot, a *command* in one transaction, a
 * *process* outside any, with short ones of its own.
 */
export type OperationKind = keyof ScopeOf;

/** How an answer that is too large to keep is kept: by a small part, from which the whole is made again. */
export interface KeptAnswerOf<Output> {
  /** What is kept, as JSON. */
  keep(output: Output): Readonly<Record<string, unknown>>;
  /** The whole answer from what was kept. */
  restore(kept: unknown, scope: ProcessScope): Promise<Output>;
}

/** One thing that can be asked of the product: one id, one input, one output, one permission. */
export interface Operation<
  Id extends string = string,
  Kind extends OperationKind = OperationKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** `<family>.<method>`, such as `incidents.write.acknowledgeIncident`. */
  readonly id: Id;
  readonly kind: Kind;
  readonly permission: Permission;
  /** One sentence for the docs. */
  readonly summary: string;
  readonly input: Input;
  /** The code that malformed input is refused with; `invalid_input` unless it says otherwise. */
  readonly inputRefusedAs?: ErrorCode;
  readonly output: Output;
  /** A process that may run in a host's transaction, because one transaction is all it needs. */
  readonly joinsTransaction?: boolean;
  /** How a process keeps its answer for requests that are sent again; the whole of it when left out. */
  readonly kept?: KeptAnswerOf<z.output<Output>>;
  /** Whether the output is checked only when checks are asked for: for answers of a thousand parts. */
  readonly outputUnchecked?: boolean;
  handler(input: z.output<Input>, scope: ScopeOf[Kind]): Promise<z.output<Output>>;
}

/** Any operation. */
export type AnyOperation = Operation;

/**
 * Declares an operation, typed by its schemas.
 *
 * @example
 * defineOperation({ id: "incidents.query.getIncidentDetail", kind: "query", permission: "incidents.read",
 *   summary: "One incident.", input: getIncidentInputSchema, output: incidentDetailSchema,
 *   handler: async ({ incidentId }, { context, ports }) => … })
 */
export function defineOperation<
  const Id extends string,
  const Kind extends OperationKind,
  Input extends z.ZodType,
  Output extends z.ZodType,
>(operation: Operation<Id, Kind, Input, Output>): Operation<Id, Kind, Input, Output> {
  return Object.freeze(operation);
}
