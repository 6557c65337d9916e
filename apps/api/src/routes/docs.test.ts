import { describe, expect, it } from "vitest";
import { testApp } from "../../test/test-app.js";

const app = testApp();

describe("the page", () => {
  it("takes everything from its own server, and lets the browser enforce it", async () => {
    const response = await app.request("/docs");
    const page = await response.text();
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => part as string);
    expect(parts).toHaveLength(4);
    for (const part of parts.filter((one) => !one.startsWith("data:"))) {
      expect(part).toMatch(/^\/docs\//);
      expect((await app.request(part)).status).toBe(200);
    }
  });

  it.each([
    ["swagger-ui-bundle.js", "text/javascript", "SwaggerUIBundle"],
    ["swagger-ui.css", "text/css", ".swagger-ui"],
    ["start.js", "text/javascript", "/v1/openapi.json"],
    ["start.js", "text/javascript", "prefers-color-scheme: dark"],
    ["swagger-ui.css", "text/css", "html.dark-mode"],
  ])("serves %s as %s", async (file, type, part) => {
    const response = await app.request(`/docs/${file}`);
    expect(response.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
    expect(await response.text()).toContain(part);
  });

  it.each(["package.json", "..%2Fpackage.json", "constructor", "swagger-ui.js"])(
    "knows nothing of %s",
    async (file) => {
      expect((await app.request(`/docs/${file}`)).status).toBe(404);
    },
  );
});
