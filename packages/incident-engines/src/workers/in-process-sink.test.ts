import type { DomainEvent } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { createInProcessSink } from "./in-process-sink.js";

const event = { eventId: "e1" } as DomainEvent;

describe("the in-process sink", () => {
  it("lets every listener hear every event until it leaves, in the order they came", async () => {
    const heard: string[] = [];
    const sink = createInProcessSink();
    const leave = sink.subscribe(() => void heard.push("first"));
    sink.subscribe(async () => void heard.push("second"));
    await sink.deliver(event);
    leave();
    leave();
    await sink.deliver(event);
    expect(heard).toEqual(["first", "second", "second"]);
    expect(sink.name).toBe("in-process");
    expect(createInProcessSink("bus").name).toBe("bus");
  });

  it("keeps a listener that was added twice until both are gone", async () => {
    const heard: string[] = [];
    const listener = () => void heard.push("once");
    const sink = createInProcessSink();
    const leave = sink.subscribe(listener);
    sink.subscribe(listener);
    leave();
    await sink.deliver(event);
    expect(heard).toEqual(["once"]);
  });

  it("rejects the delivery when a listener fails, after the others have heard it", async () => {
    const heard: string[] = [];
    const sink = createInProcessSink();
    const failure = new Error("no");
    sink.subscribe(() => {
      throw failure;
    });
    sink.subscribe(() => void heard.push("other"));
    await expect(sink.deliver(event)).rejects.toBe(failure);
    expect(heard).toEqual(["other"]);
    sink.subscribe(() => Promise.reject(new Error("neither")));
    await expect(sink.deliver(event)).rejects.toThrow(AggregateError);
  });
});
