import fc from "fast-check";
import type { JsonSchema, OpenApiDocument } from "../../apps/api/src/http/openapi/document-types.js";
import type { Chance } from "./chance.js";
import type { KnownThings } from "./known-things.js";

/** What values are made from. */
export interface Making {
  readonly document: OpenApiDocument;
  readonly known: KnownThings;
  readonly chance: Chance;
}

type Schema = JsonSchema & {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly format?: string;
  readonly pattern?: string;
};

const WORDS = [
  "checkout",
  "call-17",
  "gpt-4o",
  "user_7",
  "Überlauf",
  "支払い",
  "🔥🔥",
  "a b",
  "o'clock",
  '"quoted"',
  "50%",
];
const DEEPEST = 6;
const RECALLED = 0.7;
const OPTIONAL = 0.4;
const DAY = 86_400_000;

/**
 * A value that a schema takes, as far as a schema tells; ids are those of things that are there, where some are known.
 *
 * @param name What the member is called that the value is for.
 */
export function fittingValue(given: JsonSchema, name: string, making: Making, depth = 0): unknown {
  const { chance, known } = making;
  const schema = resolved(given as Schema, making.document);
  if ("const" in schema) return schema.const;
  if (schema.enum !== undefined) return chance.oneOf(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fittingValue(chance.oneOf(choices), name, making, depth);
  if (schema.allOf !== undefined) {
    const parts = schema.allOf.map((part) => fittingValue(part, name, making, depth));
    return parts.every((part) => typeof part === "object") ? Object.assign({}, ...parts) : parts[0];
  }
  const recalled = chance.often(RECALLED) ? known.recall(name, chance) : undefined;
  const type = typeof schema.type === "object" ? chance.oneOf(schema.type) : schema.type;
  switch (type) {
    case "string":
      return typeof recalled === "string" ? recalled : fittingText(schema, chance);
    case "integer":
    case "number":
      return typeof recalled === "number" ? recalled : fittingNumber(schema, type, chance);
    case "boolean":
      return chance.often(0.5);
    case "null":
      return null;
    case "array":
      return fittingList(schema, name, making, depth);
    case "object":
      return fittingObject(schema, making, depth);
    default:
      return chance.oneOf(WORDS);
  }
}

function resolved(schema: Schema, document: OpenApiDocument): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.split("/").at(-1) ?? "";
  return resolved((document.components.schemas?.[name] ?? {}) as Schema, document);
}

function fittingText({ format, pattern, minLength = 0 }: Schema, chance: Chance): string {
  if (format === "date-time") return new Date(Date.now() - chance.below(3 * DAY)).toISOString();
  if (pattern !== undefined) {
    const made = textLike(pattern, chance);
    if (made !== undefined) return made;
  }
  return chance.oneOf(WORDS).padEnd(minLength, "x") + (chance.often(0.5) ? chance.below(20) : "");
}

function textLike(pattern: string, chance: Chance): string | undefined {
  try {
    return fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: chance.below(2 ** 31) })[0];
  } catch {
    return undefined;
  }
}

function fittingNumber({ minimum = 0, maximum = 1_000 }: Schema, type: "integer" | "number", chance: Chance): number {
  const from = Math.max(minimum, -1_000_000);
  const to = Math.min(maximum, from + 10_000);
  const number = chance.often(0.1) ? chance.oneOf([minimum, maximum]) : from + chance.next() * (to - from);
  return type === "integer" ? Math.round(number) : number;
}

function fittingList(schema: Schema, name: string, making: Making, depth: number): unknown[] {
  const length = depth > DEEPEST ? 0 : Math.max(schema.minItems ?? 0, making.chance.below(4));
  return Array.from({ length }, () => fittingValue(schema.items ?? {}, name, making, depth + 1));
}

function fittingObject(schema: Schema, making: Making, depth: number): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const names = Object.keys(properties).filter(
    (name) => required.includes(name) || (depth < DEEPEST && making.chance.often(OPTIONAL)),
  );
  const members = names.map((name) => [name, fittingValue(properties[name] ?? {}, name, making, depth + 1)]);
  if (typeof additionalProperties === "object" && depth < DEEPEST)
    members.push([making.chance.oneOf(WORDS), fittingValue(additionalProperties, "", making, depth + 1)]);
  return Object.fromEntries(members);
}
