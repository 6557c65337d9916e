import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Bundle } from "../src/bundle/format.js";
import { howToVerify } from "../src/delivery/how-to-verify.js";

const vector = (name: string) => readFileSync(join(import.meta.dirname, "vectors", name), "utf8");
const good = vector("soc2.json");
const { content } = JSON.parse(good) as Bundle;
const text = howToVerify({ bundleId: content.bundleId, logOrigin: content.log.origin });

/** The commands that the text prints for OpenSSL alone: first those for the signature, then those for the digest. */
const [signatureCommands = "", digestCommands = ""] = [
  ...text.slice(text.indexOf("\n2. "), text.indexOf("\n3. ")).matchAll(/(?:^ {5}\S.*\n)+/gm),
].map(([block]) => block.replaceAll(/^ {5}/gm, ""));

describe("the recipe that deliveries print for OpenSSL alone", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hoc-openssl-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Follows the recipe to the letter, in a shell that stops at the first thing that fails. */
  function follow(commands: string, bundle: string, keys = "keys.json") {
    const [key] = JSON.parse(vector(keys)).keys as { publicKeyPem: string }[];
    writeFileSync(join(folder, "bundle.json"), bundle);
    writeFileSync(join(folder, "key.pem"), key?.publicKeyPem ?? "");
    const run = spawnSync("sh", ["-e", "-c", commands], { cwd: folder, encoding: "utf8" });
    const output = `${run.stdout}${run.stderr}`;
    if (/not found/.test(output)) throw new Error(`The recipe needs a program that is not installed here: ${output}`);
    return { exitCode: run.status, output };
  }

  it("verifies a good bundle", () => {
    const { exitCode, output } = follow(signatureCommands, good);
    expect(output).toContain("Signature Verified Successfully");
    expect(exitCode).toBe(0);
    const payload = readFileSync(join(folder, "payload.json"), "utf8");
    expect(payload).toContain(`"digest":{"sha256":"${(JSON.parse(good) as Bundle).integrity.contentDigest.sha256}"}`);
  });

  it("refuses an edited statement, an edited signature and another key", () => {
    const payload = /"payload": "(?<begin>.{80})(?<letter>.)/.exec(good)?.groups;
    const editedPayload = good.replace(
      `${payload?.begin}${payload?.letter}`,
      `${payload?.begin}${payload?.letter === "A" ? "B" : "A"}`,
    );
    const editedSignature = good.replace(/"sig": "(.)/, (_, letter) => `"sig": "${letter === "A" ? "B" : "A"}`);
    expect(editedPayload).not.toBe(good);
    for (const run of [
      follow(signatureCommands, editedPayload),
      follow(signatureCommands, editedSignature),
      follow(signatureCommands, good, "stranger.keys.json"),
    ]) {
      expect(run.output).toContain("Signature Verification Failure");
      expect(run.exitCode).not.toBe(0);
    }
  });

  it("gives the digest that was signed, and another one for edited content", () => {
    const { sha256 } = (JSON.parse(good) as Bundle).integrity.contentDigest;
    expect(follow(`${signatureCommands}${digestCommands}`, good).output).toMatch(new RegExp(`[=( ]${sha256}\\b`));
    const edited = follow(`${signatureCommands}${digestCommands}`, vector("tampered-step.json")).output;
    expect(edited).toContain("Signature Verified Successfully");
    expect(edited).not.toMatch(new RegExp(`[= ]${sha256}\\n`));
  });
});
