import { join } from "node:path";
import { expect, test } from "vitest";
import { liveRoutes } from "../docs/live-routes.js";
import { boundaryRows } from "../verify-house/check-authority.js";

const house = join(import.meta.dirname, "../..");

test.each(boundaryRows(house, await liveRoutes()))("C.20.3: $name", ({ verdicts }) => {
  expect(verdicts.kept).toEqual({ outcome: "PASS", reasons: [] });
});
