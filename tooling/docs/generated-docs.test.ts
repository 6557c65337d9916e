import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generatedDocs, house } from "./generated-docs.js";

const docs = await generatedDocs();

test.each([...docs])("%s is up to date (npm run docs)", (path, text) => {
  const file = join(house, path);
  expect(existsSync(file) ? readFileSync(file, "utf8") : "").toBe(text);
});
