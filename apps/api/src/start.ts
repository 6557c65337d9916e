import { type Operations, systemAmbient } from "@hoc/incident-engines";
import type { ClockFn, Logger } from "@hoc/incident-schemas/ports";
import { createApp } from "./app.js";
import type { Config } from "./config.js";
import { createAuthenticate } from "./http/auth.js";
import { createJwtCheck } from "./http/auth-jwt.js";
import { createReadLimit } from "./http/rate-limit.js";
import { currentEnvironment } from "./http/require-preflight.js";
import { createRefuseUnreadable } from "./http/unreadable-request.js";
import { openDatabase } from "./wiring/database.js";
import { listen } from "./wiring/server.js";
import { createServices } from "./wiring/services.js";
import { openSigner } from "./wiring/signer.js";

/** A server that answers. */
export interface RunningServer {
  /** Where callers reach it, without a slash at the end. */
  readonly url: string;
  /** Where its data is, in words. */
  readonly dataPlace: string;
  readonly operations: Operations;
  readonly clock: ClockFn;
  /** The key that exports are signed with; `undefined` when there is none. */
  readonly signingKeyId: string | undefined;
  /** Finishes what is under way and lets everything go, in the opposite order. */
  stop(): Promise<void>;
}

/** Starts everything: database, migrations, services, HTTP, workers. What had started when something fails is stopped again. */
export async function start(config: Config, logger: Logger): Promise<RunningServer> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const database = await openDatabase(config.database, logger);
    undo.push(() => database.close());
    await database.migrate();
    const signer = await openSigner(config, logger);
    const surroundings = systemAmbient({ logger });
    const { ambient, metrics, operations, workers } = createServices(database, config, logger, surroundings, signer);
    undo.push(() => operations.close());
    undo.push(() => workers.stop());
    const app = createApp({
      operations,
      authenticate: createAuthenticate({
        tokens: config.tokens,
        authenticateKey: (text) => operations.authenticateKey(text),
        authenticateJwt: config.jwt === null ? undefined : createJwtCheck(config.jwt, ambient),
      }),
      maxBodyBytes: config.maxBodyBytes,
      limitReads: createReadLimit(config.readsPerMinute),
      currentEnvironment: currentEnvironment(config),
      checkReady: () => database.check(),
      ambient,
      ...(config.metrics && { metrics, observe: metrics.observeRequest }),
    });
    const server = await listen({
      fetch: app.fetch,
      refuseUnreadable: createRefuseUnreadable(ambient),
      host: config.host,
      port: config.port,
      maxConnections: config.maxConnections,
    });
    undo.push(() => server.stop(config.shutdownSeconds * 1_000));
    workers.start();
    return {
      url: server.url,
      dataPlace: database.place,
      operations,
      clock: ambient.clock,
      signingKeyId: signer?.keyid,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
