import { type Actor, DomainError, type KeyHolder, type RecordResult, type SignalInput } from "@hoc/incident-schemas";
import type {
  Ambient,
  ExportOutlets,
  IncidentDecisionPort,
  UnitOfWork,
  WebhookSender,
} from "@hoc/incident-schemas/ports";
import { systemAmbient } from "./ambient/system-ambient.js";
import { authenticateKey } from "./engines/access/authenticate-key.js";
import { placeOfKey } from "./engines/access/key-text.js";
import type { Authority } from "./operations/authority.js";
import {
  type CatalogueEntry,
  describeOperations,
  type JoinableOperationId,
  OPERATIONS,
  type OperationId,
  type OperationInput,
  type OperationOutput,
} from "./operations/catalogue.js";
import type { OperationContext } from "./operations/context.js";
import { createGatherer, type GathererLoad } from "./operations/gatherer.js";
import { incidentDecisions } from "./operations/incident-decisions.js";
import { createRegistry } from "./operations/registry.js";
import {
  answeredBefore,
  joinedTransactions,
  type OperationRuntime,
  ownTransactions,
  runOperation,
} from "./operations/run-operation.js";

/** What operations are made from. */
export interface OperationsOptions {
  /** Opens and ends the transactions, such as `kyselyUnitOfWork(db)`. */
  readonly unitOfWork: UnitOfWork;
  readonly ambient?: Ambient | undefined;
  /** Most signals that wait for their transaction in this process; 10,000 by default. */
  readonly maxWaitingSignals?: number | undefined;
  /** Whether answers are checked against their schemas: all, none, or (by default) all but those of `record`. */
  readonly checkOutputs?: boolean | undefined;
  /** How long the answers of requests with an idempotency key are kept; a day by default. */
  readonly idempotencySeconds?: number | undefined;
  /** Key, renderer and settings of exports; without a key they are refused with `signer_missing`. */
  readonly exports?: ExportOutlets | undefined;
  /**
   * Sends to webhook endpoints, and says which URLs it sends nothing to; without one, endpoints are neither made nor given
   * another URL nor tested: `sender_missing`.
   */
  readonly webhooks?: WebhookSender | undefined;
  /** The host's own say over operations, beside roles; without it there is none. */
  readonly authority?: Authority | undefined;
}

/** Who records in process, when it is not the product itself. */
export interface RecordOptions {
  readonly actor?: Actor | undefined;
  readonly correlationId?: string | undefined;
}

/** Runs operations by their ids. */
export interface OperationRunner<Ids extends OperationId> {
  /**
   * Runs one operation. Input that comes from outside may be anything: it is checked.
   *
   * @throws DomainError `unknown_operation`, `permission_denied`, `invalid_input`, and what the operation refuses
   */
  execute<Id extends Ids>(id: Id, input: OperationInput<Id>, context: OperationContext): Promise<OperationOutput<Id>>;
  /**
   * What a request with an idempotency key was answered before, or `undefined`. Asked first, an answer comes without
   * another look at what the request says; `execute` alone would do as well.
   *
   * @throws DomainError `idempotency_key_reused` when the key was used for another request
   */
  answered<Id extends Ids>(
    id: Id,
    context: OperationContext,
  ): Promise<{ readonly output: OperationOutput<Id> } | undefined>;
  /** The short way to `incidents.signals.record` for the process that the signals come from. */
  record(tenantId: string, signals: readonly SignalInput[], options?: RecordOptions): Promise<RecordResult[]>;
}

/** Everything that can be asked of the product. */
export interface Operations extends OperationRunner<OperationId> {
  /** The same inside a transaction that the host has open: nothing of ours commits, waits or is tried again. */
  within(transaction: unknown): OperationRunner<JoinableOperationId>;
  /**
   * Who calls with the text of an API key, or `undefined` for whatever opens nothing. Nothing says which of the reasons
   * it is, and only the tenant that the text names is asked; a text that is no key's asks nobody.
   */
  authenticateKey(text: string): Promise<KeyHolder | undefined>;
  /** How the rest of a host asks for incidents of runs that ended; what `createIncidentDriver` takes. */
  readonly decisions: IncidentDecisionPort;
  /** All operations, sorted by id, for docs and front doors. */
  readonly catalogue: readonly CatalogueEntry[];
  /** How many signals wait in this process, and what is being written. */
  load(): GathererLoad;
  /** Takes no more signals, and resolves when those taken are answered. */
  close(): Promise<void>;
}

const IN_PROCESS: Actor = { type: "SYSTEM", id: "in_process" };

/**
 * Joins the operations to a database.
 *
 * @example
 * const operations = createOperations({ unitOfWork: kyselyUnitOfWork(db) });
 * await operations.record("acme", [{ triggerType: "failure_spike" }]);
 */
export function createOperations(options: OperationsOptions): Operations {
  const { unitOfWork, ambient = systemAmbient(), maxWaitingSignals } = options;
  const { checkOutputs, idempotencySeconds, exports, webhooks, authority } = options;
  const registry = createRegistry(OPERATIONS);
  const gatherer = createGatherer({
    write: (tenantId, signals) => unitOfWork.write(tenantId, ({ aggregator }) => aggregator.record(tenantId, signals)),
    randomHex: ambient.randomHex,
    maxWaitingSignals,
  });
  const own = ownTransactions(unitOfWork, gatherer.record, ambient);
  const runtime = { ambient, checkOutputs, idempotencySeconds, exports, webhooks, authority };

  return {
    ...runner<OperationId>({ ...runtime, transactions: own }, (id) => registry.get(id)),
    within: (transaction) =>
      runner<JoinableOperationId>({ ...runtime, transactions: joinedTransactions(unitOfWork, transaction) }, joinable),
    async authenticateKey(text) {
      const place = placeOfKey(text);
      if (place === undefined) return undefined;
      return own.read(place.tenantId, (ports) => authenticateKey(ports, place, text, ambient.clock()));
    },
    decisions: incidentDecisions(own, ambient, IN_PROCESS),
    catalogue: describeOperations(),
    load: gatherer.load,
    close: gatherer.close,
  };

  function joinable(id: string) {
    const operation = registry.get(id);
    if (operation.kind !== "process" || operation.joinsTransaction === true) return operation;
    throw new DomainError("unknown_operation", `${id} opens transactions of its own; it cannot run inside another.`);
  }
}

function runner<Ids extends OperationId>(
  runtime: OperationRuntime,
  find: (id: string) => Parameters<typeof runOperation>[0],
): OperationRunner<Ids> {
  async function execute<Id extends Ids>(id: Id, input: OperationInput<Id>, context: OperationContext) {
    // The registry is made of the very operations that the types are read from.
    return (await runOperation(find(id), input, context, runtime)) as OperationOutput<Id>;
  }
  return {
    execute,
    async answered<Id extends Ids>(id: Id, context: OperationContext) {
      return (await answeredBefore(find(id), context, runtime)) as { output: OperationOutput<Id> } | undefined;
    },
    async record(tenantId, signals, { actor = IN_PROCESS, correlationId } = {}) {
      const context: OperationContext = { tenantId, actor, role: "ingest", correlationId };
      const output = await runOperation(find("incidents.signals.record"), { signals }, context, runtime);
      return (output as OperationOutput<"incidents.signals.record">).results;
    },
  };
}
