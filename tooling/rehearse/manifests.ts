import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a release looks at of a package. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** A package of the repository: where it is, and its manifest. */
export interface Package {
  readonly path: string;
  readonly manifest: Manifest;
}

/** The packages that are published, of the repository in a folder. */
export function publishedPackages(house: string): Package[] {
  return readdirSync(join(house, "packages"))
    .map((name) => join(house, "packages", name))
    .filter((path) => existsSync(join(path, "package.json")))
    .map((path) => ({ path, manifest: JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as Manifest }))
    .filter(({ manifest }) => manifest.private !== true);
}

/**
 * What is wrong with what packages say of one another: each must take the version that is published with it, by a range
 * that npm understands anywhere.
 */
export function wrongRanges(manifests: readonly Manifest[]): string[] {
  const versions = new Map(manifests.map(({ name, version }) => [name, version]));
  return manifests.flatMap(({ name, dependencies = {}, peerDependencies = {} }) =>
    Object.entries({ ...dependencies, ...peerDependencies })
      .filter(([dependency, range]) =>
        versions.has(dependency)
          ? range !== `^${versions.get(dependency)}`
          : /^(workspace|file|link|git|http)/.test(range),
      )
      .map(([dependency, range]) => `${name} wants ${dependency} ${range}`),
  );
}

/** What is wrong with how packages are published: for everybody, by the registry of the user, and running nothing at install. */
export function wrongSettings(manifests: readonly Manifest[]): string[] {
  return manifests.flatMap(({ name, publishConfig = {}, scripts = {} }) => [
    ...(publishConfig.access === "public" ? [] : [`${name} is not published for everybody`]),
    ...(publishConfig.provenance === false ? [`${name} is published without provenance`] : []),
    ...("registry" in publishConfig ? [`${name} names a registry`] : []),
    ...["preinstall", "install", "postinstall"]
      .filter((script) => script in scripts)
      .map((script) => `${name} runs ${script}`),
  ]);
}
