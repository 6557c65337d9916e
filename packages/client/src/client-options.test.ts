import { describe, expect, it } from "vitest";
import { settingsOf } from "./client-options.js";

const TOKEN = "a-token";

describe("settingsOf", () => {
  it("fills in what was left out", async () => {
    const settings = settingsOf({ baseUrl: "http://localhost:8080", token: TOKEN, retries: { max: 1 } });
    expect(settings).toMatchObject({ timeoutMs: 30_000, retries: { max: 1, baseMs: 250, maxMs: 65_000 } });
    expect(await settings.token()).toBe(TOKEN);
  });

  it("asks for the token each time", async () => {
    let asked = 0;
    const { token } = settingsOf({ baseUrl: "http://localhost", token: async () => `token-${++asked}` });
    expect([await token(), await token()]).toEqual(["token-1", "token-2"]);
  });

  it.each(["", "localhost", "ftp://host", "https://", "https://host?x=1", "https://host#x", "https://ho st"])(
    "refuses %j as an address",
    (baseUrl) => {
      expect(() => settingsOf({ baseUrl, token: TOKEN })).toThrow(TypeError);
    },
  );

  it.each(["", "two words", "line\nbreak", "schlüssel"])("refuses the token %j without quoting it", async (token) => {
    const error: Error = await settingsOf({ baseUrl: "http://localhost", token })
      .token()
      .catch((refused) => refused);
    expect(error.message).toBe("The token must be visible ASCII characters without spaces.");
  });
});
