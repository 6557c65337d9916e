import { expect, it } from "vitest";
import { bundleJsonSchema } from "./json-schema.js";

it("describes a bundle in JSON Schema 2020-12 without room for members that it does not know", () => {
  const schema = bundleJsonSchema();
  expect(schema).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    required: ["format", "content", "integrity"],
    additionalProperties: false,
  });
  expect(JSON.stringify(bundleJsonSchema())).toBe(JSON.stringify(schema));
});
