import { code, generatedDocument, table } from "./markdown.js";
import { REFERENCE_MAP } from "./reference-map.js";
import { PARTS, type Place, type ReferenceRow } from "./reference-rows.js";

/** docs/reference-map.md: what became of each item of the reference design. */
export function referenceMapDoc(): string {
  const rows = REFERENCE_MAP.flatMap((section) => section.rows);
  return generatedDocument("Reference map", "`tooling/docs/reference-map.ts`", [
    "The domain was designed before, for another system. That reference design has 329 items: classes, methods, fields, " +
      "rules. This map says what became of each: its symbol here, the door or file it is in, and the test that is about " +
      "it. Where an item became part of something else, the decision stands beside it.",
    "**Part** names the part of the product that an item belongs to. A test fails when an item has no symbol or no test.",
    table(
      ["part", "items"],
      PARTS.map((part) => {
        const own = rows.filter(({ due }) => due === part);
        return [part, String(own.length)];
      }),
    ),
    ...REFERENCE_MAP.flatMap(({ title, rows: own }) => [
      `## ${title}`,
      table(["#", "reference name", "here", "where", "test", "part", "decision"], own.map(cells)),
    ]),
  ]);
}

function cells({ number, reference, places, test, due, decision }: ReferenceRow): string[] {
  return [
    String(number),
    /^[\w.]+$/.test(reference) ? code(reference) : reference,
    places.map(({ name }) => code(name)).join(", "),
    [...new Set(places.map(whereOf))].join(", "),
    test === undefined ? "" : `[${test.path.split("/").at(-1)}](../${test.path})`,
    due,
    decision ?? "",
  ];
}

function whereOf(place: Place): string {
  switch (place.kind) {
    case "export":
      return code(place.door);
    case "declaration":
      return `[${place.path.split("/").at(-1)}](../${place.path})`;
    case "law":
      return "law";
    case "event":
      return "[event](events.md)";
    case "operation":
      return "[operation](operations.md)";
  }
}
