import { readFileSync } from "node:fs";
import { join } from "node:path";
import { apiDocs } from "./api-doc.js";
import { dataModelDoc } from "./data-model-doc.js";
import { withEnvironmentTable } from "./environment-block.js";
import { errorsDoc } from "./errors-doc.js";
import { eventsDoc } from "./events-doc.js";
import { operationsDoc } from "./operations-doc.js";
import { referenceMapDoc } from "./reference-map-doc.js";
import { routesDoc } from "./routes-doc.js";

/** The repository's own folder. */
export const house = join(import.meta.dirname, "../..");

/** Every document that is made from code, by its path from the repository's folder. */
export async function generatedDocs(root = house): Promise<Map<string, string>> {
  return new Map([
    ["docs/errors.md", errorsDoc()],
    ["docs/events.md", eventsDoc(root)],
    ["docs/operations.md", operationsDoc()],
    ["docs/routes.md", await routesDoc()],
    ["docs/data-model.md", await dataModelDoc(root)],
    ["docs/reference-map.md", referenceMapDoc()],
    ...apiDocs(root),
    ["README.md", withEnvironmentTable(readFileSync(join(root, "README.md"), "utf8"))],
  ]);
}
