import { expect, it } from "vitest";
import { z } from "zod";
import { defineOperation } from "./define-operation.js";

it("keeps the operation as it is declared, closed to changes", () => {
  const operation = defineOperation({
    id: "incidents.test.double",
    kind: "query",
    permission: "incidents.read",
    summary: "Doubles.",
    input: z.strictObject({ number: z.int() }),
    output: z.int(),
    handler: async ({ number }) => number * 2,
  });
  expect(operation).toMatchObject({ id: "incidents.test.double", kind: "query" });
  expect(Object.isFrozen(operation)).toBe(true);
});
