import { exportSettingsSchema } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { DEFAULT_OUTLETS } from "./default-outlets.js";

it("signs and renders nothing, and has the default settings", () => {
  expect(DEFAULT_OUTLETS).toEqual({ signer: undefined, pdf: undefined, settings: exportSettingsSchema.parse({}) });
});
