import {
  BUNDLE_FORMAT,
  type Bundle,
  type BundleContent,
  bundleSchema,
  debriefContentSchema,
  evidenceContentSchema,
  integritySchema,
  soc2ContentSchema,
} from "./format.js";
import { type MemberOrder, memberOrderOf, SORTED } from "./member-order.js";

/** Members whose elements take one line each: a line of the file is an entry, a step, a piece of evidence. */
const ONE_LINE_ELEMENTS: ReadonlySet<string> = new Set(["events", "steps", "evidence"]);

const CONTENT_ORDERS: Readonly<Record<BundleContent["bundleType"], MemberOrder>> = {
  evidence: memberOrderOf(evidenceContentSchema),
  soc2: memberOrderOf(soc2ContentSchema),
  executive_debrief: memberOrderOf(debriefContentSchema),
};

const INTEGRITY_ORDER = memberOrderOf(integritySchema);
const TOP_NAMES = Object.keys(bundleSchema.shape);

/**
 * A bundle as text: JSON with members in the order of the format, indented by two spaces, every timeline entry, step
 * and piece of evidence on a line of its own, and a newline at the end.
 */
export function bundleText({ content, integrity }: Bundle): string {
  const order: MemberOrder = {
    names: TOP_NAMES,
    members: new Map([
      ["content", CONTENT_ORDERS[content.bundleType]],
      ["integrity", INTEGRITY_ORDER],
    ]),
    element: undefined,
  };
  return `${indented({ format: BUNDLE_FORMAT, content, integrity }, order, "\n")}\n`;
}

function indented(value: unknown, order: MemberOrder, lineBreak: string, areElementsOneLine = false): string {
  const inner = `${lineBreak}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const element = order.element ?? SORTED;
    const items = value.map((item) => (areElementsOneLine ? oneLine(item, element) : indented(item, element, inner)));
    return `[${inner}${items.join(`,${inner}`)}${lineBreak}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const members = membersInOrder(value, order).map(
    (name) =>
      `${JSON.stringify(name)}: ${indented(value[name], order.members.get(name) ?? SORTED, inner, ONE_LINE_ELEMENTS.has(name))}`,
  );
  return members.length === 0 ? "{}" : `{${inner}${members.join(`,${inner}`)}${lineBreak}}`;
}

function oneLine(value: unknown, order: MemberOrder): string {
  if (Array.isArray(value)) return `[${value.map((item) => oneLine(item, order.element ?? SORTED)).join(",")}]`;
  if (!isObject(value) || isFlatInOrder(value, order)) return JSON.stringify(value);
  const members = membersInOrder(value, order).map(
    (name) => `${JSON.stringify(name)}:${oneLine(value[name], order.members.get(name) ?? SORTED)}`,
  );
  return `{${members.join(",")}}`;
}

/** Steps are flat and mostly come in the order of the format already: the engine writes them many times faster. */
function isFlatInOrder(value: Readonly<Record<string, unknown>>, { names }: MemberOrder): boolean {
  let at = 0;
  for (const name in value) {
    if (name !== names[at++] || isObject(value[name])) return false;
  }
  return true;
}

function membersInOrder(value: Readonly<Record<string, unknown>>, { names }: MemberOrder): string[] {
  const known = names.filter((name) => Object.hasOwn(value, name) && value[name] !== undefined);
  const present = Object.keys(value).filter((name) => value[name] !== undefined);
  if (known.length === present.length) return known;
  const listed = new Set(names);
  return [...known, ...present.filter((name) => !listed.has(name)).sort()];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
