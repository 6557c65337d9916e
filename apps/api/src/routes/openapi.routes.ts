import { openApiDocument } from "../http/openapi/document.js";
import { publicOperation } from "../http/openapi/public-operation.js";
import type { Route } from "../http/route.js";

/** The API's description of itself; `routes` gives every route that is served, this one too. */
export function openApiRoutes(routes: () => readonly Route[]): readonly Route[] {
  let text: Uint8Array<ArrayBuffer> | undefined;
  return [
    {
      method: "GET",
      path: "/v1/openapi.json",
      describe: publicOperation({
        operationId: "openapi.document",
        summary: "This description, in OpenAPI 3.1.",
        tag: "description",
        answer: "application/json",
      }),
      answer(c) {
        text ??= new TextEncoder().encode(JSON.stringify(openApiDocument(routes())));
        return c.body(text, 200, { "content-type": "application/json" });
      },
    },
  ];
}
