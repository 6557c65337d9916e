import type { Logger } from "@hoc/incident-schemas/ports";
import { type Config, DEVELOPMENT_TOKEN, readConfig } from "./config.js";
import { demonstrate } from "./demonstrate.js";
import { type RunningServer, start } from "./start.js";
import { createLogger } from "./wiring/logger.js";
import { startFailure } from "./wiring/start-failure.js";
import { untilToldToStop } from "./wiring/stop-signals.js";
import { withinTime } from "./wiring/within-time.js";

/** How much longer than its requests the rest may take to stop. */
const STOP_MARGIN_SECONDS = 5;

process.exit(await run());

/** Runs the server until it is told to stop; gives the exit code. */
async function run(): Promise<number> {
  let config: Config | undefined;
  try {
    config = readConfig();
    return await serve(config);
  } catch (error) {
    const sentence = startFailure(error, config);
    if (sentence === undefined) createLogger("error").error({ err: error }, "the server could not go on");
    process.stderr.write(`${sentence ?? "The server could not go on; the line above says why."}\n`);
    return 1;
  }
}

async function serve(config: Config): Promise<number> {
  const logger = createLogger(config.logLevel);
  const told = untilToldToStop();
  for (const variable of config.unknownVariables)
    logger.warn({ variable }, "the environment has a variable that is not known here");
  const started = await Promise.race([start(config, logger), told]);
  if (typeof started === "string") {
    say([`${started} while starting: stopped.`]);
    return 0;
  }
  const server = started;
  say(greeting(server, config));
  if (config.demo) await Promise.race([told, show(server, config, logger)]);
  const signal = await told;
  say([`${signal}: finishing requests under way.`]);
  const milliseconds = (config.shutdownSeconds + STOP_MARGIN_SECONDS) * 1_000;
  await withinTime(server.stop(), milliseconds, () => new Error("Stopping took too long."));
  say(["Stopped."]);
  return 0;
}

/** The server is there without its demonstration too, so that a failure is a matter for the log. */
async function show(server: RunningServer, { developmentToken }: Config, logger: Logger): Promise<void> {
  const { stdout } = process;
  const whisper = (text: string) => void (stdout.isTTY && stdout.write(`\r${text}\x1b[K`));
  try {
    await demonstrate({ server, developmentToken, whisper, say: (text) => void stdout.write(text) });
  } catch (err) {
    logger.warn({ err }, "the demonstration was not recorded whole");
  }
}

function greeting({ url, dataPlace, signingKeyId }: RunningServer, config: Config): string[] {
  const lines = [
    `HOC Incidents listens on ${url}`,
    `Its data is in ${dataPlace}.`,
    ...(signingKeyId === undefined ? [] : [`It signs what it exports with the key ${signingKeyId}.`]),
  ];
  if (!config.developmentToken) return lines;
  const { token, tenantId, role } = DEVELOPMENT_TOKEN;
  return [
    ...lines,
    `HOC_API_TOKENS is not set: whoever is on this machine may use the token ${token} (tenant ${tenantId}, role ${role}).`,
    `Try: curl -H 'Authorization: Bearer ${token}' ${url}/v1/incidents/active`,
  ];
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
