import { SORT_FIELDS, SORT_ORDERS, type SortField, type SortOrder } from "@hoc/incident-schemas";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from "kysely";
import { describe, expect, it } from "vitest";
import { stretchesOf } from "./incident-order.js";

const db = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The order of a list, as the database reads it. */
function orderBy(sortBy: SortField, sortOrder: SortOrder): string[] {
  return stretchesOf({ filters: {}, sortBy, sortOrder }).map(({ order }) => sql`${sql.join(order)}`.compile(db).sql);
}

describe("the order of a list of incidents", () => {
  it("F-136: is written here for every field, and for no other", () => {
    const written = (direction: SortOrder) => SORT_FIELDS.map((field) => orderBy(field, direction));
    const id = 'i.id collate "C"';
    const rank = "case i.severity when 'low' then 0 when 'medium' then 1 when 'high' then 2 when 'critical' then 3 end";
    for (const direction of SORT_ORDERS)
      expect(written(direction)).toEqual([
        [`i.created_at ${direction}, ${id}`],
        [`i.resolved_at ${direction}, ${id}`, id],
        [`${rank} ${direction}, i.created_at ${direction}, ${id}`],
      ]);
  });

  it.each(["tenant_id", "id; drop table hoc.incidents", "constructor", "__proto__"])(
    "F-136: has no name in it that came from outside: %s",
    (name) => {
      expect(orderBy(name as SortField, "asc")).toEqual(orderBy("resolved_at", "asc"));
    },
  );

  it.each(["asc; drop table hoc.incidents", "ASC", ""])("F-136: has no direction of others: %j", (direction) => {
    expect(() => orderBy("created_at", direction as SortOrder)).toThrow(TypeError);
  });
});
