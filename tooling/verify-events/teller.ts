import { type Actor, addSeconds, type EventType } from "@hoc/incident-schemas";
import { ACTORS } from "./actors.js";
import { countEvents } from "./stored-events.js";
import { STARTS_AT, type VerifiedProduct } from "./verified-product.js";

/** Tells a tenant's history, one deed after the other. */
export interface Teller {
  /** Does something that makes events of a type, a while after what was done before, and then does it again. */
  tell(makes: EventType, operation: string, input: object, how?: Manner): Promise<Answer>;
  /** Does something that announces nothing. Throws when it is refused. */
  quietly(operation: string, input: object): Promise<Answer>;
}

/** Who does something, and when. */
export interface Manner {
  readonly by?: Actor;
  readonly after?: number;
  /** Set where doing it again is doing another thing. */
  readonly isAnotherAgain?: boolean;
}

/** What an operation answers. */
export type Answer = Readonly<Record<string, unknown>>;

/** A teller for a tenant. What is refused, and what doing it again announced, is noted by event type. */
export function tellerOf(
  product: VerifiedProduct,
  tenantId: string,
  refusals: Map<string, string[]>,
  repetitions: Map<string, number>,
): Teller {
  let now = STARTS_AT;
  return {
    async tell(makes, operation, input, { by = ACTORS.person, after: seconds = 10, isAnotherAgain = false } = {}) {
      now = addSeconds(now, seconds);
      product.setClock(now);
      const as = { tenantId, actor: by };
      let answer: Answer = {};
      try {
        answer = (await product.execute(operation, input, as)) as Answer;
      } catch (error) {
        const refused = `${operation} is refused: ${error instanceof Error ? error.message : String(error)}`;
        refusals.set(makes, [...(refusals.get(makes) ?? []), refused]);
        return answer;
      }
      if (isAnotherAgain) return answer;
      const before = await countEvents(product.db, tenantId);
      // Saying it again may be refused as well as answered the same; only that nothing is announced twice counts.
      await product.execute(operation, input, as).catch(() => undefined);
      const after = await countEvents(product.db, tenantId);
      for (const type of new Set([makes, ...after.keys()])) {
        const more = (after.get(type) ?? 0) - (before.get(type) ?? 0);
        if (type === makes || more > 0) repetitions.set(type, (repetitions.get(type) ?? 0) + more);
      }
      return answer;
    },
    quietly: async (operation, input) =>
      (await product.execute(operation, input, { tenantId, actor: ACTORS.program })) as Answer,
  };
}
