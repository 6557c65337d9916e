import {
  DomainError,
  type IncidentAggregatorConfig,
  isAllowed,
  parseInput,
  permissionsOf,
  type RecordResult,
  type Signal,
} from "@hoc/incident-schemas";
import type {
  Ambient,
  ExportOutlets,
  IdempotencyDriver,
  IncidentPorts,
  UnitOfWork,
  WebhookSender,
} from "@hoc/incident-schemas/ports";
import { DEFAULT_OUTLETS } from "../engines/export/default-outlets.js";
import { type Authority, requireAuthority } from "./authority.js";
import { type OperationContext, parseContext } from "./context.js";
import type { AnyOperation, Operation } from "./define-operation.js";
import { answerAgain, claimOf, DEFAULT_IDEMPOTENCY_SECONDS, leftNothing } from "./idempotency.js";
import { withRetries } from "./retry.js";
import type { CommandScope, ProcessScope, Scope } from "./scope.js";

/** How transactions are opened for operations: by ourselves, or inside one that a host has open. */
export interface Transactions extends Pick<UnitOfWork, "read" | "write"> {
  recordSignals(tenantId: string, signals: readonly Signal[]): Promise<RecordResult[]>;
  aggregatorConfig(tenantId: string): Promise<IncidentAggregatorConfig>;
  /** A short step on the kept answers, which commits by itself and waits for no tenant's lock. */
  keys<Result>(tenantId: string, step: (keys: IdempotencyDriver) => Promise<Result>): Promise<Result>;
}

/** What operations run on. */
export interface OperationRuntime {
  readonly transactions: Transactions;
  readonly ambient: Ambient;
  /** Whether outputs are checked against their schemas; by default all are but the large ones. */
  readonly checkOutputs: boolean | undefined;
  /** How long the answers of requests with a key are kept. */
  readonly idempotencySeconds?: number | undefined;
  /** What exports need of the outside; without it they are refused. */
  readonly exports?: ExportOutlets | undefined;
  /** Whoever sends to webhook endpoints; without one they are refused. */
  readonly webhooks?: WebhookSender | undefined;
  /** The host's own say over operations; without it there is none. */
  readonly authority?: Authority | undefined;
}

/**
 * Runs an operation, and is the one owner of its transactions: checks context, permission, authority and input, opens
 * what the kind of the operation asks for, and checks the output.
 *
 * @throws DomainError `permission_denied`, `authority_denied`, `authority_unavailable`, `invalid_input`, and whatever
 * the operation refuses
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
  const { authority, ambient } = runtime;
  if (authority !== undefined) await requireAuthority(authority, operation, checked, ambient);
  try {
    const parsed = parseInput(operation.input, input);
    return await handle(operation, parsed, { context: checked, ambient }, runtime);
  } catch (error) {
    throw underItsOwnCode(operation, error);
  }
}

/**
 * What a request with a key was answered before; `undefined` when it has no key or was not answered yet, and when the
 * answer has to be made again, which carrying it out does.
 *
 * @throws DomainError `permission_denied`, and `idempotency_key_reused` when the key was used for another request
 */
export async function answeredBefore(
  operation: AnyOperation,
  context: OperationContext,
  { transactions, ambient }: OperationRuntime,
): Promise<{ output: unknown } | undefined> {
  const { tenantId, idempotency, ...rest } = parseContext(context);
  requirePermission(operation, { tenantId, ...rest });
  if (idempotency === undefined || operation.kind === "query" || operation.kept !== undefined) return undefined;
  const asked = { operation: operation.id, key: idempotency.key, now: ambient.clock() };
  return answerAgain(
    await transactions.read(tenantId, (ports) => ports.idempotency.findAnswer(tenantId, asked)),
    idempotency,
  );
}

/**
 * Transactions of our own: a command that fails retryably is made again, signals are gathered, and the configuration
 * of the aggregator is asked for once.
 *
 * @example ownTransactions(unitOfWork, gatherer.record, ambient)
 */
export function ownTransactions(
  unitOfWork: Pick<UnitOfWork, "read" | "write" | "work">,
  recordSignals: Transactions["recordSignals"],
  ambient: Pick<Ambient, "randomHex">,
): Transactions {
  let config: Promise<IncidentAggregatorConfig> | undefined;
  return {
    read: (tenantId, work) => unitOfWork.read(tenantId, work),
    write: (tenantId, work) => withRetries(() => unitOfWork.write(tenantId, work), { randomHex: ambient.randomHex }),
    recordSignals,
    keys: (tenantId, step) => unitOfWork.work(tenantId, ({ idempotency }) => step(idempotency)),
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
    keys: (tenantId, step) => joined.write(tenantId, ({ idempotency }) => step(idempotency)),
  };
}

function requirePermission({ id, permission }: AnyOperation, { role, scopes }: OperationContext): void {
  if (permissionsOf({ role, scopes }).includes(permission)) return;
  const who = isAllowed(role, permission) ? "The key's scopes do" : `The role ${role} does`;
  throw new DomainError("permission_denied", `${who} not allow ${id}; it needs ${permission}.`, { permission });
}

/** Malformed input is refused under the operation's own code for it, also where only the data show that it is. */
function underItsOwnCode({ inputRefusedAs }: AnyOperation, error: unknown): unknown {
  if (inputRefusedAs === undefined || !DomainError.isInstance(error) || error.code !== "invalid_input") return error;
  return new DomainError(inputRefusedAs, error.message, error.details, { cause: error.cause });
}

async function handle(
  operation: AnyOperation,
  input: unknown,
  scope: Scope,
  runtime: OperationRuntime,
): Promise<unknown> {
  const { transactions } = runtime;
  const { tenantId } = scope.context;
  const checked = (output: unknown) => outputOf(operation, runtime, output);
  if (isKind(operation, "query"))
    return checked(await transactions.read(tenantId, (ports) => operation.handler(input, { ...scope, ports })));
  if (isKind(operation, "command"))
    return onceInside(operation, scope, runtime, async (ports) =>
      checked(await operation.handler(input, commandScope(scope, ports, runtime))),
    );
  if (isKind(operation, "process")) {
    const process = processScope(scope, runtime);
    return onceAround(operation, process, runtime, async () => checked(await operation.handler(input, process)));
  }
  throw new DomainError("internal_error", `The operation ${operation.id} is of no known kind.`);
}

/** A command with a key: key, effect and answer are one transaction, so that there are all or none. */
function onceInside(
  { id }: AnyOperation,
  { context: { tenantId, idempotency }, ambient }: Scope,
  { transactions, idempotencySeconds = DEFAULT_IDEMPOTENCY_SECONDS }: OperationRuntime,
  work: (ports: IncidentPorts) => Promise<unknown>,
): Promise<unknown> {
  return transactions.write(tenantId, async (ports) => {
    if (idempotency === undefined) return work(ports);
    const claim = claimOf(id, idempotency, ambient, idempotencySeconds);
    const again = answerAgain(await ports.idempotency.claimKey(tenantId, claim), idempotency);
    if (again !== undefined) return again.output;
    const output = await work(ports);
    await ports.idempotency.keepAnswer(tenantId, { operation: id, key: claim.key, answer: JSON.stringify(output) });
    return output;
  });
}

/** A process with a key: the key is taken before it and the answer kept after it. What it does must bear repetition. */
async function onceAround(
  operation: AnyOperation,
  scope: ProcessScope,
  runtime: OperationRuntime,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { id, kept } = operation;
  const { transactions, idempotencySeconds = DEFAULT_IDEMPOTENCY_SECONDS } = runtime;
  const {
    context: { tenantId, idempotency },
    ambient,
  } = scope;
  if (idempotency === undefined) return work();
  const claim = claimOf(id, idempotency, ambient, idempotencySeconds);
  const again = answerAgain(await transactions.keys(tenantId, (keys) => keys.claimKey(tenantId, claim)), idempotency);
  if (again !== undefined)
    return kept === undefined ? again.output : outputOf(operation, runtime, await kept.restore(again.output, scope));
  const key = { operation: id, key: claim.key };
  try {
    const output = await work();
    const answer = JSON.stringify(kept === undefined ? output : kept.keep(output));
    await transactions.keys(tenantId, (keys) => keys.keepAnswer(tenantId, { ...key, answer }));
    return output;
  } catch (error) {
    if (leftNothing(error)) await transactions.keys(tenantId, (keys) => keys.releaseKey(tenantId, key));
    throw error;
  }
}

/** What a command does happens at the instant that it is recorded at, so that no read as of that instant lacks it. */
function commandScope(scope: Scope, ports: IncidentPorts, { webhooks }: OperationRuntime): CommandScope {
  return { ...scope, ambient: { ...scope.ambient, clock: () => ports.recordedAt }, ports, webhooks };
}

function processScope(
  scope: Scope,
  { transactions, exports = DEFAULT_OUTLETS, webhooks }: OperationRuntime,
): ProcessScope {
  const { tenantId } = scope.context;
  return {
    ...scope,
    exports,
    webhooks,
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

/** What an operation gives, checked and put in the order of its schema unless it is one of the large ones. */
function outputOf(operation: AnyOperation, { checkOutputs }: OperationRuntime, output: unknown): unknown {
  return outputIsChecked(operation, checkOutputs) ? checkedOutput(operation, output) : output;
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
