import { openApiDocument } from "../http/openapi/document.js";
import type { OpenApiDocument } from "../http/openapi/document-types.js";
import { publicOperation } from "../http/openapi/public-operation.js";
import type { Route } from "../http/route.js";

/** The API's description of itself; `routes` gives every route that is served, this one too. */
export function openApiRoutes(routes: () => readonly Route[]): readonly Route[] {
  let document: OpenApiDocument | undefined;
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
        document ??= openApiDocument(routes());
        return c.json(document);
      },
    },
  ];
}
