import { expect, it } from "vitest";
import { predicatesOf, shapeOf, withoutTenant } from "./predicates.js";

const JOINED = `select 1 from "hoc"."runs" as r join "hoc"."signals" as s on s.tenant_id = r.tenant_id
  where r.tenant_id = $1 and s.tenant_id = $12 and r.id = $2`;

it("leaves every question for the tenant out, and every parameter where it was", () => {
  expect(withoutTenant(JOINED, () => true)).toBe(`select 1 from "hoc"."runs" as r join "hoc"."signals" as s on true
  where ($1::text is not null) and ($12::text is not null) and r.id = $2`);
});

it("leaves one of them out", () => {
  expect(withoutTenant(JOINED, ({ place }) => place === 1)).toContain(
    "s.tenant_id = r.tenant_id\n  where ($1::text is not null) and s.tenant_id = $12",
  );
  expect(predicatesOf(JOINED).map(({ place }) => place)).toEqual([0, 1, 2]);
});

it("knows the question without an alias, and quoted", () => {
  expect(withoutTenant("update t set a = 1 where tenant_id = $2", () => true)).toContain(
    "where ($2::text is not null)",
  );
  expect(withoutTenant('delete from t where "t"."tenant_id" = $1', () => true)).toContain(
    "where ($1::text is not null)",
  );
});

it("leaves what only looks like it alone", () => {
  for (const text of ["insert into t (tenant_id) values ($1)", "select t.tenant_id, $1", "where other_tenant_id = $1"])
    expect(withoutTenant(text, () => true)).toBe(text);
});

it("takes statements for alike that differ in numbers of parameters and in how many rows they give", () => {
  expect(shapeOf("insert into t values ($1, $2), ($3, $4)")).toBe("insert into t values ($)");
  expect(shapeOf("select 1 where a in ($1, $2, $3)")).toBe(shapeOf("select 1\n  where a in ($7)"));
  expect(shapeOf("select 1 where a = $1")).not.toBe(shapeOf("select 1 where b = $1"));
});
