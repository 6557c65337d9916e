import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { DomainError } from "@hoc/incident-schemas";
import { publicOperation } from "../http/openapi/public-operation.js";
import type { Route } from "../http/route.js";

const require = createRequire(import.meta.url);

/** Everything comes from this server; nothing is fetched, sent or run from anywhere else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>HOC Incidents API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.classList.add("dark-mode");
SwaggerUIBundle({
  url: "/v1/openapi.json",
  dom_id: "#page",
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
});
`;

interface Asset {
  readonly type: string;
  readonly read: () => Promise<string | Uint8Array<ArrayBuffer>>;
}

const ASSETS: Readonly<Record<string, Asset>> = {
  "start.js": { type: "text/javascript", read: async () => START },
  "swagger-ui-bundle.js": {
    type: "text/javascript",
    read: readOnce(require.resolve("swagger-ui-dist/swagger-ui-bundle.js")),
  },
  "swagger-ui.css": { type: "text/css", read: readOnce(require.resolve("swagger-ui-dist/swagger-ui.css")) },
};

/** Nobody has to say who they are to ask for a file, so that all are given the same bytes. */
function readOnce(file: string): Asset["read"] {
  let reading: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return () => {
    reading ??= readFile(file).then((bytes) => new Uint8Array(bytes));
    return reading;
  };
}

/** A page for people that shows the API's description; it needs no other server. */
export const docsRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/docs",
    describe: publicOperation({
      operationId: "docs.page",
      summary: "A page for people that shows this description.",
      tag: "description",
      answer: "text/html",
    }),
    answer: (c) => c.body(PAGE, 200, { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY }),
  },
  {
    method: "GET",
    path: "/docs/:file",
    describe: publicOperation({
      operationId: "docs.file",
      summary: "A part of the page.",
      tag: "description",
      path: { file: Object.keys(ASSETS) },
      answer: "text/plain",
      problems: [404],
    }),
    async answer(c) {
      const file = c.req.param("file") ?? "";
      const asset = Object.hasOwn(ASSETS, file) ? ASSETS[file] : undefined;
      if (asset === undefined) throw new DomainError("unknown_route", `There is nothing at ${c.req.path}.`);
      return c.body(await asset.read(), 200, { "content-type": `${asset.type}; charset=utf-8` });
    },
  },
];
