const WIDTH = 30;
const REDRAW_EVERY_MS = 100;

/** A line that is drawn over again while something goes on. */
export interface ProgressBar {
  update(share: number, text: string): void;
  /** Takes the line away. */
  clear(): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A progress bar on a terminal; silent where the output is a file or a pipe. */
export function progressBar(terminal: Terminal, now: () => number): ProgressBar {
  if (terminal.isTTY !== true) return { update() {}, clear() {} };
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    update(share, text) {
      if (share < 1 && now() - drawnAt < REDRAW_EVERY_MS) return;
      drawnAt = now();
      terminal.write(`\r\u001b[2K${barText(share, text).slice(0, (terminal.columns ?? 80) - 1)}`);
    },
    clear() {
      terminal.write("\r\u001b[2K");
    },
  };
}

/**
 * A bar, a percentage and a text.
 *
 * @example barText(0.5, "12 signals") // "███████████████░░░░░░░░░░░░░░░  50 % 12 signals"
 */
export function barText(share: number, text: string): string {
  const within = Math.min(1, Math.max(0, share));
  const filled = Math.round(within * WIDTH);
  return `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${String(Math.floor(within * 100)).padStart(3)} % ${text}`;
}
