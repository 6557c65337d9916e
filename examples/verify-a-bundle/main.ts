import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createSigner, generateSigningKey } from "@hoc/export-bundles";
import { createPdfRenderer } from "@hoc/export-bundles/pdf";
import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, systemAmbient } from "@hoc/incident-engines";
import { exportSettingsSchema } from "@hoc/incident-schemas";
import { Kysely } from "kysely";

// A service has a key, records a failure, and exports what it knows of the incident.
const db = new Kysely<unknown>({ dialect: new PGliteDialect(await PGlite.create()) });
await migrateToLatest(db);
const incidents = createOperations({
  unitOfWork: kyselyUnitOfWork(db, { ambient: systemAmbient() }),
  exports: {
    signer: createSigner(generateSigningKey().privateKeyPem),
    pdf: createPdfRenderer(),
    settings: exportSettingsSchema.parse({ organisation: "Example Ltd" }),
  },
});
const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" } as const;
const [recorded] = await incidents.record("acme", [{ triggerType: "failure_spike", reference: "call-1" }]);
const incidentId = recorded?.incidentId ?? "";
const { bundle } = await incidents.execute("incidents.export.createEvidenceBundle", { incidentId }, context);
const { file } = await incidents.execute("incidents.export.createSoc2Bundle", { incidentId, format: "zip" }, context);
const keys = await incidents.execute("incidents.export.getKeys", {}, context);
await incidents.close();
await db.destroy();

// A stranger has files, keys that came another way, and the verifier: nothing else of ours.
const desk = mkdtempSync(join(tmpdir(), "stranger-"));
const verifier = join(import.meta.dirname, "node_modules/.bin/export-bundles");

function verify(name: string, content: string | Uint8Array, ...options: string[]): void {
  writeFileSync(join(desk, name), content);
  const { status, stdout } = spawnSync(verifier, ["verify", name, ...options], { cwd: desk, encoding: "utf8" });
  console.log(`exit code ${status}: ${stdout.split("\n", 1)[0]}`);
}

writeFileSync(join(desk, "keys.json"), JSON.stringify(keys));
verify("bundle.json", JSON.stringify(bundle), "--trust", "keys.json");
verify("delivery.zip", Buffer.from(file?.contentBase64 ?? "", "base64"), "--trust", "keys.json");
verify("unknown.json", JSON.stringify(bundle));
verify("edited.json", JSON.stringify(bundle).replace("failure_spike", "rate_limit"), "--trust", "keys.json");
rmSync(desk, { recursive: true });
