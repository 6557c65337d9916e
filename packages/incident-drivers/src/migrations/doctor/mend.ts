import type { PartDifference } from "./difference.js";
import type { PartKind, SchemaPart } from "./schema-part.js";

/** What a schema and a service's role are called in SQL, quoted. */
export interface MendNames {
  readonly schema: string;
  readonly role: string;
}

/** The statements that take a part away and put it there, and that change it where that is less. */
interface Remedy {
  add(part: SchemaPart, names: MendNames): readonly string[];
  drop(part: SchemaPart, names: MendNames): readonly string[];
  change?(expected: SchemaPart, found: SchemaPart, names: MendNames): readonly string[] | undefined;
}

/**
 * The statements that would mend a difference, one after the other. They are for a person to read before they are run:
 * what drops a column loses what is in it.
 */
export function mend({ expected, found }: PartDifference, names: MendNames): readonly string[] {
  if (expected === null) return REMEDIES[found.kind].drop(found, names);
  const remedy = REMEDIES[expected.kind];
  if (found === null) return remedy.add(expected, names);
  return remedy.change?.(expected, found, names) ?? [...remedy.drop(found, names), ...remedy.add(expected, names)];
}

const REMEDIES: { readonly [Kind in PartKind]: Remedy } = {
  table: {
    add: (part, names) => [`create table ${tableOf(part, names)} ()`],
    drop: (part, names) => [`drop table ${tableOf(part, names)}`],
    change: (part, _, names) => [`alter table ${tableOf(part, names)} set logged`],
  },
  column: {
    add: (part, names) => [altered(part, names, `add column ${id(part.name)} ${part.definition}`)],
    drop: (part, names) => [altered(part, names, `drop column ${id(part.name)}`)],
    change: changedColumn,
  },
  constraint: {
    add: (part, names) => [altered(part, names, `add constraint ${id(part.name)} ${inSchema(part, names)}`)],
    drop: (part, names) => [altered(part, names, `drop constraint ${id(part.name)}`)],
    change(expected, found, names) {
      if (found.definition === `${expected.definition} NOT VALID`)
        return [altered(expected, names, `validate constraint ${id(expected.name)}`)];
      // The triggers of a foreign key sit on both tables.
      const other = /REFERENCES (?<table>\w+)\(/.exec(expected.definition)?.groups?.table;
      if (found.definition !== `${expected.definition} DISABLED` || other === undefined) return undefined;
      return [expected.table, other].map((table) => altered({ table }, names, "enable trigger all"));
    },
  },
  index: {
    add(part, names) {
      const [, unique = "", rest = ""] = /^(unique )?(.*)$/.exec(part.definition) ?? [];
      return [`create ${unique}index concurrently ${id(part.name)} on ${tableOf(part, names)} ${rest}`];
    },
    drop: (part, { schema }) => [`drop index ${schema}.${id(part.name)}`],
  },
  "row security": {
    add: switchedOn,
    drop: (part, names) => [altered(part, names, "disable row level security")],
    change: (expected, found, names) =>
      found.definition === `${expected.definition}, forced`
        ? [altered(expected, names, "no force row level security")]
        : switchedOn(expected, names),
  },
  policy: {
    add: (part, names) => [`create policy ${id(part.name)} on ${tableOf(part, names)} ${part.definition}`],
    drop: (part, names) => [`drop policy ${id(part.name)} on ${tableOf(part, names)}`],
  },
  trigger: {
    add: (part) => [part.definition],
    drop(part, names) {
      const sort = part.definition.startsWith("CREATE RULE") ? "rule" : "trigger";
      return [`drop ${sort} ${id(part.name)} on ${tableOf(part, names)}`];
    },
  },
  privilege: {
    add: (part, names) => granted(part, listOf(part), names),
    drop: (part, names) => revoked(part, listOf(part), names),
    change(expected, found, names) {
      const [may, can] = [listOf(expected), listOf(found)];
      return [
        ...granted(expected, without(may, can), names),
        ...revoked(
          expected,
          without(can, may).map((privilege) => privilege.replace(" of columns", "")),
          names,
        ),
      ];
    },
  },
};

function changedColumn(expected: SchemaPart, found: SchemaPart, names: MendNames): readonly string[] {
  const [should, is] = [columnOf(expected), columnOf(found)];
  const changes = [
    ...(should.initial === undefined && is.initial !== undefined ? ["drop default"] : []),
    ...(should.type === is.type ? [] : [`type ${should.type}`]),
    ...(should.initial === undefined || should.initial === is.initial ? [] : [`set default ${should.initial}`]),
    ...(should.required === is.required ? [] : [should.required ? "set not null" : "drop not null"]),
  ];
  return changes.map((change) => altered(expected, names, `alter column ${id(expected.name)} ${change}`));
}

function columnOf({ definition }: SchemaPart) {
  const groups = /^(?<type>.*?)(?<required> not null)?(?: default (?<initial>.*))?$/.exec(definition)?.groups;
  return { type: groups?.type, required: groups?.required !== undefined, initial: groups?.initial };
}

function switchedOn(part: SchemaPart, names: MendNames): readonly string[] {
  return [altered(part, names, "enable row level security")];
}

function granted(part: SchemaPart, privileges: readonly string[], names: MendNames): readonly string[] {
  return privileges.length === 0 ? [] : [`grant ${privileges.join(", ")} on ${tableOf(part, names)} to ${names.role}`];
}

/** What everybody may do the role may too. */
function revoked(part: SchemaPart, privileges: readonly string[], names: MendNames): readonly string[] {
  return privileges.length === 0
    ? []
    : [`revoke ${privileges.join(", ")} on ${tableOf(part, names)} from ${names.role}, public`];
}

function listOf({ definition }: SchemaPart): string[] {
  return definition === "" ? [] : definition.split(", ");
}

function without(list: readonly string[], others: readonly string[]): string[] {
  return list.filter((one) => !others.includes(one));
}

function altered(part: Pick<SchemaPart, "table">, names: MendNames, change: string): string {
  return `alter table ${tableOf(part, names)} ${change}`;
}

function tableOf({ table }: Pick<SchemaPart, "table">, { schema }: MendNames): string {
  return `${schema}.${id(table)}`;
}

/** Definitions name tables without their schema. */
function inSchema({ definition }: SchemaPart, { schema }: MendNames): string {
  return definition.replace(/ REFERENCES (?<table>"[^"]+"|\w+)\(/, ` REFERENCES ${schema}.$<table>(`);
}

/** A name as PostgreSQL takes it, in quotes where it is more than a plain one. */
function id(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
