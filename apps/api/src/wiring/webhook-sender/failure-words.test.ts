import { expect, it } from "vitest";
import { failureWords } from "./failure-words.js";

it("says of a failure what happened", () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED 10.0.0.1:443"), { code: "ECONNREFUSED" });
  expect(failureWords(refused)).toBe("The endpoint gave no answer: it refused the connection.");
  expect(failureWords(new Error("self-signed certificate"))).toBe(
    "The endpoint gave no answer: self-signed certificate.",
  );
  expect(failureWords(Object.assign(new Error(""), { code: "EODD" }))).toBe("The endpoint gave no answer: EODD.");
  expect(failureWords("odd")).toBe("The endpoint gave no answer: odd.");
});

it("bounds what it says", () => {
  expect(failureWords(new Error("x".repeat(2_000)))).toHaveLength("The endpoint gave no answer: .".length + 500);
});
