/**
 * No answer came, or none that can be read: the network failed, the time was over, or the answer was cut. Whether the
 * server acted is not known; the same call may be made again.
 *
 * @example if (error instanceof ConnectionError) console.error(error.message, error.cause);
 */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  readonly retryable = true;

  constructor(message: string, cause: unknown) {
    super(message, { cause });
  }
}
