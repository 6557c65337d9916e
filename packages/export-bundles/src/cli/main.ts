#!/usr/bin/env node
import process from "node:process";
import { writerTo } from "./io.js";
import { run } from "./run.js";

process.exitCode = await run(process.argv.slice(2), {
  out: writerTo(process.stdout),
  err: writerTo(process.stderr),
});
