import { PART_KINDS, type PartKind, type SchemaPart } from "./schema-part.js";

const KIND = new RegExp(`^  (?<kind>${PART_KINDS.join("|")})(?: (?<name>[^:]+))?: (?<definition>.*)$`);

/**
 * A schema as text that people can compare: a table a paragraph, one of its parts a line.
 *
 * @example describe(parts) // "table api_keys: persistent\n  column tenant_id: text not null\n…"
 */
export function describeSchema(parts: readonly SchemaPart[]): string {
  const tables = parts.filter(({ kind }) => kind === "table");
  return tables
    .map((table) => {
      const own = parts.filter((part) => part.table === table.table && part.kind !== "table");
      return [`table ${table.table}: ${table.definition}`, ...own.map(lineOf)].join("\n");
    })
    .join("\n");
}

function lineOf({ kind, name, definition }: SchemaPart): string {
  return `  ${name === "" ? kind : `${kind} ${name}`}: ${definition}`;
}

/** The parts that {@link describeSchema} described. */
export function parseDescription(text: string): SchemaPart[] {
  const parts: SchemaPart[] = [];
  let table = "";
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const opening = /^table (?<table>[^:]+): (?<definition>.*)$/.exec(line)?.groups;
    const part = KIND.exec(line)?.groups;
    if (opening !== undefined) table = opening.table ?? "";
    else if (part === undefined) throw new Error(`"${line}" describes nothing`);
    parts.push({
      kind: (part?.kind ?? "table") as PartKind,
      table,
      name: part?.name ?? "",
      definition: (opening ?? part)?.definition ?? "",
    });
  }
  return parts;
}
