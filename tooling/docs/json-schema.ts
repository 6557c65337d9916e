import { code } from "./markdown.js";

/** As much of a JSON Schema as the docs speak of. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly description?: string;
}

/** A schema that can be written as JSON Schema, such as those of zod. */
export interface Representable {
  toJSONSchema(options: { io: "input" | "output"; unrepresentable: "any" }): unknown;
}

/** A member of an object: what may be sent, whether it must be, and what it means. */
export interface Member {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly meaning: string;
  /** Name of the shape that it holds, when that one has members of its own. */
  readonly shape: string | undefined;
}

/** An object's members, and the named shapes that they hold. */
export interface Shape {
  readonly name: string;
  readonly members: readonly Member[];
  readonly shapes: ReadonlyMap<string, Shape>;
}

const SAFE = Number.MAX_SAFE_INTEGER;

/** The members of an object schema as a caller writes them. */
export function shapeOf(schema: Representable): Shape {
  const input = schema.toJSONSchema({ io: "input", unrepresentable: "any" }) as JsonSchema;
  const output = schema.toJSONSchema({ io: "output", unrepresentable: "any" }) as JsonSchema;
  const name = nameOf(input);
  return shapeIn({ name, sent: definition(name, input), read: definition(name, output) }, input, output);
}

/** An object as it is sent and as it is read. */
interface BothWays {
  readonly name: string;
  readonly sent: JsonSchema;
  readonly read: JsonSchema;
}

function shapeIn({ name, sent, read }: BothWays, input: JsonSchema, output: JsonSchema): Shape {
  const shapes = new Map<string, Shape>();
  const members = Object.entries(sent.properties ?? {}).map(([member, written]): Member => {
    const canonical = read.properties?.[member];
    const inner = objectIn(written, input);
    const nameless = `${name}.${member}`;
    const shape = inner && (nameOf(inner) || nameless);
    if (shape !== undefined)
      shapes.set(
        shape,
        shapeIn(
          {
            name: shape,
            sent: asOneObject(resolved(inner ?? {}, input)),
            read: asOneObject(resolved(canonical?.items ?? canonical ?? {}, output)),
          },
          input,
          output,
        ),
      );
    const useful = canonical !== undefined && isSayable(canonical, output);
    return {
      name: member,
      type: useful ? inWords(canonical, output, nameless) : inWords(written, input, nameless),
      required: sent.required?.includes(member) === true && written.default === undefined,
      meaning: [written.description ?? "", ...defaultOf(written, canonical)].filter((part) => part !== "").join(" "),
      shape,
    };
  });
  return { name, members, shapes };
}

function definition(name: string, schema: JsonSchema): JsonSchema {
  return asOneObject(schema.$defs?.[name] ?? schema);
}

/** One of several objects, as one whose members are those of any, and required where all require them. */
function asOneObject(schema: JsonSchema): JsonSchema {
  const { oneOf } = schema;
  if (oneOf === undefined) return schema;
  const names = [...new Set(oneOf.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const member = (name: string) => oneOf.flatMap(({ properties }) => properties?.[name] ?? []);
  return {
    properties: Object.fromEntries(names.map((name) => [name, { anyOf: member(name) }])),
    required: names.filter((name) => oneOf.every(({ required }) => required?.includes(name))),
  };
}

function nameOf(schema: JsonSchema): string {
  return schema.$ref?.replace("#/$defs/", "") ?? "";
}

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  return schema.$ref === undefined ? schema : { ...root.$defs?.[nameOf(schema)], ...schema };
}

function objectIn(schema: JsonSchema, root: JsonSchema): JsonSchema | undefined {
  const inner = schema.items ?? schema;
  return resolved(inner, root).properties === undefined ? undefined : inner;
}

/** Whether the canonical form says what it is; a transformed value does not. */
function isSayable(schema: JsonSchema, root: JsonSchema): boolean {
  const { type, enum: values, anyOf, const: value } = resolved(schema, root);
  if (anyOf !== undefined) return anyOf.every((one) => isSayable(one, root));
  return type !== undefined || values !== undefined || value !== undefined;
}

function defaultOf(...schemas: readonly (JsonSchema | undefined)[]): string[] {
  const value = schemas.find((schema) => schema?.default !== undefined)?.default;
  if (value === undefined) return [];
  if (value === "") return ["Default: empty."];
  return [`Default: ${code(typeof value === "object" ? JSON.stringify(value) : String(value))}.`];
}

/** A type in words; an object that has no name of its own is called by the one that is given. */
export function inWords(schema: JsonSchema, root: JsonSchema, nameless: string): string {
  const { type, format, enum: values, const: value, anyOf, items, properties, ...limits } = resolved(schema, root);
  if (value === "") return "empty";
  if (value !== undefined) return code(String(value));
  if (values !== undefined) return values.map((each) => code(String(each))).join(", ");
  if (anyOf !== undefined) return [...new Set(anyOf.map((one) => inWords(one, root, nameless)))].join(" or ");
  if (properties !== undefined) return code(nameOf(schema) || nameless);
  if (items !== undefined)
    return `${span(limits.minItems, limits.maxItems)} of ${inWords(items, root, nameless)}`.trim();
  if (format === "date-time") return "instant";
  if (type === "integer") return `whole number${range(limits)}`;
  if (type === "string") return limits.maxLength === undefined ? "text" : `text, up to ${limits.maxLength}`;
  if (type === "null") return "null";
  return type === "object" ? "JSON object" : (type ?? "any");
}

function span(least: number | undefined, most: number | undefined): string {
  if (most === undefined) return "list";
  return `${least ?? 0} to ${most}`;
}

function range({ minimum, maximum }: Pick<JsonSchema, "minimum" | "maximum">): string {
  const least = minimum === undefined || minimum <= -SAFE ? undefined : minimum;
  const most = maximum === undefined || maximum >= SAFE ? undefined : maximum;
  if (least !== undefined && most !== undefined) return `, ${least} to ${most}`;
  if (least !== undefined) return `, ${least} or more`;
  return most === undefined ? "" : `, up to ${most}`;
}
