import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "tsup";

interface Door {
  "@hoc/source": string;
}

interface Manifest {
  exports: Record<string, Door>;
}

/** Builds one ES module and one declaration file per door that the package's own `exports` names. */
export const library = (packageFolder: string): ReturnType<typeof defineConfig> =>
  build(doorsOf(packageFolder), { dts: true });

/** Builds programs that are started, not imported: no declarations. */
export const program = (entries: Record<string, string>): ReturnType<typeof defineConfig> =>
  build(entries, { dts: false });

function build(entry: Record<string, string>, { dts }: { dts: boolean }): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry,
    dts,
    format: "esm",
    target: "node20",
    platform: "node",
    sourcemap: true,
    clean: true,
    external: [/^@hoc\//],
  });
}

/** `./src/unit-of-work/index.ts` becomes the entry `unit-of-work/index`, written to `dist/unit-of-work/index.js`. */
function doorsOf(packageFolder: string): Record<string, string> {
  const manifest = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as Manifest;
  return Object.fromEntries(
    Object.values(manifest.exports).map((door) => {
      const source = door["@hoc/source"];
      return [source.replace(/^\.\/src\//, "").replace(/\.ts$/, ""), source];
    }),
  );
}
