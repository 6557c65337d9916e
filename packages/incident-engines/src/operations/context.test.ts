import { expect, it } from "vitest";
import { type OperationContext, parseContext } from "./context.js";

const context: OperationContext = {
  tenantId: "acme",
  actor: { type: "HUMAN", id: "ada" },
  role: "viewer",
  scopes: ["incidents.read"],
  authorityEndsAt: "2026-03-14T12:00:00.000000Z",
  requestId: "req-1",
  correlationId: "job-7",
};

it("passes a sound context", () => {
  expect(parseContext(context)).toEqual(context);
});

it.each([
  ["/tenantId", { ...context, tenantId: "" }],
  ["/tenantId", { ...context, tenantId: "a\u0000" }],
  ["/tenantId", { ...context, tenantId: "x".repeat(101) }],
  ["/actor/id", { ...context, actor: { type: "HUMAN", id: "a\u0000" } }],
  ["/actor/type", { ...context, actor: { type: "ROBOT", id: "ada" } }],
  ["/role", { ...context, role: "owner" }],
  ["/authorityEndsAt", { ...context, authorityEndsAt: "soon" }],
  ["/scopes/0", { ...context, scopes: ["everything"] }],
])("names %s when it is unsound", (pointer, unsound) => {
  expect(() => parseContext(unsound as OperationContext)).toThrow(
    expect.objectContaining({ code: "invalid_input", details: { fields: [expect.objectContaining({ pointer })] } }),
  );
});
