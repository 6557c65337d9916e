import {
  DomainError,
  type IncidentAggregatorConfig,
  parseInput,
  type RecordResult,
  type Signal,
} from "@hoc/incident-schemas";
import type { Ambient, UnitOfWork } from "@hoc/incident-schemas/ports";
import { type OperationContext, parseContext } from "./context.js";
import type { AnyOperation, Operation } from "./define-operation.js";
import { isAllowed } from "./permissions.js";
import { withRetries } from "./retry.js";
import type { ProcessScope, Scope } from "./scope.js";

/** How transactions are opened for operations: by ourselves, or inside one that a host has open. */
export interface Transactions extends Pick<UnitOfWork, "read" | "write"> {
  recordSignals(tenantId: string, signals: readonly Signal[]): Promise<RecordResult[]>;
  aggregatorConfig(tenantId: string): Promise<IncidentAggregatorConfig>;
}

/** What operations run on. */
export interface OperationRuntime {
  readonly transactions: Transactions;
  readonly ambient: Ambient;
  /** Whether outputs are checked against their schemas; by default all are but the large ones. */
  readonly checkOutputs: boolean | undefined;
}

/**
 * Runs an operation, and is the one owner of its transactions: checks context, permission and input, opens what the
 * kind of the operation asks for, and checks the output.
 *
 * @throws DomainError `permission_denied`, `invalid_input`, and whatever the operation refuses
 * @example await runOperation(getIncidentDetail, { incidentId: "inc_1" }, context, runtime)
 */
export async function runOperation(
  operation: AnyOperation,
  input: unknown,
  context: OperationContext,
  runtime: OperationRuntime,
): Promise<unknown> {
  const checked = parseContext(context);
  requirePermission(operation, checked);
  const parsed = parseInput(operation.input, input);
  const output = await handle(operation, parsed, { context: checked, ambient: runtime.ambient }, runtime.transactions);
  return outputIsChecked(operation, runtime.checkOutputs) ? checkedOutput(operation, output) : output;
}

/**
 * Transactions of our own: a command that fails retryably is made again, signals are gathered, and the configuration
 * of the aggregator is asked for once.
 *
 * @example ownTransactions(unitOfWork, gatherer.record, ambient)
 */
export function ownTransactions(
  unitOfWork: Pick<UnitOfWork, "read" | "write">,
  recordSignals: Transactions["recordSignals"],
  ambient: Pick<Ambient, "randomHex">,
): Transactions {
  let config: Promise<IncidentAggregatorConfig> | undefined;
  return {
    read: (tenantId, work) => unitOfWork.read(tenantId, work),
    write: (tenantId, work) => withRetries(() => unitOfWork.write(tenantId, work), { randomHex: ambient.randomHex }),
    recordSignals,
    aggregatorConfig(tenantId) {
      config ??= unitOfWork
        .read(tenantId, async ({ aggregator }) => aggregator.config)
        .catch((error: unknown) => {
          config = undefined;
          throw error;
        });
      return config;
    },
  };
}

/**
 * Transactions inside the one that a host has open: nothing is made again, nothing is gathered, nothing commits.
 *
 * @example joinedTransactions(unitOfWork, trx)
 */
export function joinedTransactions(unitOfWork: Pick<UnitOfWork, "within">, transaction: unknown): Transactions {
  const joined = unitOfWork.within(transaction);
  return {
    read: (tenantId, work) => joined.read(tenantId, work),
    write: (tenantId, work) => joined.write(tenantId, work),
    recordSignals: (tenantId, signals) =>
      joined.write(tenantId, ({ aggregator }) => aggregator.record(tenantId, signals)),
    aggregatorConfig: (tenantId) => joined.read(tenantId, async ({ aggregator }) => aggregator.config),
  };
}

function requirePermission({ id, permission }: AnyOperation, { role }: OperationContext): void {
  if (isAllowed(role, permission)) return;
  throw new DomainError("permission_denied", `The role ${role} does not allow ${id}; it needs ${permission}.`, {
    permission,
  });
}

function handle(operation: AnyOperation, input: unknown, scope: Scope, transactions: Transactions): Promise<unknown> {
  const { tenantId } = scope.context;
  if (isKind(operation, "query"))
    return transactions.read(tenantId, (ports) => operation.handler(input, { ...scope, ports }));
  if (isKind(operation, "command"))
    return transactions.write(tenantId, (ports) => operation.handler(input, { ...scope, ports }));
  if (isKind(operation, "process")) return operation.handler(input, processScope(scope, transactions));
  throw new DomainError("internal_error", `The operation ${operation.id} is of no known kind.`);
}

function processScope(scope: Scope, transactions: Transactions): ProcessScope {
  const { tenantId } = scope.context;
  return {
    ...scope,
    read: (work) => transactions.read(tenantId, work),
    write: (work) => transactions.write(tenantId, work),
    recordSignals: (signals) => transactions.recordSignals(tenantId, signals),
    aggregatorConfig: () => transactions.aggregatorConfig(tenantId),
  };
}

function isKind<Kind extends AnyOperation["kind"]>(
  operation: AnyOperation,
  kind: Kind,
): operation is Operation<string, Kind> {
  return operation.kind === kind;
}

function outputIsChecked(operation: AnyOperation, asked: boolean | undefined): boolean {
  return asked ?? operation.outputUnchecked !== true;
}

function checkedOutput(operation: AnyOperation, output: unknown): unknown {
  const result = operation.output.safeParse(output);
  if (result.success) return result.data;
  throw new DomainError(
    "internal_error",
    `The answer of ${operation.id} does not match its schema.`,
    {},
    { cause: result.error },
  );
}
