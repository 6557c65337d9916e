import type { Connection } from "./connection.js";

/** A connection whose statements can be heard and changed. */
export interface Listening extends Connection {
  /** The statements since this was asked last, as they were meant. */
  takeHeard(): string[];
  /** Has every statement run as another. */
  rewrite(as: (statement: string) => string): void;
}

/** Listens to what goes over a connection. */
export function listening(connection: Connection): Listening {
  let heard: string[] = [];
  let rewritten = (statement: string) => statement;
  return {
    close: () => connection.close(),
    query(text, parameters) {
      heard.push(text);
      return connection.query(rewritten(text), parameters);
    },
    takeHeard() {
      const taken = heard;
      heard = [];
      return taken;
    },
    rewrite(as) {
      rewritten = as;
    },
  };
}
