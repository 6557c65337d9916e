/**
 * Loaded into a process before its program: from here on it can open no connection, start no process and write no
 * file. Whatever tries ends it with exit code 99.
 */
import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import process from "node:process";

function forbid(object, ...names) {
  for (const name of names) {
    object[name] = () => {
      fs.writeSync(2, `forbidden: ${name}\n`);
      process.exit(99);
    };
  }
}

forbid(net.Socket.prototype, "connect");
forbid(net.Server.prototype, "listen");
forbid(dgram, "createSocket");
forbid(dns, "lookup", "resolve");
forbid(dns.promises, "lookup", "resolve");
forbid(childProcess, "spawn", "spawnSync", "exec", "execFile", "fork");
forbid(
  fs,
  "writeFile",
  "writeFileSync",
  "appendFile",
  "appendFileSync",
  "createWriteStream",
  "mkdir",
  "mkdirSync",
  "rename",
  "renameSync",
  "unlink",
  "unlinkSync",
);
forbid(fs.promises, "writeFile", "appendFile", "mkdir", "rename", "unlink", "rm");
globalThis.fetch = () => process.exit(99);
syncBuiltinESMExports();
