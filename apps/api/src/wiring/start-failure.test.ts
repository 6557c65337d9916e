import { ApplicationRoleError } from "@hoc/incident-drivers/migrations";
import { DomainError } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../config.js";
import { DataFolderError } from "./data-folder.js";
import { FolderTakenError } from "./folder-lock.js";
import { startFailure } from "./start-failure.js";

const local = readConfig({});
const remote = readConfig({ DATABASE_URL: "postgres://alice:s3cret@db:5432/app" });
const withCode = (code: string, syscall?: string) => Object.assign(new Error("raw"), { code, syscall });

describe("startFailure", () => {
  it("passes sentences on", () => {
    expect(startFailure(new ConfigError("PORT is wrong."))).toBe("PORT is wrong.");
    expect(startFailure(new DataFolderError("/data", "it is full"), local)).toContain(
      "HOC_DATA_DIR is /data, but it is full. ",
    );
    expect(startFailure(new FolderTakenError("Process 7 has it."), local)).toBe("Process 7 has it.");
    expect(startFailure(new ApplicationRoleError("It owns the tables."), remote)).toBe(
      "It owns the tables. HOC_DATABASE_ROLE can name another role.",
    );
  });

  it.each([
    [withCode("EADDRINUSE", "listen"), "PORT 3000 on HOST 127.0.0.1 is taken by another process."],
    [withCode("EACCES", "listen"), "PORT 3000 on HOST 127.0.0.1 needs more rights than this process has."],
  ])("explains why it cannot listen", (error, sentence) => {
    expect(startFailure(error, local)).toBe(sentence);
  });

  it.each([
    [withCode("ECONNREFUSED", "connect"), "nothing listens there"],
    [
      new AggregateError([withCode("ECONNREFUSED", "connect"), withCode("ECONNREFUSED", "connect")]),
      "nothing listens there",
    ],
    [
      new DomainError("database_unavailable", "m", {}, { cause: withCode("ENOTFOUND", "getaddrinfo") }),
      "its host is unknown",
    ],
    [new DomainError("database_unavailable", "m"), "it cannot be reached"],
    [new Error("timeout exceeded when trying to connect"), "it cannot be reached"],
    [withCode("28P01"), "it refuses the password"],
    [withCode("3D000"), "it has no such database"],
  ])("explains what is wrong with the database, without its password", (error, words) => {
    expect(startFailure(error, remote)).toBe(`DATABASE_URL names the database db:5432/app, but ${words}.`);
  });

  it.each([
    [new TypeError("x is not a function"), remote],
    [withCode("ECONNREFUSED", "connect"), local],
    [undefined, local],
    [new Error("before the configuration was read"), undefined],
  ])("does not explain away what nobody foresaw", (error, config) => {
    expect(startFailure(error, config)).toBeUndefined();
  });
});
