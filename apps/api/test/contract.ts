import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { OpenApiDocument, OperationObject, ResponseObject } from "../src/http/openapi/document-types.js";

const ID = "contract.json";

/** A description of an API, to hold requests and answers against. */
export interface Contract {
  operation(operationId: string): OperationObject;
  /** The body that the description shows, under the media type that it goes as; undefined when it shows none. */
  exampleOf(operationId: string): ShownBody | undefined;
  /** What is wrong with a body that is sent; nothing when all is as described. */
  faultsOfRequest(operationId: string, shown: ShownBody): readonly string[];
  /** What is wrong with an answer: its status, its type, its members, or headers that were promised. */
  faultsOfAnswer(operationId: string, answer: ReceivedAnswer): readonly string[];
}

/** A body, and the media type that it goes as. */
export interface ShownBody {
  readonly mediaType: string;
  readonly body: unknown;
}

/** An answer as it came. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Headers that an answer carries only in some cases. */
const NOT_ALWAYS = ["content-disposition", "repr-digest"];

/**
 * Takes a description for a contract.
 *
 * @example contractOf(document).faultsOfAnswer("incidents.query.getIncidentDetail", answer) // []
 */
export function contractOf(document: OpenApiDocument): Contract {
  const ajv = new Ajv2020.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(structuredClone(document), ID);
  const operations = new Map(
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => {
        const pointer = `/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}`;
        return [operation.operationId, { operation, pointer }] as const;
      }),
    ),
  );

  function found(operationId: string) {
    const operation = operations.get(operationId);
    if (operation === undefined) throw new Error(`The description knows no operation ${operationId}.`);
    return operation;
  }

  function faults(pointer: string, value: unknown): string[] {
    const validate = ajv.getSchema(`${ID}#${pointer}`);
    if (validate === undefined) return [`There is no schema at ${pointer}.`];
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  return {
    operation: (operationId) => found(operationId).operation,
    exampleOf(operationId) {
      const { content = {} } = found(operationId).operation.requestBody ?? {};
      const shown = Object.entries(content).find(([, { example }]) => example !== undefined);
      return shown && { mediaType: shown[0], body: shown[1].example };
    },
    faultsOfRequest(operationId, { mediaType, body }) {
      const schema = `/requestBody/content/${mediaType.replaceAll("/", "~1")}/schema`;
      return faults(found(operationId).pointer + schema, body);
    },
    faultsOfAnswer(operationId, { status, headers, body }) {
      const { operation, pointer } = found(operationId);
      const response = operation.responses[String(status)];
      if (response === undefined) return [`Status ${status} is not described.`];
      const component = "$ref" in response ? response.$ref.slice(1) : undefined;
      const described = (
        component === undefined ? response : document.components.responses?.[component.split("/").at(-1) ?? ""]
      ) as ResponseObject;
      const missing = Object.keys(described.headers ?? {}).filter(
        (name) => !NOT_ALWAYS.includes(name) && !headers.has(name),
      );
      const type = (headers.get("content-type") ?? "").split(";")[0] ?? "";
      if (described.content?.[type] === undefined) return [`${type} is not described for ${status}.`];
      const schema = `${component ?? `${pointer}/responses/${status}`}/content/${type.replaceAll("/", "~1")}/schema`;
      const isFile = described.content[type]?.schema.format === "binary";
      return [
        ...missing.map((name) => `The header ${name} is missing.`),
        ...(type.endsWith("json") && !isFile ? faults(schema, body) : []),
      ];
    },
  };
}
