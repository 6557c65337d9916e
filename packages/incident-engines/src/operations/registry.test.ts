import { describe, expect, it } from "vitest";
import { OPERATIONS } from "./catalogue.js";
import { IncidentsMaintenanceHandler } from "./maintenance/index.js";
import { IncidentsQueryHandler } from "./query/index.js";
import { IncidentsRecurrenceHandler } from "./recurrence/index.js";
import { createRegistry } from "./registry.js";
import { IncidentsSignalsHandler } from "./signals/index.js";
import { IncidentsWriteHandler } from "./write/index.js";

const FAMILIES = {
  "incidents.signals": IncidentsSignalsHandler,
  "incidents.query": IncidentsQueryHandler,
  "incidents.write": IncidentsWriteHandler,
  "incidents.recurrence": IncidentsRecurrenceHandler,
  "incidents.maintenance": IncidentsMaintenanceHandler,
};

describe("the registry", () => {
  it("knows its operations by id, sorted, and cannot be changed", () => {
    const registry = createRegistry(OPERATIONS);
    expect(registry.ids).toEqual([...registry.ids].sort());
    expect(registry.ids).toHaveLength(OPERATIONS.length);
    expect(registry.get("incidents.write.addNote")).toBe(IncidentsWriteHandler.addNote);
    expect([registry.has("incidents.write.addNote"), registry.has("toString")]).toEqual([true, false]);
    expect(Object.isFrozen(registry) && Object.isFrozen(registry.ids)).toBe(true);
  });

  it.each(["incidents.write.nothing", "constructor", ""])("has no operation %j", (id) => {
    expect(() => createRegistry(OPERATIONS).get(id)).toThrow(expect.objectContaining({ code: "unknown_operation" }));
  });

  it("refuses an id twice", () => {
    const { addNote } = IncidentsWriteHandler;
    expect(() => createRegistry([addNote, addNote])).toThrow("incidents.write.addNote is registered twice");
  });
});

describe.each(Object.entries(FAMILIES))("the family %s", (family, handler) => {
  it.each(Object.entries(handler))("holds %s under its own id", (method, operation) => {
    expect(operation.id).toBe(`${family}.${method}`);
    expect(operation.summary).toMatch(/^[A-Z].*\.$/);
  });
});
