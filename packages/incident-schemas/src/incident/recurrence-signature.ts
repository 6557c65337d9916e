import { canonicalJson } from "../primitives/json.js";

/** What makes two incidents the same problem recurring. */
export interface RecurrenceFacts {
  readonly tenantId: string;
  readonly category: string | null;
  readonly errorCode: string | null;
  readonly triggerType: string;
  readonly errorMessage: string | null;
}

/**
 * Text whose SHA-256 in hex is the recurrence signature, version `v1`: the canonical JSON of tenant, category, error
 * code, trigger type and normalised error message.
 *
 * @example recurrencePreimage({ tenantId: "t", category: null, errorCode: null, triggerType: "freeze", errorMessage: "after 30 s" })
 */
export function recurrencePreimage(facts: RecurrenceFacts): string {
  return canonicalJson({
    tenantId: facts.tenantId,
    category: facts.category,
    errorCode: facts.errorCode,
    triggerType: facts.triggerType,
    errorMessage: facts.errorMessage === null ? null : normalizeErrorMessage(facts.errorMessage),
  });
}

/**
 * The part of an error message that stays the same from one occurrence to the next: quoted literals become `<text>`,
 * hex ids of eight and more digits (with or without dashes) `<id>`, other numbers `<n>`.
 *
 * @example normalizeErrorMessage("run 17 of 'TestSearch' failed after 30.5 s") // "run <n> of <text> failed after <n> s"
 */
export function normalizeErrorMessage(message: string): string {
  if (message !== lastMessage) {
    lastNormalized = normalize(message);
    lastMessage = message;
  }
  return lastNormalized;
}

// In a flood the same message comes again and again.
let lastMessage = "";
let lastNormalized = "";

function normalize(message: string): string {
  return message
    .replace(/"[^"]*"|`[^`]*`|(?<![\p{L}\p{N}])'[^']*'/gu, "<text>")
    .replace(/\b(?:0x[0-9a-f]+|[0-9a-f]{8,}(?:-[0-9a-f]{4,})*)\b/giu, (word) => (/\d/.test(word) ? "<id>" : word))
    .replace(/\d+(?:[.,:]\d+)*/g, "<n>");
}
