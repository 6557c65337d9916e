import { type CatalogueEntry, describeOperations, isAllowed, PERMISSIONS, ROLES } from "@hoc/incident-engines";
import { ENDPOINTS } from "../../apps/api/src/app.js";
import { type Member, type Shape, shapeOf } from "./json-schema.js";
import { code, generatedDocument, table } from "./markdown.js";

const KINDS = [
  ["query", "reads on one snapshot; changes nothing"],
  [
    "command",
    "one transaction: the change with the timeline entry, audit record and event that it leaves, or none of them",
  ],
  ["process", "short transactions of its own, one after the other"],
] as const;

/** What schemas cannot say. */
const NOTES: Readonly<Record<string, string>> = {
  "incidents.signals.record":
    "Signals of kind `manual` are refused here: a person's report is `incidents.write.createIncident`.",
};

/** docs/operations.md: everything that can be asked of the product, who may ask it, and with what. */
export function operationsDoc(): string {
  const operations = describeOperations();
  const shapes = new Map(operations.map(({ id, input }) => [id, shapeOf(input)]));
  return generatedDocument("Operations", "the catalogue of operations", [
    "An operation is the one way to ask something of the product: one id, one input, one output, one permission. " +
      "In process: `operations.execute(id, input, context)`. Over HTTP: the endpoint beside it.",
    "## Who may what",
    table(
      ["role", ...PERMISSIONS.map(code)],
      ROLES.map((role) => [code(role), ...PERMISSIONS.map((permission) => (isAllowed(role, permission) ? "yes" : ""))]),
    ),
    "## Kinds",
    table(
      ["kind", "what it means"],
      KINDS.map(([kind, meaning]) => [kind, meaning]),
    ),
    "## All of them",
    table(
      ["id", "endpoint", "kind", "permission", "roles", "what it does"],
      operations.map(({ id, kind, permission, summary }) => [
        `[${code(id)}](#${anchor(id)})`,
        endpointsOf(id).map(code).join(" "),
        kind,
        code(permission),
        ROLES.filter((role) => isAllowed(role, permission)).join(", "),
        summary,
      ]),
    ),
    "## Inputs",
    "Instants are RFC 3339 with a zone. Money is whole micro-dollars. An unknown member is refused.",
    ...operations.flatMap((operation) => [`### ${operation.id}`, ...inputOf(operation, shapes)]),
    "## Shapes",
    ...[...allShapes([...shapes.values()])].flatMap(([name, shape]) => [`### ${name}`, membersTable(shape.members)]),
  ]);
}

function inputOf({ id, output, summary }: CatalogueEntry, shapes: ReadonlyMap<string, Shape>): string[] {
  const members = shapes.get(id)?.members ?? [];
  const answers = output.meta()?.id;
  return [
    [summary, ...(answers === undefined ? [] : [`Answers ${code(answers)}.`]), NOTES[id] ?? ""].join(" ").trim(),
    members.length === 0 ? "Takes nothing." : membersTable(members),
  ];
}

function membersTable(members: readonly Member[]): string {
  return table(
    ["member", "type", "required", "meaning"],
    members.map(({ name, type, required, meaning, shape }) => [
      code(name),
      shape === undefined ? type : type.replace(code(shape), `[${code(shape)}](#${anchor(shape)})`),
      required ? "yes" : "",
      meaning,
    ]),
  );
}

function endpointsOf(id: string): string[] {
  return ENDPOINTS.filter(({ operation }) => operation === id).map(
    ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`,
  );
}

function allShapes(shapes: readonly Shape[]): Map<string, Shape> {
  const found = new Map<string, Shape>();
  for (const { shapes: inner } of shapes)
    for (const [name, shape] of [...inner, ...allShapes([...inner.values()])]) found.set(name, shape);
  return found;
}

function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^a-z0-9_-]/g, "");
}
