/** A terminal and a launcher may both pass one Ctrl-C on; only what comes later than this is meant as a second one. */
const SECOND_THOUGHT_MS = 1_000;

/** Resolves with the first signal to stop. Another one, a second later or more, ends the process at once. */
export function untilToldToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let impatient = false;
    const onSignal = (signal: NodeJS.Signals) => {
      if (impatient) process.exit(1);
      setTimeout(() => {
        impatient = true;
      }, SECOND_THOUGHT_MS).unref();
      resolve(signal);
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
  });
}
