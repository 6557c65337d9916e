import { describe, expect, it } from "vitest";
import { brokenRules } from "./statement-rules.js";

const TENANT = `i.tenant_id = $1`;

describe("the rules for statements, each with one that breaks it", () => {
  it.each([
    ["tenant by equality: i", `select 1 from "hoc"."incidents" as i where i.id = $1`],
    ["tenant by equality: i", `select 1 from "hoc"."incidents" as i where i.tenant_id in ($1, $2)`],
    ["tenant by equality: i", `select 1 from "hoc"."incidents" as i where i.tenant_id = 'acme'`],
    [
      "tenant by equality: s",
      `select 1 from "hoc"."incidents" as i join "hoc"."signals" as s on s.incident_id = i.id where ${TENANT}`,
    ],
    ["tenant by equality: incidents", `update "hoc"."incidents" set title = $1 where id = $2`],
    ["tenant by equality: signals", `delete from "other"."signals" where signal_id = $1`],
    [
      "tenant by equality: nowhere a parameter",
      `select 1 from "hoc"."incidents" as i join "hoc"."signals" as s on s.tenant_id = i.tenant_id and i.tenant_id = s.tenant_id`,
    ],
    ["the database's clock and chance", `update "hoc"."incidents" as i set updated_at = now() where ${TENANT}`],
    ["the database's clock and chance", `select CURRENT_TIMESTAMP`],
    ["the database's clock and chance", `select gen_random_uuid()`],
    ["advisory locks", `select pg_advisory_xact_lock($1)`],
    ["triggers", `create trigger t before insert on incidents`],
    ["set null", `alter table x add foreign key (a) references b on delete set null`],
    ["merge", `merge into x using y on true when matched then do nothing`],
    ["functions on conflict", `insert into x values ($1) on conflict (a) do update set b = greatest(x.b, excluded.b)`],
    ["bound predicates of partial indexes", `insert into x values ($1) on conflict (a) where state <> $2 do nothing`],
    [
      "a limit under lock that may run per row",
      `update "hoc"."incidents" as i set a = 1 where ${TENANT} and i.id in (select j.id from "hoc"."incidents" as j where j.tenant_id = $1 limit $2 for update skip locked)`,
    ],
  ])("%s", (rule, statement) => {
    expect(brokenRules(statement)).toEqual([rule]);
  });

  it.each([
    `select 1 from "hoc"."incidents" as i where ${TENANT} and i.id = $2`,
    `select 1 from "hoc"."incidents" as i join "hoc"."signals" as s on s.tenant_id = i.tenant_id where ${TENANT}`,
    `/* fan-out */ select h.tenant_id from "hoc"."tenant_heads" as h`,
    `insert into "hoc"."signals" ("tenant_id") select $1 from unnest($2) as r("x")`,
    `insert into "hoc"."tenant_heads" (tenant_id) values ($1) on conflict (tenant_id) do nothing`,
    `update "hoc"."tenant_heads" set last_sequence = $1 where tenant_id = $2`,
    `select set_config('lock_timeout', $1, true)`,
    `insert into x values ($1) on conflict (a) where state <> 'RESOLVED' do update set b = excluded.b`,
  ])("are met by %s", (statement) => {
    expect(brokenRules(statement)).toEqual([]);
  });
});
