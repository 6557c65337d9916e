import { DomainError, type IncidentAggregatorConfig, type SlaTargets } from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts, PolicyRuleStore, UnitOfWork } from "@hoc/incident-schemas/ports";
import type { IncidentSeverityEngine } from "@hoc/severity-policy";
import { type Kysely, sql } from "kysely";
import {
  aggregatorConfig,
  createFanOutPorts,
  createIncidentPorts,
  createReadPorts,
  createWorkerPorts,
  slaTargets,
} from "../create-drivers.js";
import { translateDatabaseError } from "../database/pg-errors.js";
import { DEFAULT_SCHEMA } from "../database/schema-name.js";
import { lockTenantHead } from "../database/tenant-head.js";
import { readExecutor, type WriteExecutor, writeExecutor } from "../executor.js";
import { behindSavepoint } from "./savepoint.js";
import { asTenant, enterFanOut, enterTenant } from "./tenant-setting.js";

/** What a unit of work is made of, beside the database. */
export interface UnitOfWorkOptions {
  /** Clock, ids, randomness and logger. */
  readonly ambient: Ambient;
  /** PostgreSQL schema of the product's tables; `hoc` by default. */
  readonly schema?: string;
  /** How signals become incidents; the defaults where left out. */
  readonly aggregator?: Partial<IncidentAggregatorConfig>;
  /** Seconds from start to resolution that metrics measure against, per severity; the defaults where left out. */
  readonly slaTargets?: Partial<SlaTargets>;
  readonly severity?: IncidentSeverityEngine;
  /**
   * The host's own policies. The product's rules, made by its operations, hold when left out. When the host's store
   * cannot answer, nothing is kept from becoming an incident, and the answers say so.
   */
  readonly policyRules?: PolicyRuleStore;
  /** Names of the sinks that every event is delivered to; `["in-process"]` by default. */
  readonly sinks?: readonly string[];
  /**
   * The role that our own transactions run as, made by `ensureApplicationRole`; the connection's own when left out. A
   * role that owns no table sees the rows of one tenant alone, whatever a statement says. A host's transaction keeps the
   * role that the host chose.
   */
  readonly role?: string;
}

/** How long a write inside a host's transaction waits for the tenant before it gives up. */
const HOST_LOCK_TIMEOUT = "2s";

/**
 * Transactions on the host's Kysely instance, whose plugins are left out. The only place where one begins and ends.
 *
 * @example
 * const unitOfWork = kyselyUnitOfWork(db, { ambient: systemAmbient() });
 * await unitOfWork.write("acme", (ports) => ports.aggregator.record("acme", signals));
 */
// biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
export function kyselyUnitOfWork(db: Kysely<any>, options: UnitOfWorkOptions): UnitOfWork {
  const schema = options.schema ?? DEFAULT_SCHEMA;
  const config = aggregatorConfig(options.aggregator);
  const parts = {
    ambient: options.ambient,
    sinks: options.sinks ?? ["in-process"],
    config,
    slaTargets: slaTargets(options.slaTargets),
    ...(options.severity === undefined ? {} : { severity: options.severity }),
    ...(options.policyRules === undefined ? {} : { policyRules: options.policyRules }),
  };
  const { role } = options;
  const plain = db.withoutPlugins();

  async function underHead<Result>(
    executor: WriteExecutor,
    tenantId: string,
    work: (ports: IncidentPorts) => Promise<Result>,
  ): Promise<Result> {
    const head = await lockTenantHead(executor, tenantId, options.ambient);
    const result = await work(createIncidentPorts(executor, head, parts));
    await head.save();
    return result;
  }

  function writing<Result>(tenantId: string, work: (executor: WriteExecutor) => Promise<Result>): Promise<Result> {
    return translated(() =>
      plain
        .transaction()
        .setIsolationLevel("read committed")
        .execute(async (trx) => {
          const executor = writeExecutor(trx, schema);
          await enterTenant(executor, tenantId, role);
          return work(executor);
        }),
    );
  }

  return {
    read: (tenantId, work) =>
      translated(() =>
        plain
          .transaction()
          .setIsolationLevel("repeatable read")
          .setAccessMode("read only")
          .execute(async (trx) => {
            const executor = readExecutor(trx, schema);
            await enterTenant(executor, tenantId, role);
            return work(createReadPorts(executor, parts));
          }),
      ),
    write: (tenantId, work) => writing(tenantId, (executor) => underHead(executor, tenantId, work)),
    work: (tenantId, step) => writing(tenantId, (executor) => step(createWorkerPorts(executor))),
    acrossTenants: (question) =>
      translated(() =>
        plain
          .transaction()
          .setIsolationLevel("read committed")
          .setAccessMode("read only")
          .execute(async (trx) => {
            const executor = readExecutor(trx, schema);
            await enterFanOut(executor, role);
            return question(createFanOutPorts(executor));
          }),
      ),
    within(transaction) {
      const host = hostTransaction(transaction);
      return {
        read: (tenantId, work) =>
          translated(() => {
            const executor = readExecutor(host, schema);
            return asTenant(host, executor, tenantId, () =>
              work(createReadPorts(executor, { ...parts, isOneSnapshot: false })),
            );
          }),
        write: (tenantId, work) =>
          translated(() => {
            const executor = writeExecutor(host, schema);
            return asTenant(host, executor, tenantId, () =>
              insideHost(executor, () => underHead(executor, tenantId, work)),
            );
          }),
      };
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: see above
function hostTransaction(transaction: unknown): Kysely<any> {
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const candidate = transaction as Kysely<any> | null;
  if (typeof candidate !== "object" || candidate === null || candidate.isTransaction !== true)
    throw new DomainError("isolation_unsupported", "What was handed over is not an open Kysely transaction.");
  return candidate;
}

/** Runs `work` behind a savepoint of the host's transaction, so that a failure leaves the host's own work as it was. */
async function insideHost<Result>(executor: WriteExecutor, work: () => Promise<Result>): Promise<Result> {
  const { db } = executor;
  const { rows } = await sql<{ isolation: string; lock_timeout: string }>`
    select current_setting('transaction_isolation') as isolation, current_setting('lock_timeout') as lock_timeout`.execute(
    db,
  );
  const [settings] = rows;
  if (settings?.isolation !== "read committed")
    throw new DomainError("isolation_unsupported", "The host's transaction must run at READ COMMITTED.", {
      isolation: settings?.isolation,
    });
  return behindSavepoint(executor, "hoc_write", async () => {
    await sql`select set_config('lock_timeout', ${HOST_LOCK_TIMEOUT}, true)`.execute(db);
    const result = await work();
    await sql`select set_config('lock_timeout', ${settings.lock_timeout}, true)`.execute(db);
    return result;
  });
}

async function translated<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
