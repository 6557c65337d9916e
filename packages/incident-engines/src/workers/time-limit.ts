/** A span of time that began with its making. */
export interface TimeLimit {
  /** Resolves at its end; never where it was cancelled before. */
  readonly over: Promise<void>;
  isOver(): boolean;
  /** Lets go of the timer. */
  cancel(): void;
}

/**
 * Begins a span of time, to race something against.
 *
 * @example const round = timeLimit(1); await Promise.race([work(), round.over]); round.cancel()
 */
export function timeLimit(seconds: number): TimeLimit {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      isOver = true;
      resolve();
    }, seconds * 1_000);
  });
  return { over, isOver: () => isOver, cancel: () => clearTimeout(timer) };
}
