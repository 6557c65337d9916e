import type { z } from "zod";
import { DomainError } from "../src/errors/domain-error.js";
import { parseInput } from "../src/errors/invalid-input.js";

/**
 * What a schema refuses of an input: the sentence by the JSON Pointer of the field. Empty when it takes all of it.
 *
 * @example refused(reportRunInputSchema, { agentId: "" }) // { "/agentId": "must be at least 1 character long" }
 */
export function refused(schema: z.ZodType, input: unknown): Record<string, string> {
  try {
    parseInput(schema, input);
    return {};
  } catch (error) {
    if (!DomainError.isInstance(error)) throw error;
    return Object.fromEntries((error.details.fields ?? []).map(({ pointer, message }) => [pointer, message]));
  }
}

/**
 * The fields that a schema refuses of an input, by their JSON Pointers.
 *
 * @example refusedFields(reportRunInputSchema, {}) // ["/agentId"]
 */
export function refusedFields(schema: z.ZodType, input: unknown): string[] {
  return Object.keys(refused(schema, input));
}
