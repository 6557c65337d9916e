import { describe, expect, it } from "vitest";
import { READ_AT } from "../verify-reads/deeds.js";
import { briefly } from "./brief.js";
import type { Kind, Scene } from "./scenes.js";

const scene = (way: string, kind: Kind, title: string): Scene => ({
  ...{ way, kind, title, at: READ_AT, says: {}, outcome: "either" as const },
  play: async () => ({ text: "" }),
});
const scenesOf = (way: string): Scene[] => [
  ...["its own", "named again", "one question", "another question"].map((title) => scene(way, "own", title)),
  scene(way, "foreign", "the victim's"),
  ...["no tenant", "another method", "no method"].map((title) => scene(way, "no tenant", title)),
  ...["empty", "too long", "a number"].map((title) => scene(way, "malformed", title)),
];
const titles = (scenes: readonly Scene[]) => scenes.map(({ title }) => title);

describe("a brief play", () => {
  it("has the plain scenes of every kind and one of the others", () => {
    expect(titles(briefly(scenesOf("a")))).toEqual([
      ...["its own", "named again", "one question", "the victim's", "no tenant", "another method", "empty"],
    ]);
  });

  it("has every other scene in turn over the ways", () => {
    const played = briefly(["a", "b", "c"].flatMap(scenesOf));
    expect(titles(played.filter(({ kind }) => kind === "malformed"))).toEqual(["empty", "too long", "a number"]);
  });
});
