import { expect, it } from "vitest";
import { ADA, HOST } from "../../test/noted-traces.js";
import { requirePerson } from "./require-person.js";

it("lets a person pass", () => {
  expect(() => requirePerson(ADA, "publishes a postmortem")).not.toThrow();
});

it.each([HOST, { type: "SYSTEM", id: "system_incident_engine" } as const])("refuses $id, and says what", (actor) => {
  expect(() => requirePerson(actor, "publishes a postmortem")).toThrow(
    expect.objectContaining({
      code: "person_required",
      kind: "forbidden",
      details: { actorType: actor.type },
      message: `Only a person publishes a postmortem, and ${actor.id} is none; ask somebody to decide.`,
    }),
  );
});
