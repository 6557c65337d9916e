import type { OperationContext, OperationInput, Operations } from "@hoc/incident-engines";
import { type ApiKey, DomainError, type IssuedApiKey, MAX_PAGE_SIZE } from "@hoc/incident-schemas";
import { type Config, readConfig } from "../config.js";
import { openDatabase } from "../wiring/database.js";
import { createLogger } from "../wiring/logger.js";
import { createServices } from "../wiring/services.js";
import { startFailure } from "../wiring/start-failure.js";
import { type KeysCommand, parseKeysCommand, UsageError } from "./options.js";
import { renderIssued, renderKey, renderKeys } from "./render-keys.js";
import { USAGE } from "./usage.js";

/** The terminal that the command talks to. */
export interface KeysTerminal {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
}

const REFUSED = 1;
const NOT_UNDERSTOOD = 2;

/** Runs `keys` with the arguments of its command line; gives the exit code. */
export async function runKeys(args: readonly string[], { stdout, stderr, env }: KeysTerminal): Promise<number> {
  let config: Config | undefined;
  try {
    const command = parseKeysCommand(args);
    if (command !== "help") config = readConfig(env);
    stdout.write(command === "help" || config === undefined ? USAGE : await carriedOut(command, config));
    return 0;
  } catch (error) {
    const { sentence, code } = failureOf(error, config);
    stderr.write(`${sentence}\n`);
    return code;
  }
}

/** Does what was asked for in the database of the configuration, brought up to date first; gives what to print. */
async function carriedOut(command: KeysCommand, config: Config): Promise<string> {
  const logger = createLogger("error");
  const database = await openDatabase(config.database, logger);
  try {
    await database.migrate();
    const { operations } = createServices(database, config, logger);
    const answer = await answered(command, operations);
    await operations.close();
    return answer;
  } finally {
    await database.close();
  }
}

/** What comes from the command line may be anything; the operation checks it. */
async function answered(asked: KeysCommand, operations: Pick<Operations, "execute">): Promise<string> {
  const context = contextOf(asked);
  if (asked.command === "issue") {
    const input = asked.input as OperationInput<"incidents.access.issueKey">;
    return issuedText(await operations.execute("incidents.access.issueKey", input, context), asked.quiet);
  }
  if (asked.command === "rotate")
    return issuedText(await operations.execute("incidents.access.rotateKey", asked.input, context), asked.quiet);
  if (asked.command === "revoke")
    return renderKey(await operations.execute("incidents.access.revokeKey", asked.input, context));
  const keys = await allKeys(operations, context);
  return asked.json ? `${JSON.stringify(keys, null, 2)}\n` : renderKeys(keys);
}

function contextOf({ tenant, by }: KeysCommand): OperationContext {
  const actor = by === undefined ? ({ type: "SYSTEM", id: "keys_cli" } as const) : ({ type: "HUMAN", id: by } as const);
  return { tenantId: tenant, actor, role: "admin" };
}

function issuedText({ key, secret }: IssuedApiKey, quiet: boolean): string {
  const told = secret ?? "";
  return quiet ? `${told}\n` : renderIssued(key, told);
}

async function allKeys(operations: Pick<Operations, "execute">, context: OperationContext): Promise<ApiKey[]> {
  const keys: ApiKey[] = [];
  let cursor: string | undefined;
  do {
    const asked = { limit: MAX_PAGE_SIZE, ...(cursor !== undefined && { cursor }) };
    const { items, nextCursor } = await operations.execute("incidents.access.listKeys", asked, context);
    keys.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return keys;
}

function failureOf(error: unknown, config: Config | undefined): { readonly sentence: string; readonly code: number } {
  if (error instanceof UsageError) return { sentence: `${error.message}; --help says more`, code: NOT_UNDERSTOOD };
  const sentence = startFailure(error, config);
  if (sentence !== undefined) return { sentence, code: REFUSED };
  if (!DomainError.isInstance(error)) throw error;
  const fields = (error.details.fields ?? []).map(({ pointer, message }) => `${pointer} ${message}`);
  const said = fields.length === 0 ? error.message : `${error.message} ${fields.join("; ")}`;
  return { sentence: said, code: error.kind === "invalid_input" ? NOT_UNDERSTOOD : REFUSED };
}
