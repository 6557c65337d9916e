import { readFileSync } from "node:fs";
import { join } from "node:path";
import { apiDocs } from "./api-doc.js";
import { clientCode } from "./client-code.js";
import { dataModelDoc } from "./data-model-doc.js";
import { withEnvironmentTable } from "./environment-block.js";
import { errorsDoc } from "./errors-doc.js";
import { eventsDoc } from "./events-doc.js";
import { expectedSchemaModule } from "./expected-schema.js";
import { operationsDoc } from "./operations-doc.js";
import { referenceMapDoc } from "./reference-map-doc.js";
import { routesDoc } from "./routes-doc.js";
import { verifyDoc } from "./verify-doc.js";

/** The repository's own folder. */
export const house = join(import.meta.dirname, "../..");

/** Every document, and every file of the client, that is made from code, by its path from the repository's folder. */
export async function generatedDocs(root = house): Promise<Map<string, string>> {
  return new Map([
    ["docs/errors.md", errorsDoc()],
    ["docs/events.md", eventsDoc(root)],
    ["docs/operations.md", operationsDoc()],
    ["docs/routes.md", await routesDoc()],
    ["docs/data-model.md", await dataModelDoc(root)],
    ["packages/incident-drivers/src/migrations/doctor/expected-schema.ts", await expectedSchemaModule()],
    ["docs/reference-map.md", referenceMapDoc()],
    ["docs/verify.md", verifyDoc()],
    ...(await clientCode()),
    ...apiDocs(root),
    ["README.md", withEnvironmentTable(readFileSync(join(root, "README.md"), "utf8"))],
  ]);
}
