import { type CatalogueEntry, describeOperations } from "@hoc/incident-engines";
import { addSeconds } from "@hoc/incident-schemas";
import type { Endpoint } from "../../apps/api/src/http/endpoint.js";
import { READ_KEYS } from "./access.js";
import { ENTITY_ID, LATER_RESERVATION, READ_RESERVATIONS } from "./budgets.js";
import { type MadeIds, READ_AT } from "./deeds.js";
import { READ_EXPORTS, TREE_SIZES } from "./evidence.js";
import {
  CATEGORY,
  DATASET_ID,
  LATER,
  LEARNED_INCIDENT,
  POLICY_ID,
  READ_INCIDENTS,
  RUN_ID,
  VIOLATION_ID,
} from "./history.js";
import { FOUND_RUN_ID, READ_LESSONS, READ_PROPOSALS } from "./learning.js";
import { READ_EVENTS, READ_HOOKS } from "./webhooks.js";

/** One way to ask an endpoint. */
export interface Question {
  /** The path, its parts filled. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** What is known of an endpoint that reads: how it can be asked. */
export interface ReadEndpoint {
  readonly endpoint: Endpoint;
  readonly questions: readonly Question[];
  /** Whether its lists go on by a cursor, or by an offset. */
  readonly pagedBy: readonly ("cursor" | "offset")[];
  /** Largest page. */
  readonly maxLimit: number;
  /** Members of its input that stand in the path. */
  readonly inPath: readonly string[];
  /** Whether it can be asked of an earlier instant. */
  readonly takesAsOf: boolean;
}

/** An endpoint that nobody told how to ask. */
export class UnknownInput extends Error {
  override readonly name = "UnknownInput";
}

/** Members that have checks of their own, or that no value needs to be tried for. */
const NOT_VARIED = ["asOf", "cursor", "limit", "offset", "includeTotal"];

/** Members that are tried in all their combinations. */
const ORDERING = ["sortBy", "sortOrder"];

/** Values for the parts of paths. A part that is not here makes its endpoint fail until somebody says what to put in. */
const PATH_VALUES: Readonly<Record<string, (ids: MadeIds) => readonly string[]>> = {
  incidentId: (ids) => READ_INCIDENTS.map((name) => ids[name] ?? name),
  lessonId: (ids) => READ_LESSONS.map((name) => ids[name] ?? name),
  proposalId: (ids) => READ_PROPOSALS.map((name) => ids[name] ?? name),
  runId: () => [RUN_ID, LATER.run],
  policyId: () => [POLICY_ID, LATER.policy],
  reservationId: () => [...READ_RESERVATIONS, LATER_RESERVATION],
  violationId: () => [VIOLATION_ID, LATER.violation],
  category: () => [CATEGORY, "uncategorized"],
  datasetId: () => [DATASET_ID],
  keyId: (ids) => READ_KEYS.map((name) => ids[name] ?? name),
  endpointId: (ids) => READ_HOOKS.map((name) => ids[name] ?? name),
  eventId: (ids) => READ_EVENTS.map((name) => ids[name] ?? name),
  exportId: (ids) => READ_EXPORTS.map((name) => ids[name] ?? name),
};

/** Values of members that have no closed set, and that lists can be told apart by; of one operation's member alone, if so called. */
const OPEN_VALUES: Readonly<Record<string, readonly string[] | ((ids: MadeIds) => readonly string[])>> = {
  runId: [RUN_ID, FOUND_RUN_ID],
  policyId: [POLICY_ID],
  agentId: ["agent-1"],
  errorCode: ["EXECUTION_TIMEOUT"],
  entityId: [ENTITY_ID],
  sourceIncidentId: (ids) => [ids[LEARNED_INCIDENT] ?? LEARNED_INCIDENT],
  "incidents.export.listExports incidentId": (ids) => [ids["today-0"] ?? "today-0"],
  "incidents.export.getConsistencyProof from": (ids) => TREE_SIZES.map((name) => ids[name] ?? name),
  "incidents.export.getConsistencyProof to": (ids) => [ids["tree-1"] ?? "tree-1"],
  from: [addSeconds(READ_AT, -3_600)],
  to: [addSeconds(READ_AT, -300)],
};

const CATALOGUE = new Map<string, CatalogueEntry>(describeOperations().map((entry) => [entry.id, entry]));

/**
 * How an endpoint that reads is asked: with every value of its path that the history holds, plainly and with every value
 * of every closed member of its input, and the known values of open ones.
 *
 * @throws UnknownInput when its path, or a member that it requires, has no known value
 */
export function readEndpoint(endpoint: Endpoint, ids: MadeIds): ReadEndpoint {
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const forms = formsOf(endpoint);
  const members = Object.assign({}, ...forms.map(({ properties }) => properties));
  const paths = inPath.reduce<readonly string[]>(
    (filled, name) =>
      filled.flatMap((path) => valuesFor(endpoint, name, ids).map((value) => path.replace(`:${name}`, value))),
    [endpoint.path],
  );
  const queries = distinct(forms.flatMap((form) => queriesOf(endpoint, form, inPath, ids)));
  return {
    endpoint,
    inPath,
    takesAsOf: "asOf" in members,
    questions: paths.flatMap((path) => queries.map((query) => ({ path, query }))),
    pagedBy: (["cursor", "offset"] as const).filter((name) => name in members),
    maxLimit: members.limit?.maximum ?? 100,
  };
}

/** The URL of a question, with further members of its query. */
export function urlOf({ path, query }: Question, more: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams({ ...query, ...more }).toString();
  return search === "" ? path : `${path}?${search}`;
}

interface Form {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly maximum?: number;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The shapes that an endpoint's input can have. */
function formsOf({ operation }: Endpoint): Form[] {
  const input = CATALOGUE.get(operation)?.input;
  if (input === undefined) throw new UnknownInput(`no operation is called ${operation}`);
  const root = input.toJSONSchema({ io: "input", unrepresentable: "any" }) as Schema;
  const follow = (schema: Schema): Schema => {
    const name = schema.$ref?.split("/").at(-1);
    return name === undefined ? schema : follow(root.$defs?.[name] ?? {});
  };
  const unfold = (schema: Schema): Schema[] => {
    const alternatives = schema.anyOf ?? schema.oneOf;
    return alternatives === undefined ? [schema] : alternatives.map(follow).flatMap(unfold);
  };
  return unfold(follow(root)).map(({ properties = {}, required = [] }) => ({
    properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, follow(schema)])),
    required,
  }));
}

function queriesOf(endpoint: Endpoint, { properties, required }: Form, inPath: readonly string[], ids: MadeIds) {
  const members = Object.entries(properties).filter(([name]) => !inPath.includes(name) && !NOT_VARIED.includes(name));
  const valuesOf = new Map(
    members.map(([name, schema]) => [
      name,
      openValuesOf(`${endpoint.operation} ${name}`, ids) ?? openValuesOf(name, ids) ?? closedValuesOf(schema),
    ]),
  );
  const plain = Object.fromEntries(
    required
      .filter((name) => !inPath.includes(name))
      .map((name) => {
        const [first] = valuesOf.get(name) ?? [];
        if (first === undefined)
          throw new UnknownInput(`no value is known for ${name}, which ${endpoint.path} requires`);
        return [name, first];
      }),
  );
  const orders = (valuesOf.get("sortBy") ?? []).flatMap((sortBy) =>
    (valuesOf.get("sortOrder") ?? []).map((sortOrder) => ({ ...plain, sortBy, sortOrder })),
  );
  const varied = [...valuesOf]
    .filter(([name]) => orders.length === 0 || !ORDERING.includes(name))
    .flatMap(([name, values]) => values.map((value) => ({ ...plain, [name]: value })));
  return [plain, ...varied, ...orders];
}

function openValuesOf(name: string, ids: MadeIds): readonly string[] | undefined {
  const values = OPEN_VALUES[name];
  return typeof values === "function" ? values(ids) : values;
}

function closedValuesOf({ const: only, enum: values, type, anyOf, allOf }: Schema): string[] {
  if (only !== undefined) return [String(only)];
  if (values !== undefined) return values.map(String);
  if (type === "boolean") return ["true", "false"];
  return [...new Set([...(anyOf ?? []), ...(allOf ?? [])].flatMap(closedValuesOf))];
}

function valuesFor({ path }: Endpoint, name: string, ids: MadeIds): readonly string[] {
  const values = PATH_VALUES[name];
  if (values === undefined) throw new UnknownInput(`no value is known for :${name} in ${path}`);
  return values(ids).map(encodeURIComponent);
}

function distinct(queries: readonly Readonly<Record<string, string>>[]) {
  return [...new Map(queries.map((query) => [JSON.stringify(query), query])).values()];
}
