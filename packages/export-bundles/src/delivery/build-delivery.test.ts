import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toHex, utf8 } from "../crypto/bytes.js";
import { sha256 } from "../crypto/primitives.js";
import { buildDelivery } from "./build-delivery.js";
import { unpackDelivery } from "./read-delivery.js";

const FILES = [
  { name: "b.txt", bytes: utf8("b".repeat(5_000)) },
  { name: "a.txt", bytes: utf8("a") },
  { name: "empty.txt", bytes: new Uint8Array() },
];

describe("buildDelivery", () => {
  it("packs what unpackDelivery reads back, in the same order", () => {
    const read = unpackDelivery(buildDelivery(FILES));
    expect(read).toEqual({ ok: true, files: FILES });
  });

  it("gives the same bytes in every time zone and language", () => {
    const script = `
      import { buildDelivery } from ${JSON.stringify(join(import.meta.dirname, "build-delivery.ts"))};
      import { createHash } from "node:crypto";
      const text = (value) => new TextEncoder().encode(value);
      const archive = buildDelivery([{ name: "b.txt", bytes: text("b".repeat(5000)) }, { name: "a.txt", bytes: text("a") }, { name: "empty.txt", bytes: text("") }]);
      process.stdout.write(createHash("sha256").update(archive).digest("hex"));
    `;
    const digests = [
      { TZ: "UTC", LANG: "C" },
      { TZ: "Asia/Tokyo", LANG: "ja_JP.UTF-8" },
      { TZ: "America/Sao_Paulo", LANG: "pt_BR.UTF-8" },
    ].map((env) =>
      execFileSync(
        process.execPath,
        ["--conditions=@hoc/source", "--import", "tsx", "--input-type=module", "--eval", script],
        { encoding: "utf8", env: { ...process.env, ...env } },
      ),
    );
    expect(new Set(digests)).toEqual(new Set([toHex(sha256(buildDelivery(FILES)))]));
  });
});
