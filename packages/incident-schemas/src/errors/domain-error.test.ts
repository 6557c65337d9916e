import { expect, it } from "vitest";
import { z } from "zod";
import { ERROR_CODES, ERROR_KINDS, type ErrorCode } from "./codes.js";
import { DomainError } from "./domain-error.js";
import { invalidInput, parseInput } from "./invalid-input.js";

it("every code has a kind of the list and a sentence", () => {
  for (const { kind, meaning } of Object.values(ERROR_CODES)) {
    expect(ERROR_KINDS).toContain(kind);
    expect(meaning).toMatch(/^[A-Z].*\.$/);
  }
});

it("is known by its marker, also from another copy of the package, and by nothing else", () => {
  const stranger = { [Symbol.for("@hoc/domain-error")]: true };
  expect(DomainError.isInstance(new DomainError("overloaded", "Too many."))).toBe(true);
  expect(DomainError.isInstance(stranger)).toBe(true);
  for (const other of [new Error("x"), null, undefined, "text", {}]) expect(DomainError.isInstance(other)).toBe(false);
});

it("tells code, sentence and details, and keeps stack and cause to itself", () => {
  const error = new DomainError(
    "incident_not_found",
    "No incident inc_1.",
    { incidentId: "inc_1" },
    { cause: "secret" },
  );
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    code: "incident_not_found",
    message: "No incident inc_1.",
    details: { incidentId: "inc_1" },
  });
});

it("calls retryable what the same call may get past: busy and unreachable", () => {
  const retryable = (Object.keys(ERROR_CODES) as ErrorCode[]).filter((code) => new DomainError(code, "").retryable);
  expect(retryable.map((code) => ERROR_CODES[code].kind)).toEqual(
    retryable.map((code) => (code.endsWith("_unavailable") ? "unavailable" : "overloaded")),
  );
  expect(retryable).toEqual(expect.arrayContaining(["tenant_busy", "overloaded", "database_unavailable"]));
});

it("names every refused field by its JSON Pointer", () => {
  const schema = z.strictObject({ "a/b~": z.array(z.strictObject({ n: z.int() })) });
  const attempt = (input: unknown) => () => parseInput(schema, input);
  expect(attempt({ "a/b~": [{ n: 1 }, { n: "x" }] })).toThrow(
    expect.objectContaining({ details: { fields: [expect.objectContaining({ pointer: "/a~1b~0/1/n" })] } }),
  );
  expect(attempt({ "a/b~": [], more: 1 })).toThrow("/more: is not a known member");
  expect(parseInput(schema, { "a/b~": [] })).toEqual({ "a/b~": [] });
});

it("names at most twenty fields and says how many there are", () => {
  const fields = Array.from({ length: 30 }, (_, index) => ({ pointer: `/${index}`, message: "is wrong" }));
  expect(invalidInput(fields).details.fields).toHaveLength(20);
  expect(invalidInput(fields).message).toBe("/0: is wrong (and 29 more)");
});

it("says once what is wrong with a field, in words of our own", () => {
  const schema = z.strictObject({ n: z.string().min(1).regex(/^a/), "b/c": z.int() });
  const refuse = () => parseInput(schema, { n: "", "b/c": 2 ** 60, "d/e": 1, ["z".repeat(5_000)]: 1 });
  expect(refuse).toThrow(
    expect.objectContaining({
      details: {
        fields: [
          { pointer: "/n", message: "must not be empty" },
          { pointer: "/b~1c", message: `must be at most ${Number.MAX_SAFE_INTEGER}` },
          { pointer: "/d~1e", message: "is not a known member" },
          { pointer: `/${"z".repeat(100)}…`, message: "is not a known member" },
        ],
      },
    }),
  );
});
