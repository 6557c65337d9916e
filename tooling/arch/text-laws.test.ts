import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { textLaws, textViolations, textViolationsOf } from "./text-laws.js";
import { describeViolation } from "./violation.js";

const engine = "packages/incident-engines/src/engines/lesson/decide.ts";
const driver = "packages/incident-drivers/src/drivers/lesson.ts";
const route = "apps/api/src/routes/lessons.routes.ts";
const port = "packages/incident-schemas/src/ports/lesson.ts";
const slash = "/";

interface Canary {
  law: string;
  path: string;
  breaks: readonly string[];
  keeps: readonly string[];
}

const canaries: readonly Canary[] = [
  {
    law: "transactions-only-in-unit-of-work",
    path: driver,
    breaks: ["db.transaction().execute(f)", "db.startTransaction()", "sql`begin`.execute(db)", "sql<Row>` commit`"],
    keeps: ["// never .transaction( here", "transactionDigest(x)", "sql`select 1`"],
  },
  {
    law: "transactions-only-by-their-owners",
    path: engine,
    breaks: ['import type { UnitOfWork } from "@hoc/incident-schemas/ports";\nexport type Mine = UnitOfWork;'],
    keeps: ['import type { ReadPorts } from "@hoc/incident-schemas/ports";\nexport type Mine = ReadPorts;'],
  },
  {
    law: "clock-is-wired",
    path: driver,
    breaks: [
      "const now = new Date();",
      "const now = new Date;",
      "Date.now()",
      "performance.now()",
      "process.hrtime.bigint()",
    ],
    keeps: ["/** unlike new Date() */ const at = new Date(text);", "Date.parse(text)", "new DateRange(a)"],
  },
  {
    law: "ids-are-wired",
    path: driver,
    breaks: ["crypto.randomUUID()", "randomBytes(8)", "Math.random()", 'import { v7 } from "uuid"; v7();'],
    keeps: ["// not randomUUID\nambient.uuid()"],
  },
  {
    law: "environment-is-read-once",
    path: route,
    breaks: ["process.env.PORT", "const { env } = process;", 'import { env } from "node:process"; env.PORT;'],
    keeps: [
      "config.env",
      "process.exitCode = 1",
      '#!/usr/bin/env node\nimport process from "node:process";\nprocess.exitCode = 1;',
    ],
  },
  {
    law: "sql-stays-in-drivers",
    path: route,
    breaks: ["sql`select 1`", "sql<Row>`select 1`", 'pool.query("select 1")', 'sql.raw("x")', "db.executeQuery(q)"],
    keeps: ['context.req.query("limit")', "registry.execute(id, input, context)"],
  },
  {
    law: "nothing-left-to-do",
    path: engine,
    breaks: [`// ${"TO"}DO later`, `/* ${"FIX"}ME */`],
    keeps: ["// todos of a person"],
  },
  {
    law: "no-machine-paths",
    path: "docs/architecture.md",
    breaks: [`${slash}root/x`, `see ${slash}tmp/log`, `${slash}home/ann/x`, `https://${"registry"}.npmjs.org/zod`],
    keeps: ["os.tmpdir()", "at the root/top", "apps/api/src/tmp/x", "the registry.execute(id) call"],
  },
  {
    law: "lock-file-names-no-host",
    path: "package-lock.json",
    breaks: ['"resolved": "https://example.org/zod.tgz"', '"resolved": "git+ssh://git@example.org/zod"'],
    keeps: ['"resolved": "packages/incident-schemas"'],
  },
  {
    law: "ports-take-the-tenant",
    path: port,
    breaks: [
      "export interface LessonDriver { get(id: string): Promise<void> }",
      "export interface LessonDriver { get(tenantId: number): Promise<void> }",
      "export interface LessonDriver { readonly all: () => Promise<void> }",
    ],
    keeps: [
      "export interface LessonDriver { get(tenantId: string, id: string): Promise<void> }",
      "export interface LessonDriver { get(tenantId: TenantId): Promise<void> }",
      "export interface FanOutDriver { tenants(limit: number): Promise<void> }",
      "export interface LessonQuery { readonly limit: number }",
    ],
  },
];

test("the repository keeps every text law", () => {
  expect(textViolations(join(import.meta.dirname, "../..")).map(describeViolation)).toEqual([]);
});

test("every text law has a canary", () => {
  expect(canaries.map(({ law }) => law)).toEqual([...textLaws.map(({ name }) => name), "ports-take-the-tenant"]);
});

describe.each(canaries)("$law", ({ law, path, breaks, keeps }) => {
  test.each(breaks)("is broken by %s", (text) => {
    expect(textViolationsOf(path, text).map((violation) => violation.law)).toContain(law);
  });

  test.each(keeps)("is kept by %s", (text) => {
    expect(textViolationsOf(path, text).map(describeViolation)).toEqual([]);
  });
});

test.each([
  ["packages/incident-drivers/src/unit-of-work/kysely-unit-of-work.ts", "db.transaction().execute(f)"],
  ["packages/incident-drivers/src/migrations/migrate.ts", "db.transaction().execute(f)"],
  ["packages/incident-engines/src/operations/run-operation.ts", "let x: UnitOfWork;"],
  ["packages/incident-engines/src/operations/gatherer.ts", "let x: UnitOfWork;"],
  ["packages/incident-engines/src/ambient/system.ts", "Date.now(); randomUUID();"],
  ["apps/api/src/wiring/ambient.ts", "Date.now(); randomUUID();"],
  ["apps/api/src/replay/main.ts", "performance.now();"],
  ["apps/api/src/config.ts", "process.env.PORT"],
  [driver, "sql`select 1`.execute(db)"],
  ["packages/incident-drivers/src/drivers/lesson.test.ts", "db.transaction(); Date.now(); process.env.X"],
  ["packages/incident-schemas/src/ports/ambient.ts", "export interface Clock { now(): string }"],
])("%s is the place for %s", (path, text) => {
  expect(textViolationsOf(path, text).map(describeViolation)).toEqual([]);
});
