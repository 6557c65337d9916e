import { expect, it } from "vitest";
import { ConnectionError } from "./connection-error.js";
import { noAnswer } from "./no-answer.js";

const URL_OF_CALL = "https://user:password@incidents.example.com:8443/v1/incidents?search=private";
const refused = Object.assign(new Error("connect ECONNREFUSED 10.0.0.7:8443"), { code: "ECONNREFUSED" });
const endless: { cause?: unknown } = {};
endless.cause = endless;

it.each<[string, unknown, string]>([
  ["the code of its cause", new TypeError("fetch failed", { cause: refused }), " (ECONNREFUSED)"],
  ["the code of its own", refused, " (ECONNREFUSED)"],
  ["no code, where there is none", new TypeError("Failed to fetch"), ""],
  ["no code that is a sentence", { code: "Bearer s3cret" }, ""],
  ["no code that is a number", { code: 20 }, ""],
  ["none of causes that never end", endless, ""],
  ["none of what is no error", "s3cret", ""],
])("names the host and %s", (_, cause, code) => {
  const error = noAnswer(URL_OF_CALL, false, cause);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error.cause).toBe(cause);
  expect(error.message).toBe(`incidents.example.com:8443 gave no answer${code}.`);
});

it("says that the time was over, whatever that looks like on the platform", () => {
  expect(noAnswer(URL_OF_CALL, true, refused).message).toBe("incidents.example.com:8443 gave no answer in time.");
});
