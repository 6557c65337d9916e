import type { Stand } from "./stand.js";
import { createWorkload } from "./workload.js";

const MILLION = 1_000_000;
const PER_CALL = 1_000;
const CALLERS = 4;

/** Sends a million signals and prints what the process holds at every tenth: flat, or it leaks. */
export async function measureMemory(stand: Stand): Promise<void> {
  await stand.clear();
  const make = createWorkload("attaching", "memory");
  console.log("\nmemory over a million signals (heap in use / resident, MiB)");
  let sent = 0;
  for (let tenth = 1; tenth <= 10; tenth++) {
    await Promise.all(
      Array.from({ length: CALLERS }, async () => {
        while (sent < (MILLION / 10) * tenth) {
          sent += PER_CALL;
          await stand.operations.record("memory", make(PER_CALL));
        }
      }),
    );
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    console.log(`${String(sent).padStart(9)}  ${mebibytes(heapUsed)} / ${mebibytes(rss)}`);
  }
}

function mebibytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0).padStart(5);
}
