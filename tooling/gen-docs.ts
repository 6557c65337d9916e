import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { commandLine } from "./command-line.js";
import { generatedDocs, house } from "./docs/generated-docs.js";

commandLine({
  call: "npm run docs --",
  does: "Writes the generated pages, the README's table, the client and the schema that the doctor expects.",
  options: {},
});
for (const [path, text] of await generatedDocs()) {
  const file = join(house, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(path);
}
