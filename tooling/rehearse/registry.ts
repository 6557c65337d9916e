import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "../db/free-port.js";
import { run } from "./run.js";

/** The last version of the registry that runs on the Node of this repository. */
const VERDACCIO = "6.8.0";

const READY_WITHIN_MILLISECONDS = 60_000;

/** A registry on the loopback that has the packages of our scope, and those only. */
export interface Registry {
  readonly url: string;
  /** The lines of an `.npmrc` that send npm there with our scope; the rest stays with the user's registry. */
  readonly settings: string;
  stop(): Promise<void>;
}

/** Installs a registry into a folder and starts it. */
export async function startRegistry(folder: string): Promise<Registry> {
  await mkdir(folder);
  // One of its dependencies asks for a tag of node-fetch that not every registry has.
  const manifest = { private: true, dependencies: { verdaccio: VERDACCIO }, overrides: { "node-fetch": "2.7.0" } };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: folder });
  const config = {
    storage: "./storage",
    auth: { htpasswd: { file: "./htpasswd" } },
    packages: { "@hoc/*": { access: "$all", publish: "$anonymous $all" } },
    log: { type: "stdout", format: "pretty", level: "error" },
    max_body_size: "100mb",
  };
  await writeFile(join(folder, "config.yaml"), JSON.stringify(config));
  const host = `127.0.0.1:${await freePort()}`;
  const url = `http://${host}/`;
  const child = spawn(
    process.execPath,
    [join(folder, "node_modules/verdaccio/bin/verdaccio"), "--config", "config.yaml", "--listen", host],
    { cwd: folder, stdio: "ignore" },
  );
  const giveUpAt = performance.now() + READY_WITHIN_MILLISECONDS;
  while (!(await answers(url))) {
    if (performance.now() > giveUpAt) throw new Error("The registry did not start.");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    url,
    // The token is for npm, which publishes nothing without one.
    settings: `\n@hoc:registry=${url}\n//${host}/:_authToken=rehearsal\n`,
    async stop() {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}-/ping`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
