import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

/** The program, as Debian calls it. */
const PROGRAM = "prometheus-alertmanager";

/** Where Alertmanager listens in this example. */
const ADDRESS = "127.0.0.1:9998";

/** One alert as it is posted to Alertmanager. */
export interface PostedAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly startsAt?: string;
  readonly endsAt?: string;
}

/** An Alertmanager that runs. */
export interface RunningAlertmanager {
  /** Posts alerts, as Prometheus does. */
  post(alerts: readonly PostedAlert[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Alertmanager, and resolves when it takes alerts. */
export async function startAlertmanager(config: string, folder: string): Promise<RunningAlertmanager> {
  const child = spawn(
    PROGRAM,
    [
      `--config.file=${config}`,
      `--storage.path=${folder}`,
      `--web.listen-address=${ADDRESS}`,
      "--web.external-url=http://alertmanager.example/",
      "--cluster.listen-address=",
      "--log.level=error",
    ],
    { stdio: "ignore" },
  );
  await Promise.race([untilReady(child), once(child, "error").then(([error]) => Promise.reject(error))]);
  return {
    async post(alerts) {
      const response = await fetch(`http://${ADDRESS}/api/v2/alerts`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(alerts),
      });
      if (!response.ok) throw new Error(`Alertmanager answered ${response.status}: ${await response.text()}`);
    },
    async stop() {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}

async function untilReady(child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const ready = await fetch(`http://${ADDRESS}/-/ready`).catch(() => undefined);
    if (ready?.ok) return;
    await wait(100);
  }
  throw new Error("Alertmanager ended before it was ready.");
}
