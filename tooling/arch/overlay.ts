import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesBelow } from "./files.js";

const house = join(import.meta.dirname, "../..");
export const canaries = join(import.meta.dirname, "canaries");

/** A copy of the repository below the folder for temporary files, with `files` in it, or with every canary when none are given. */
export function copyWithCanaries(files?: Readonly<Record<string, string>>): { root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), "hoc-laws-"));
  for (const path of filesBelow(house)) {
    if (!path.startsWith("tooling/arch/canaries/")) cpSync(join(house, path), join(root, path));
  }
  linkModules(root);
  if (files === undefined) cpSync(canaries, root, { recursive: true });
  for (const [path, text] of Object.entries(files ?? {})) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function linkModules(root: string): void {
  mkdirSync(join(root, "node_modules/@hoc"), { recursive: true });
  for (const name of readdirSync(join(house, "node_modules"))) {
    if (name !== "@hoc") symlinkSync(join(house, "node_modules", name), join(root, "node_modules", name));
  }
  for (const name of readdirSync(join(house, "packages"))) {
    symlinkSync(join(root, "packages", name), join(root, "node_modules/@hoc", name));
    const own = join("packages", name, "node_modules");
    if (existsSync(join(house, own))) symlinkSync(join(house, own), join(root, own));
  }
}
