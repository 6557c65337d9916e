import { describe, expect, it } from "vitest";
import { fileAnswerOf } from "./file-answer.js";

const BYTES = new Uint8Array([37, 80, 68, 70]);
const nameOf = (disposition: string) =>
  fileAnswerOf(new Headers({ "content-disposition": disposition }), BYTES).file.name;

describe("fileAnswerOf", () => {
  it("gives the bytes with their name, type, digest and place", () => {
    const headers = new Headers({
      "content-type": "application/pdf",
      "content-disposition": "attachment; filename=\"a.pdf\"; filename*=UTF-8''b%C3%A4r.pdf",
      "repr-digest": "sha-256=:AAAA:",
      location: "/v1/exports/exp_1",
    });
    expect(fileAnswerOf(headers, BYTES)).toEqual({
      file: { name: "bär.pdf", mediaType: "application/pdf", bytes: BYTES, digest: "sha-256=:AAAA:" },
      location: "/v1/exports/exp_1",
    });
  });

  it("does without what it is not told", () => {
    expect(fileAnswerOf(new Headers(), BYTES)).toEqual({
      file: { name: "file", mediaType: "application/octet-stream", bytes: BYTES, digest: null },
      location: null,
    });
  });

  it.each([
    ['attachment; filename="plain.zip"', "plain.zip"],
    ["attachment; filename*=UTF-8''%E0%A4%A; filename=\"fallback.zip\"", "fallback.zip"],
    ['attachment; filename="../../etc/passwd"', ".._.._etc_passwd"],
    ["attachment; filename*=UTF-8''..%5C..%2Fevil", ".._.._evil"],
  ])("reads %s as a name that leads nowhere else", (disposition, name) => {
    expect(nameOf(disposition)).toBe(name);
  });
});
