import { describe, expect, it } from "vitest";
import { fileAnswer } from "./file-answer.js";

const file = (name: string, content = "%PDF-") => ({
  name,
  mediaType: "application/pdf",
  contentBase64: Buffer.from(content).toString("base64"),
});

describe("fileAnswer", () => {
  it("gives the bytes, their type, their number and their digest", () => {
    const { bytes, headers } = fileAnswer(file("INC-1_soc2.pdf", "abc"));
    expect(new TextDecoder().decode(bytes)).toBe("abc");
    expect(headers).toEqual({
      "content-type": "application/pdf",
      "content-length": "3",
      "content-disposition": "attachment; filename=\"INC-1_soc2.pdf\"; filename*=UTF-8''INC-1_soc2.pdf",
      "repr-digest": "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:",
    });
  });

  it.each([
    ['a"b\r\nx-evil: 1;.pdf', "a_b__x-evil__1_.pdf", "a%22b%0D%0Ax-evil%3A%201%3B.pdf"],
    ["../../etc/passwd", ".._.._etc_passwd", ".._.._etc_passwd"],
    ["häuser\u{1f4a5}.zip", "h_user__.zip", "h%C3%A4user%F0%9F%92%A5.zip"],
    ["\ud800.pdf", "_.pdf", "%EF%BF%BD.pdf"],
  ])("F-070: writes the name %j so that it stays one name in one header", (name, plain, extended) => {
    expect(fileAnswer(file(name)).headers["content-disposition"]).toBe(
      `attachment; filename="${plain}"; filename*=UTF-8''${extended}`,
    );
  });
});
