import type { z } from "zod";

/** In which order the members of a value are written: that of its schema. */
export interface MemberOrder {
  /** Names in their order; members that are not among them follow, sorted. */
  readonly names: readonly string[];
  readonly members: ReadonlyMap<string, MemberOrder>;
  /** The order within the elements of an array. */
  readonly element: MemberOrder | undefined;
}

/** The order of values of which no schema says more: sorted names. */
export const SORTED: MemberOrder = { names: [], members: new Map(), element: undefined };

/** The order in which a schema lists its members. */
export function memberOrderOf(schema: z.core.$ZodType): MemberOrder {
  const { def } = schema._zod as unknown as { readonly def: SchemaDefinition };
  switch (def.type) {
    case "object":
      return orderOfShape(def.shape);
    case "array":
      return { ...SORTED, element: memberOrderOf(def.element) };
    case "nullable":
    case "optional":
      return memberOrderOf(def.innerType);
    case "union":
      return def.options.map(memberOrderOf).reduce(joined);
    default:
      return SORTED;
  }
}

type SchemaDefinition =
  | { readonly type: "object"; readonly shape: Readonly<Record<string, z.core.$ZodType>> }
  | { readonly type: "array"; readonly element: z.core.$ZodType }
  | { readonly type: "nullable" | "optional"; readonly innerType: z.core.$ZodType }
  | { readonly type: "union"; readonly options: readonly z.core.$ZodType[] }
  | { readonly type: "string" };

function orderOfShape(shape: Readonly<Record<string, z.core.$ZodType>>): MemberOrder {
  const members = Object.entries(shape).map(([name, schema]) => [name, memberOrderOf(schema)] as const);
  return { names: members.map(([name]) => name), members: new Map(members), element: undefined };
}

function joined(one: MemberOrder, other: MemberOrder): MemberOrder {
  return {
    names: [...new Set([...one.names, ...other.names])],
    members: new Map([...other.members, ...one.members]),
    element: one.element ?? other.element,
  };
}
