import { expect, it } from "vitest";
import { aBundleFacts } from "../../../test/facts.js";
import { eventOfEntry } from "../../bundle/event-of-entry.js";
import { sinceStart } from "./since-start.js";

it("says how long after or before the start something was", () => {
  const [start] = aBundleFacts().timeline.map(eventOfEntry);
  if (start === undefined) return expect.fail("there is no opening");
  expect(sinceStart({ start, begun: "opened" }, "2026-03-14T12:10:00.000000Z")).toBe("12 min after it was opened");
  expect(sinceStart({ start, begun: "reopened" }, "2026-03-14T11:57:59.999999Z")).toBe(
    "less than 1 s before it was reopened",
  );
});
