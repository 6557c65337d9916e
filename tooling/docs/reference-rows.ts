/** Which part of the product an item belongs to. */
export const PARTS = ["foundation", "reads", "failures", "lessons", "evidence", "front door"] as const;

/** A part of the product. */
export type Part = (typeof PARTS)[number];

/** Where an item lives in our code; every one of these is checked. */
export type Place =
  | { readonly kind: "export"; readonly door: string; readonly name: string }
  | { readonly kind: "declaration"; readonly path: string; readonly name: string }
  | { readonly kind: "law"; readonly name: string }
  | { readonly kind: "event"; readonly name: string }
  | { readonly kind: "operation"; readonly name: string };

/** An item of the reference design and what became of it. */
export interface ReferenceRow {
  readonly number: number;
  /** Its name in the reference design. */
  readonly reference: string;
  readonly due: Part;
  /** Our symbols. */
  readonly places: readonly Place[];
  /** Test file, and the word in it that shows that it is about this item. */
  readonly test?: { readonly path: string; readonly mentions: string };
  /** The decision, where the item became something else or part of something else. */
  readonly decision?: string;
}

/** Rows of one subject. */
export interface ReferenceSection {
  readonly title: string;
  readonly rows: readonly ReferenceRow[];
}

const exported =
  (door: string) =>
  (name: string): Place => ({ kind: "export", door, name });

export const schemas = exported("@hoc/incident-schemas");
export const ports = exported("@hoc/incident-schemas/ports");
export const policy = exported("@hoc/severity-policy");
export const drivers = exported("@hoc/incident-drivers");
export const engines = exported("@hoc/incident-engines");
export const bundles = exported("@hoc/export-bundles");
export const law = (name: string): Place => ({ kind: "law", name });
export const event = (name: string): Place => ({ kind: "event", name });
export const operation = (name: string): Place => ({ kind: "operation", name });
export const declared =
  (path: string) =>
  (name: string): Place => ({ kind: "declaration", path, name });

/** An item that is built: where it is, the test that is about it, and the decision if it changed its form. */
export function built(
  number: number,
  reference: string,
  places: readonly Place[],
  test: string | readonly [path: string, mentions: string],
  decision?: string,
): ReferenceRow {
  const [path, mentions] = typeof test === "string" ? [test, lastName(places)] : test;
  return {
    number,
    reference,
    due: "foundation",
    places,
    test: { path, mentions },
    ...(decision === undefined ? {} : { decision }),
  };
}

/** An item of a later part that is here already. */
export function already(
  due: Exclude<Part, "foundation">,
  number: number,
  reference: string,
  places: readonly Place[],
  test?: string | readonly [path: string, mentions: string],
  decision?: string,
): ReferenceRow {
  return test === undefined
    ? { number, reference, due, places }
    : { ...built(number, reference, places, test, decision), due };
}

/** What {@link alreadyAll} says of one item: its name in the reference design, its place, the word in the test, the decision. */
export type AlreadyItem = readonly [reference: string, place: Place, mentions?: string, decision?: string];

/** Items of a later part that are here already, numbered from `first` on and shown by one test file. */
export function alreadyAll(
  due: Exclude<Part, "foundation">,
  first: number,
  test: string,
  items: readonly AlreadyItem[],
): ReferenceRow[] {
  return items.map(([reference, place, mentions = lastName([place]), decision], index) =>
    already(due, first + index, reference, [place], [test, mentions], decision),
  );
}

function lastName([place]: readonly Place[]): string {
  return place?.name.split(".").at(-1) ?? "";
}
