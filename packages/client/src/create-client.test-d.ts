import { describe, expectTypeOf, it } from "vitest";
import type { Client } from "./create-client.js";
import type { FileAnswer } from "./file-answer.js";
import type { Schemas } from "./generated/schemas.js";

declare const client: Client;

describe("the types of a client", () => {
  it("know every operation, and no other", () => {
    // @ts-expect-error
    client.execute("incidents.query.getEverything", {});
  });

  it("know what an operation takes", () => {
    client.execute("incidents.query.getIncidentDetail", { incidentId: "inc_1" });
    // @ts-expect-error: it has to be said which
    client.execute("incidents.query.getIncidentDetail", {});
    // @ts-expect-error: nothing is called so
    client.execute("incidents.query.getIncidentDetail", { incidentId: "inc_1", id: "inc_1" });
    // @ts-expect-error: a number is none of the words
    client.execute("incidents.write.setSeverity", { incidentId: "inc_1", severity: 3 });
  });

  it("know what an operation answers", () => {
    expectTypeOf(client.execute<"incidents.query.getIncidentDetail">).returns.resolves.toEqualTypeOf<
      Schemas["IncidentDetailResponse"]
    >();
    expectTypeOf<Schemas["IncidentDetailResponse"]["costMicros"]>().toEqualTypeOf<number | null>();
    expectTypeOf(client.execute<"incidents.export.getExportFile">).returns.resolves.toEqualTypeOf<FileAnswer>();
  });

  it("tell a bundle from a file", async () => {
    const exported = await client.execute("incidents.export.createSoc2Bundle", { incidentId: "inc_1" });
    if (exported.file === null) expectTypeOf(exported.bundle).not.toBeNever();
    else expectTypeOf(exported.file.bytes).toEqualTypeOf<Uint8Array>();
  });

  it("iterate over lists only", () => {
    const items = client.items("incidents.query.listActiveIncidents", { limit: 5 });
    expectTypeOf(items).toEqualTypeOf<AsyncGenerator<Schemas["IncidentSummary"], void, undefined>>();
    // @ts-expect-error: one incident has no pages
    client.pages("incidents.query.getIncidentDetail", { incidentId: "inc_1" });
  });
});
