import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineConfig } from "tsup";

interface Door {
  "@hoc/source": string;
}

interface Manifest {
  name: string;
  exports: Record<string, Door>;
}

/** Builds one ES module and one declaration file per door that the package's own `exports` names. */
export const library = (packageFolder: string): ReturnType<typeof defineConfig> =>
  build(doorsOf(packageFolder), { dts: true });

/**
 * Builds a library whose tarball installs alone: what it uses of other packages of the house is bundled from source,
 * with its types. `programs` are started, not imported.
 */
export const selfContained = (
  packageFolder: string,
  programs: Record<string, string>,
): ReturnType<typeof defineConfig> => {
  const doors = doorsOf(packageFolder);
  return defineConfig({
    ...common,
    entry: { ...doors, ...programs },
    dts: { entry: doors, compilerOptions: { paths: sourcesBeside(packageFolder) } },
    noExternal: [/^@hoc\//],
    esbuildOptions(options) {
      options.conditions = ["@hoc/source"];
    },
  });
};

/** Builds programs that are started, not imported: no declarations. */
export const program = (entries: Record<string, string>): ReturnType<typeof defineConfig> =>
  build(entries, { dts: false });

const common = { format: "esm", target: "node20", platform: "node", sourcemap: true, clean: true } as const;

function build(entry: Record<string, string>, { dts }: { dts: boolean }): ReturnType<typeof defineConfig> {
  return defineConfig({ ...common, entry, dts, external: [/^@hoc\//] });
}

/** The source of every door of the packages around one, by the name that imports it: the compiler takes them for its own. */
function sourcesBeside(packageFolder: string): Record<string, string[]> {
  const packages = dirname(packageFolder);
  return Object.fromEntries(
    readdirSync(packages).flatMap((folder) => {
      const { name, exports } = manifestOf(join(packages, folder));
      return Object.entries(exports).map(([door, files]) => [
        name + door.slice(1),
        [join(packages, folder, files["@hoc/source"])],
      ]);
    }),
  );
}

function manifestOf(packageFolder: string): Manifest {
  return JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as Manifest;
}

/** `./src/unit-of-work/index.ts` becomes the entry `unit-of-work/index`, written to `dist/unit-of-work/index.js`. */
function doorsOf(packageFolder: string): Record<string, string> {
  return Object.fromEntries(
    Object.values(manifestOf(packageFolder).exports).map((door) => {
      const source = door["@hoc/source"];
      return [source.replace(/^\.\/src\//, "").replace(/\.ts$/, ""), source];
    }),
  );
}
