import { describe, expect, it, vi } from "vitest";
import { pause, untilAborted } from "./aborting.js";

describe("untilAborted", () => {
  it("gives what the work gives, and keeps no listener", async () => {
    const controller = new AbortController();
    const removed = vi.spyOn(controller.signal, "removeEventListener");
    expect(await untilAborted(controller.signal, Promise.resolve(7))).toBe(7);
    expect(removed).toHaveBeenCalledOnce();
    expect(await untilAborted(undefined, Promise.resolve(8))).toBe(8);
  });

  it("ends with the signal's reason, whether or not the work honours it", async () => {
    const controller = new AbortController();
    const waiting = untilAborted(controller.signal, new Promise(() => {}));
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await expect(untilAborted(controller.signal, Promise.resolve(1))).rejects.toThrow("enough");
  });

  it("lets work that fails after the end fail in silence", async () => {
    const controller = new AbortController();
    let fail = (_: Error) => {};
    const work = new Promise((_, reject) => {
      fail = reject;
    });
    const waiting = untilAborted(controller.signal, work);
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    fail(new Error("too late"));
    await new Promise((resolve) => setTimeout(resolve, 1));
  });
});

describe("pause", () => {
  it("waits, and no longer than until the signal is aborted", async () => {
    await pause(1, undefined);
    const controller = new AbortController();
    const waiting = pause(60_000, controller.signal);
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
  });
});
