import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow } from "../arch/files.js";
import { problemsOfCodeBlocks } from "./code-blocks.js";
import { house } from "./generated-docs.js";

const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "packages/client/README.md",
  "packages/export-bundles/README.md",
  "packages/incident-schemas/README.md",
  ...filesBelow(house, "docs"),
].filter((path) => path.endsWith(".md"));
const textOf = (path: string) => readFileSync(join(house, path), "utf8");
const scripts = Object.keys(JSON.parse(textOf("package.json")).scripts);

test.each(documents)("%s links to what exists", (path) => {
  const links = [...textOf(path).matchAll(/\]\((?<target>[^)#:\s]+)(#[^)]*)?\)/g)].map(
    ({ groups }) => groups?.target ?? "",
  );
  expect(links.filter((target) => !existsSync(join(house, dirname(path), target)))).toEqual([]);
});

test.each(documents)("%s names files and folders that exist", (path) => {
  const named = [...textOf(path).matchAll(/`(?<name>(?:packages|apps|tooling|docs|bench|examples)\/[\w./-]+)`/g)];
  const names = named.map(({ groups }) => groups?.name ?? "");
  expect(names.filter((name) => !existsSync(join(house, name)))).toEqual([]);
});

test.each(documents)("%s prints commands that exist", (path) => {
  const commands = [...textOf(path).matchAll(/npm run (?<script>[\w:-]+)/g)].map(({ groups }) => groups?.script ?? "");
  expect(commands.filter((script) => !scripts.includes(script))).toEqual([]);
});

test("the code in the documents type-checks", () => {
  expect(problemsOfCodeBlocks(house, new Map(documents.map((path) => [path, textOf(path)])))).toEqual([]);
});

test("code that does not type-check would be found", () => {
  const wrong = '```ts\nimport { noSuchName } from "@hoc/incident-schemas";\nconst count: number = noSuchName;\n```\n';
  expect(problemsOfCodeBlocks(house, new Map([["wrong.md", wrong]]))).toEqual([expect.stringContaining("noSuchName")]);
});

test("every proof of the guarantees exists", () => {
  const proofs = [...textOf("docs/guarantees.md").matchAll(/^- \[[^\]]+\]\(\.\.\/(?<path>[^)]+)\): (?<titles>.+)$/gm)];
  expect(proofs.length).toBeGreaterThan(20);
  const missing = proofs.flatMap(({ groups }) => {
    const path = groups?.path ?? "";
    const titles = [...(groups?.titles ?? "").matchAll(/“(?<title>[^”]+)”/g)].map((match) => match.groups?.title ?? "");
    const text = existsSync(join(house, path)) ? textOf(path) : "";
    return (titles.length === 0 ? ["(no title)"] : titles.filter((title) => !text.includes(title))).map(
      (title) => `${path}: ${title}`,
    );
  });
  expect(missing).toEqual([]);
});
