import { type Actor, DomainError } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import type { OperationContext } from "./context.js";
import type { AnyOperation, OperationKind } from "./define-operation.js";

/** What an authority is asked about: one operation that somebody is about to run, and is permitted to. */
export interface AuthorityQuestion {
  readonly operationId: string;
  readonly kind: OperationKind;
  readonly tenantId: string;
  readonly actor: Actor;
}

/** Whether an operation may run; `degraded` lets it run, and says that the authority itself is not what it should be. */
export type AuthorityDecision = "allowed" | "denied" | "degraded";

/**
 * A host's say over operations, beside roles and permissions: a governance that can close the product for a tenant, or
 * an actor. It is asked before every operation, so that it has to answer quickly, and never about what is kept already.
 */
export interface Authority {
  check(question: AuthorityQuestion): Promise<AuthorityDecision>;
  /**
   * Whether operations that change something wait for its word: then one that is denied, or that it cannot be asked
   * about, is refused. True by default. Reads are never held up.
   */
  readonly enforce?: boolean | undefined;
}

/** What came of asking; an authority that fails, or answers something else, has not decided. */
type AuthorityAnswer = AuthorityDecision | "failed";

/** The name under which operations that ran without the authority's clear word are counted. */
const UNCLEAR = "authority_unclear_total";

/**
 * Asks the authority about an operation. What may run although the authority did not plainly allow it is counted, as
 * `authority_unclear_total` by kind and answer, and logged.
 *
 * @throws DomainError `authority_denied` and `authority_unavailable`, for operations that change something only
 * @example await requireAuthority(authority, operation, context, ambient)
 */
export async function requireAuthority(
  authority: Authority,
  { id: operationId, kind }: Pick<AnyOperation, "id" | "kind">,
  { tenantId, actor }: Pick<OperationContext, "tenantId" | "actor">,
  { logger, count }: Pick<Ambient, "logger" | "count">,
): Promise<void> {
  const { answer, err } = await ask(authority, { operationId, kind, tenantId, actor });
  if (answer === "allowed") return;
  if (kind !== "query" && authority.enforce !== false) refuse(operationId, answer, err);
  count?.(UNCLEAR, { kind, answer });
  logger.warn({ operationId, tenantId, answer, err }, "an operation runs without the authority's clear word");
}

async function ask(
  authority: Authority,
  question: AuthorityQuestion,
): Promise<{ answer: AuthorityAnswer; err?: unknown }> {
  try {
    const decision: unknown = await authority.check(question);
    if (isDecision(decision)) return { answer: decision };
    return { answer: "failed", err: new TypeError(`The authority answered ${JSON.stringify(decision)}.`) };
  } catch (err) {
    return { answer: "failed", err };
  }
}

function isDecision(value: unknown): value is AuthorityDecision {
  return value === "allowed" || value === "denied" || value === "degraded";
}

function refuse(operationId: string, answer: AuthorityAnswer, cause: unknown): void {
  if (answer === "denied")
    throw new DomainError("authority_denied", `The host's authority does not allow ${operationId}.`);
  if (answer === "failed")
    throw new DomainError(
      "authority_unavailable",
      `The host's authority cannot be asked about ${operationId}.`,
      {},
      { cause },
    );
}
