import { DETECTOR_IDS, detectorSchema } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { detectorViews } from "./detector-views.js";

it("shows every detector with what it goes by", () => {
  const views = detectorViews();
  expect(views.map(({ detectorId }) => detectorId)).toEqual(DETECTOR_IDS);
  for (const view of views) {
    expect(detectorSchema.parse(view)).toEqual(view);
    expect(view.errorCode).toBe(view.detectorId.toUpperCase());
    expect(Object.keys(view.parameters)).not.toEqual([]);
  }
});
