import { triggerTypeSchema } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { triggerTypeOf } from "./trigger-type-of.js";

it.each([
  ["com.example.probe.failed", "com.example.probe.failed"],
  ["com.example/probe failed", "com.example_probe_failed"],
  ["a".repeat(50), "a".repeat(50)],
])("makes a trigger type of %s", (type, word) => {
  expect(triggerTypeOf(type)).toBe(word);
});

it("cuts one that is too long, so that two types stay two", () => {
  const [first, second] = ["1", "2"].map((end) => triggerTypeOf(`${"a".repeat(60)}${end}`));
  expect(first).not.toBe(second);
  for (const type of [first, second, triggerTypeOf("é".repeat(60))])
    expect(triggerTypeSchema.safeParse(type).success).toBe(true);
});
