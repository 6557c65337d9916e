import { expect, test } from "vitest";
import { house } from "../docs/generated-docs.js";
import { type Manifest, publishedPackages, wrongRanges, wrongSettings } from "./manifests.js";

const schemas: Manifest = { name: "@hoc/schemas", version: "0.2.0", publishConfig: { access: "public" } };

test("packages of the repository take one another's versions, and are published for everybody without anything that runs at install", () => {
  const manifests = publishedPackages(house).map(({ manifest }) => manifest);
  expect(manifests.length).toBeGreaterThan(4);
  expect(wrongRanges(manifests)).toEqual([]);
  expect(wrongSettings(manifests)).toEqual([]);
});

test("a range of an earlier version, of the workspace or of a folder is wrong", () => {
  const wants = (range: string): Manifest => ({
    name: "it",
    version: "1.0.0",
    dependencies: { "@hoc/schemas": range },
  });
  expect(wrongRanges([schemas, wants("^0.2.0")])).toEqual([]);
  for (const range of ["^0.1.0", "workspace:^", "file:../schemas", "*"])
    expect(wrongRanges([schemas, wants(range)])).toEqual([`it wants @hoc/schemas ${range}`]);
  expect(wrongRanges([{ name: "it", version: "1.0.0", dependencies: { other: "file:../other" } }])).toHaveLength(1);
});

test("a package for few, with a registry of its own, without provenance or with a script at install is wrong", () => {
  expect(wrongSettings([schemas])).toEqual([]);
  const wrong = { name: "it", version: "1.0.0", scripts: { postinstall: "x" } };
  expect(wrongSettings([{ ...wrong, publishConfig: { registry: "http://127.0.0.1", provenance: false } }])).toEqual([
    "it is not published for everybody",
    "it is published without provenance",
    "it names a registry",
    "it runs postinstall",
  ]);
});
