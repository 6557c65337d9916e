import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { JsonSchema } from "./document-types.js";

const COMPONENTS = "#/components/schemas/";

/** An object schema taken apart: its members, and which of them must be there. */
export interface ObjectParts {
  /** Name of the schema. */
  readonly name: string;
  readonly members: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  /** The whole schema, where it is one of several objects and has no members of its own. */
  readonly alternatives?: JsonSchema;
}

/** Turns zod schemas into the named schemas of a document. */
export interface SchemaCollector {
  /** The schemas collected so far, by name. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Collects what a schema gives, and refers to it. */
  output(schema: z.ZodType): JsonSchema;
  /** Takes an input apart; what its members refer to is collected, the input itself is not. */
  input(schema: z.ZodType): ObjectParts;
  /** Collects a schema under a name, and refers to it. */
  add(name: string, schema: JsonSchema): JsonSchema;
}

/**
 * Makes a collector. A name stands for one schema only: two different ones under one name are a fault of ours.
 *
 * @example createSchemaCollector().output(incidentListSchema) // { $ref: "#/components/schemas/IncidentList" }
 */
export function createSchemaCollector(): SchemaCollector {
  const schemas: Record<string, JsonSchema> = {};

  function add(name: string, schema: JsonSchema): JsonSchema {
    const known = schemas[name];
    if (known !== undefined && !isDeepStrictEqual(known, schema))
      throw new Error(`Two different schemas are called ${name}.`);
    schemas[name] = schema;
    return { $ref: COMPONENTS + name };
  }

  return {
    schemas,
    add,
    output(schema) {
      const { name, definitions } = definitionsOf(schema, "output");
      for (const [each, definition] of Object.entries(definitions)) add(each, definition);
      return { $ref: COMPONENTS + name };
    },
    input(schema) {
      const { name, definitions } = definitionsOf(schema, "input");
      for (const [each, definition] of Object.entries(definitions)) if (each !== name) add(each, definition);
      const definition = definitions[name] as JsonSchema & ObjectSchema;
      const { properties, required = [] } = definition;
      if (properties === undefined && "oneOf" in definition)
        return { name, members: {}, required, alternatives: definition };
      return { name, members: properties ?? {}, required };
    },
  };
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** The named schemas that a schema with a name of its own is made of. */
function definitionsOf(
  schema: z.ZodType,
  io: "input" | "output",
): { name: string; definitions: Record<string, JsonSchema> } {
  const { $ref, $defs } = z.toJSONSchema(schema, { io, unrepresentable: "any", override: plain });
  const name = /^#\/\$defs\/(.+)$/.exec($ref ?? "")?.[1];
  if (name === undefined)
    throw new Error("Inputs and outputs of operations have a name of their own (`meta({ id })`).");
  const text = JSON.stringify($defs).replaceAll('"#/$defs/', `"${COMPONENTS}`);
  return { name, definitions: JSON.parse(text) as Record<string, JsonSchema> };
}

/** Says more where zod says too little, and less where it says too much for people. */
function plain({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }) {
  // A date-time is a string, also where it comes out of a transformation; the pattern that counts the days of February
  // adds nothing.
  if (jsonSchema.format === "date-time") {
    jsonSchema.type = "string";
    delete jsonSchema.pattern;
  }
  const { def } = zodSchema._zod;
  // A default before a preprocessing step gets lost on the way in.
  if (def.type === "prefault" && jsonSchema.default === undefined) jsonSchema.default = def.defaultValue as never;
  // Words that are taken in any case are strings to JSON Schema; the words themselves are worth showing.
  if (def.type === "pipe" && jsonSchema.enum === undefined && def.out instanceof z.ZodEnum)
    jsonSchema.examples = [...def.out.options];
}
