/** A request that is answered, as figures speak of it: without anything that somebody sent. */
export interface ObservedRequest {
  readonly method: string;
  /** The path of the route, its members by name; `unmatched` when there is none. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

const METHODS = ["GET", "HEAD", "POST", "PATCH"];

/** The method when it is one that is served, else `other`, so that callers cannot invent figures. */
export function observedMethod(method: string): string {
  return METHODS.includes(method) ? method : "other";
}
