import { describe, expect, it } from "vitest";
import { withSignalId } from "./signal-id.js";

const signal = { triggerType: "failure_spike", reference: "a" };
const idOf = (file: string, position: number, said: object = signal) =>
  withSignalId({ triggerType: "failure_spike", ...said }, file, position).signalId;

describe("withSignalId", () => {
  it("leaves an id alone", () => {
    expect(withSignalId({ ...signal, signalId: "mine" }, "a.csv", 1).signalId).toBe("mine");
  });

  it("is the same wherever the file lies, packed or not", () => {
    expect(idOf("here/a.csv", 3)).toBe(idOf("there/a.csv.gz", 3));
    expect(idOf("a.csv", 3)).toMatch(/^replay:a\.csv:3:[0-9a-f]{12}$/);
  });

  it("tells positions, names and contents apart", () => {
    const ids = [idOf("a.csv", 3), idOf("a.csv", 4), idOf("b.csv", 3), idOf("a.csv", 3, { reference: "b" })];
    expect(new Set(ids).size).toBe(4);
  });

  it("fits the longest file name", () => {
    expect(idOf(`${"x".repeat(255)}.csv`, Number.MAX_SAFE_INTEGER)?.length).toBeLessThanOrEqual(200);
  });
});
