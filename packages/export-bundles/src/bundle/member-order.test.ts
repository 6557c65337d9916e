import { expect, it } from "vitest";
import { z } from "zod";
import { bundleEventSchema, evidenceContentSchema } from "./format.js";
import { memberOrderOf, SORTED } from "./member-order.js";

it("the order is that of the schema, through arrays, optional and nullable members", () => {
  const inner = z.strictObject({ z: z.string(), y: z.string() });
  const order = memberOrderOf(z.strictObject({ list: z.array(inner).max(3), maybe: inner.nullable().optional() }));
  expect(order.names).toEqual(["list", "maybe"]);
  expect(order.members.get("list")?.element?.names).toEqual(["z", "y"]);
  expect(order.members.get("maybe")?.names).toEqual(["z", "y"]);
});

it("the order of a choice is that of its options one after the other", () => {
  const fields = memberOrderOf(bundleEventSchema).members.get("fields");
  expect(fields?.element?.names).toEqual(["salt", "name", "value", "digest"]);
  expect(fields?.element?.members.get("value")).toEqual(SORTED);
});

it("content begins with what it is, and ends with what it does not show", () => {
  const { names } = memberOrderOf(evidenceContentSchema);
  expect(names.slice(0, 3)).toEqual(["schemaVersion", "bundleType", "bundleId"]);
  expect(names.slice(-2)).toEqual(["limitations", "review"]);
});
