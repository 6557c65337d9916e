import { expect, it } from "vitest";
import { keptById } from "./kept-by-id.js";
import type { ProcessScope } from "./scope.js";

const kept = keptById<{ id: string; secret: string | null }>({
  name: "thingId",
  idOf: ({ id }) => id,
  load: async (id) => ({ id, secret: null }),
});

it("keeps nothing but the id, and makes the answer again by it", async () => {
  expect(kept.keep({ id: "t1", secret: "hush" })).toEqual({ thingId: "t1" });
  expect(await kept.restore({ thingId: "t1" }, {} as ProcessScope)).toEqual({ id: "t1", secret: null });
});

it.each([[{}], [{ otherId: "t1" }], [{ thingId: 1 }], ["t1"]])("refuses %j, which it never kept", async (other) => {
  await expect(kept.restore(other, {} as ProcessScope)).rejects.toThrow();
});
