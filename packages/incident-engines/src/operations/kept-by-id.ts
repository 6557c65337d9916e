import { z } from "zod";
import type { KeptAnswerOf } from "./define-operation.js";
import type { ProcessScope } from "./scope.js";

/** How an answer about one thing that holds a secret is kept, and how it is made again without it. */
export interface KeptById<Output> {
  /** The name that the id is kept under. */
  readonly name: string;
  readonly idOf: (output: Output) => string;
  /** The answer about the thing as it stands, without its secret. */
  readonly load: (id: string, scope: ProcessScope) => Promise<Output>;
}

/**
 * Keeps an answer by the id of the thing alone, so that its secret is stored nowhere: a request that is sent again gets
 * the thing as it stands.
 *
 * @example keptById<IssuedApiKey>({ name: "keyId", idOf: ({ key }) => key.keyId, load: loadWithoutSecret })
 */
export function keptById<Output>({ name, idOf, load }: KeptById<Output>): KeptAnswerOf<Output> {
  const keptSchema = z.record(z.literal(name), z.string());
  return {
    keep: (output) => ({ [name]: idOf(output) }),
    restore: async (kept, scope) => load(keptSchema.parse(kept)[name] as string, scope),
  };
}
