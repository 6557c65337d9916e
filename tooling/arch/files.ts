import { readdirSync } from "node:fs";
import { join } from "node:path";

const notOurs = new Set(["node_modules", "dist", "coverage", ".git", ".turbo", ".data"]);

/** Every file of the repository below `folder`, as a path from `root` with forward slashes. */
export function filesBelow(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
}

export const isSource = (path: string): boolean => /^(packages|apps)\/[^/]+\/src\/.*\.ts$/.test(path);

export const isTest = (path: string): boolean => /\.(test|test-d)\.ts$/.test(path);

/** Code that runs at the user's: sources without tests and without what only serves tests. */
export const isShipped = (path: string): boolean =>
  isSource(path) &&
  !isTest(path) &&
  !/^packages\/(incident-schemas\/src\/testing|incident-drivers\/src\/conformance)\//.test(path);
