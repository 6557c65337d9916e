import { issuedApiKeySchema } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { keyWorld } from "../../../test/api-keys.js";
import { ask } from "../../../test/ask.js";
import { ADA } from "../../../test/noted-traces.js";
import { issueKey } from "./issue-key.js";

it("issues a key in the name of the caller", async () => {
  const { ports, audit } = keyWorld();
  const answer = await ask(issueKey, ports, "admin", ADA)({ name: "collector", role: "ingest" });
  const { key, secret } = issuedApiKeySchema.parse(answer);
  expect(key).toMatchObject({ tenantId: "acme", name: "collector", role: "ingest", createdBy: ADA });
  expect(secret).toMatch(/^hoc_YWNtZQ\./);
  expect(audit).toHaveLength(1);
});

it("is for whoever manages access, and names a scope that the role does not allow", async () => {
  const { ports, steps } = keyWorld();
  const asked = { name: "collector", role: "ingest" };
  for (const role of ["viewer", "responder", "ingest"] as const)
    await expect(ask(issueKey, ports, role)(asked)).rejects.toMatchObject({ code: "permission_denied" });
  await expect(ask(issueKey, ports, "admin")({ ...asked, scopes: ["maintenance"] })).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/scopes/0" }] },
  });
  expect(steps).toEqual([]);
});
