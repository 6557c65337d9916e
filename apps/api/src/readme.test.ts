import { readFileSync } from "node:fs";
import { describeOperations, isAllowed, type Role } from "@hoc/incident-engines";
import { describe, expect, it } from "vitest";
import { ENDPOINTS } from "./app.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const operations = describeOperations();

describe("the README's endpoints", () => {
  it.each(ENDPOINTS.map(({ method, path, operation }) => [method, path, operation] as const))(
    "%s %s has a row with its roles",
    (method, path, id) => {
      const permission = operations.find((operation) => operation.id === id)?.permission;
      const allowed = ["viewer", "responder", "ingest", "admin"].filter((role) =>
        isAllowed(role as Role, permission ?? "maintenance"),
      );
      const shown = path.replaceAll(/:(\w+)/g, "{$1}");
      const row = readme.split("\n").find((line) => line.startsWith(`| \`${method} ${shown}\` |`));
      expect(row).toMatch(new RegExp(`\\| ${allowed.join(", ")} \\|$`));
    },
  );
});

describe("the endpoints", () => {
  it("offer every operation that is not maintenance", () => {
    const offered = ENDPOINTS.map(({ operation }) => operation).sort();
    const wanted = operations.map(({ id }) => id).filter((id) => !id.startsWith("incidents.maintenance."));
    expect(offered).toEqual(wanted);
  });
});
