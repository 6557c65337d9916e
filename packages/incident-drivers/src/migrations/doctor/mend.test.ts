import { describe, expect, it } from "vitest";
import { mend } from "./mend.js";
import type { PartKind, SchemaPart } from "./schema-part.js";

const NAMES = { schema: '"hoc"', role: '"app"' };
const part = (kind: PartKind, name: string, definition: string): SchemaPart => ({
  kind,
  table: "runs",
  name,
  definition,
});
const changed = (kind: PartKind, name: string, from: string, to: string) =>
  mend({ expected: part(kind, name, to), found: part(kind, name, from) }, NAMES);

describe("what mends a difference", () => {
  it("changes of a column no more than differs, its default out of the way of its type", () => {
    expect(changed("column", "limits", "text default 'x'::text", "bigint not null")).toEqual([
      'alter table "hoc".runs alter column limits drop default',
      'alter table "hoc".runs alter column limits type bigint',
      'alter table "hoc".runs alter column limits set not null',
    ]);
    expect(changed("column", "limits", "text", "text default 'x'::text")).toEqual([
      `alter table "hoc".runs alter column limits set default 'x'::text`,
    ]);
  });

  it("builds an index without stopping writers", () => {
    const expected = part("index", "runs_open", "unique using btree (tenant_id) WHERE (outcome IS NULL)");
    expect(mend({ expected, found: null }, NAMES)).toEqual([
      'create unique index concurrently runs_open on "hoc".runs using btree (tenant_id) WHERE (outcome IS NULL)',
    ]);
  });

  it("validates a constraint that looks at new rows only, instead of making it again", () => {
    expect(changed("constraint", "fk", "CHECK (x) NOT VALID", "CHECK (x)")).toEqual([
      'alter table "hoc".runs validate constraint fk',
    ]);
  });

  it("gives and takes privileges one by one, also from everybody", () => {
    expect(changed("privilege", "", "select, update of columns", "select, insert")).toEqual([
      'grant insert on "hoc".runs to "app"',
      'revoke update on "hoc".runs from "app", public',
    ]);
  });

  it("quotes names that are more than plain", () => {
    expect(mend({ expected: null, found: part("policy", 'Open "door"', "for all") }, NAMES)).toEqual([
      'drop policy "Open ""door""" on "hoc".runs',
    ]);
  });
});
