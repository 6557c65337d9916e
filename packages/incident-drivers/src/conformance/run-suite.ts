import { afterAll, beforeAll, describe } from "vitest";
import type { DriverSet, OpenDriverSet } from "./driver-set.js";
import { createScene, type Scene, type SceneOptions } from "./scene.js";

/** Opens a scene of its own, with a tenant that nobody else has, for one test. */
export type NewScene = (options?: SceneOptions) => Scene;

/** Frames a suite: opens the driver set before it and closes it after. */
export function suite(name: string, open: OpenDriverSet, tests: (scene: NewScene) => void): void {
  describe(name, () => {
    let drivers: DriverSet | undefined;
    beforeAll(async () => {
      drivers = await open();
    });
    afterAll(() => drivers?.close());
    tests((options) => {
      if (drivers === undefined) throw new Error("a scene is opened inside a test");
      return createScene(drivers, options);
    });
  });
}
