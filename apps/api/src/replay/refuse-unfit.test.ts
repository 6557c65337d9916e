import { signalInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { refuseUnfit } from "./refuse-unfit.js";

const refuse = (signal: object) => () =>
  refuseUnfit(signalInputSchema, "signal", signal, { file: "calls.csv", line: 17 });

describe("refuseUnfit", () => {
  it("says nothing of what is fit", () => {
    expect(refuse({ triggerType: "failure_spike" })).not.toThrow();
  });

  it("names file, line and field, and no field where all of it is wrong", () => {
    expect(refuse({ triggerType: "failure_spike", causedBy: { kind: "run" } })).toThrow(
      /^calls\.csv, line 17, field "causedBy\.reference": makes no signal: \S/,
    );
    expect(refuse({ triggerType: "failure_spike", colour: "red" })).toThrow(
      /^calls\.csv, line 17: makes no signal: .*colour/,
    );
  });
});
