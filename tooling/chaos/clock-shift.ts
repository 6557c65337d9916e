/** Where Debian's package `faketime` keeps what shifts a process's clock. */
export const FAKE_TIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

/** The environment under which a process's clock is wrong by so many seconds. */
export function clockShifted(seconds: number): Record<string, string> {
  return seconds === 0 ? {} : { LD_PRELOAD: FAKE_TIME, FAKETIME: `${seconds > 0 ? "+" : ""}${seconds}s` };
}
