import type { JsonValue } from "@hoc/incident-schemas";
import type { BundleEvent } from "./format.js";

/** The data of an entry, or `undefined` when it is hidden. */
export function dataOf(event: BundleEvent): Readonly<Record<string, JsonValue>> | undefined {
  const data = shownField(event, "data");
  return isObject(data) ? data : undefined;
}

/** The sentence of an entry, or `undefined` when it is hidden. */
export function descriptionOf(event: BundleEvent): string | undefined {
  const description = shownField(event, "description");
  return typeof description === "string" ? description : undefined;
}

function shownField({ fields }: BundleEvent, name: string): JsonValue | undefined {
  for (const field of fields) if ("name" in field && field.name === name) return field.value as JsonValue;
  return undefined;
}

function isObject(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
