import { describe, expect, it } from "vitest";
import { parseKeysCommand, UsageError } from "./options.js";

describe("the command line of keys", () => {
  it.each([[[]], [["--help"]], [["issue", "-h"]]])("asks for help with %j", (args) => {
    expect(parseKeysCommand(args)).toBe("help");
  });

  it("issues with what is said, days in seconds", () => {
    const plain = ["issue", "--tenant", "acme", "--name", "collector", "--role", "ingest"];
    expect(parseKeysCommand(plain)).toEqual({
      command: "issue",
      tenant: "acme",
      by: undefined,
      input: { name: "collector", role: "ingest" },
      quiet: false,
    });
    const more = ["--scopes", "a, b", "--expires-days", "2", "--by", "ada", "--quiet"];
    expect(parseKeysCommand([...plain, ...more])).toMatchObject({
      by: "ada",
      input: { scopes: ["a", "b"], expiresInSeconds: 172_800 },
      quiet: true,
    });
  });

  it("rotates, hours in seconds", () => {
    const plain = ["rotate", "--tenant", "acme", "--key", "key_1"];
    expect(parseKeysCommand(plain)).toMatchObject({ command: "rotate", input: { keyId: "key_1" }, quiet: false });
    expect(parseKeysCommand([...plain, "--overlap-hours", "0"])).toMatchObject({ input: { overlapSeconds: 0 } });
    expect(parseKeysCommand([...plain, "--overlap-hours", "3"])).toMatchObject({ input: { overlapSeconds: 10_800 } });
  });

  it("revokes and lists", () => {
    expect(parseKeysCommand(["revoke", "--tenant", "acme", "--key", "key_1", "--reason", "it leaked"])).toEqual({
      command: "revoke",
      tenant: "acme",
      by: undefined,
      input: { keyId: "key_1", reason: "it leaked" },
    });
    expect(parseKeysCommand(["list", "--tenant", "acme", "--json"])).toMatchObject({ command: "list", json: true });
    expect(parseKeysCommand(["list", "--tenant", "acme"])).toMatchObject({ json: false });
  });

  it.each([
    ["is no command", ["burn", "--tenant", "acme"]],
    ["is no command", ["toString"]],
    ["--tenant is missing", ["list"]],
    ["--tenant is missing", ["list", "--tenant", ""]],
    ["--name is missing", ["issue", "--tenant", "acme", "--role", "ingest"]],
    ["--role is missing", ["issue", "--tenant", "acme", "--name", "collector"]],
    ["--key is missing", ["rotate", "--tenant", "acme"]],
    ["--key is missing", ["revoke", "--tenant", "acme"]],
    ["--overlap-hours must be a whole number", ["rotate", "--tenant", "acme", "--key", "k", "--overlap-hours", "1.5"]],
    ["Unknown option '--key'", ["list", "--tenant", "acme", "--key", "k"]],
    ["Unexpected argument", ["list", "acme"]],
  ])("is not understood: %s", (message, args) => {
    const parse = () => parseKeysCommand(args);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(message);
  });
});
