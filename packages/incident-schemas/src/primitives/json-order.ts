/** The names of an object's members as they were added, and sorted. */
interface Shape {
  readonly names: readonly string[];
  readonly sorted: readonly string[];
}

/** The shape that was met last at each depth: elements of a list, and values written one after the other, mostly share one. */
const lastShapes: Shape[] = [];

/**
 * A copy of a value whose members stand in canonical order, so that `JSON.stringify` writes them in it: many times
 * faster than to write them one by one. `undefined` when that would not do, because the value has no canonical form,
 * is too deep, or has names that an engine does not keep in the order in which they were added.
 *
 * @param maxDepth how many arrays and objects may stand inside one another.
 */
export function inCanonicalOrder(value: unknown, maxDepth: number): unknown {
  return ordered(value, maxDepth);
}

function ordered(value: unknown, levelsLeft: number): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isSafeInteger(value) ? value : undefined;
    case "object":
      if (value === null) return null;
      if (levelsLeft === 0) return undefined;
      return Array.isArray(value) ? orderedItems(value, levelsLeft) : orderedMembers(value, levelsLeft);
    default:
      return undefined;
  }
}

function orderedItems(items: readonly unknown[], levelsLeft: number): unknown {
  if (Object.getPrototypeOf(items) !== Array.prototype || Object.keys(items).length !== items.length) return undefined;
  const copy: unknown[] = [];
  for (const item of items) {
    const member = ordered(item, levelsLeft - 1);
    if (member === undefined) return undefined;
    copy.push(member);
  }
  return copy;
}

function orderedMembers(object: object, levelsLeft: number): unknown {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  if (Object.getOwnPropertySymbols(object).length > 0) return undefined;
  const shape = shapeOf(Object.keys(object), lastShapes[levelsLeft]);
  if (shape === undefined) return undefined;
  lastShapes[levelsLeft] = shape;
  const members = object as Readonly<Record<string, unknown>>;
  const copy: Record<string, unknown> = {};
  for (const name of shape.sorted) {
    const member = ordered(members[name], levelsLeft - 1);
    if (member === undefined) return undefined;
    copy[name] = member;
  }
  return copy;
}

function shapeOf(names: readonly string[], last: Shape | undefined): Shape | undefined {
  if (last !== undefined && haveSameOrder(names, last.names)) return last;
  // The default sort compares UTF-16 code units, which is the order RFC 8785 asks for.
  return names.some(isOutOfOrder) ? undefined : { names, sorted: [...names].sort() };
}

function haveSameOrder(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** Engines put names that look like indexes first, and `__proto__` is not added by assignment. */
function isOutOfOrder(name: string): boolean {
  const first = name.charCodeAt(0);
  return (first >= DIGIT_ZERO && first <= DIGIT_NINE) || name === "__proto__";
}

const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;
