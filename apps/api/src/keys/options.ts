import { parseArgs } from "node:util";
import { messageOf } from "../replay/replay-error.js";

/** A command line that is not understood; the message says what about it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What the command line asks for; what the product checks itself is handed on as it was written. */
export type KeysCommand = { readonly tenant: string; readonly by: string | undefined } & (
  | {
      readonly command: "issue";
      readonly input: {
        readonly name: string;
        readonly role: string;
        readonly scopes?: readonly string[];
        readonly expiresInSeconds?: number;
      };
      readonly quiet: boolean;
    }
  | {
      readonly command: "rotate";
      readonly input: { readonly keyId: string; readonly overlapSeconds?: number };
      readonly quiet: boolean;
    }
  | { readonly command: "revoke"; readonly input: { readonly keyId: string; readonly reason?: string } }
  | { readonly command: "list"; readonly json: boolean }
);

const EVERYWHERE = { tenant: { type: "string" }, by: { type: "string" } } as const;

const OPTIONS = {
  issue: {
    ...EVERYWHERE,
    name: { type: "string" },
    role: { type: "string" },
    scopes: { type: "string" },
    "expires-days": { type: "string" },
    quiet: { type: "boolean" },
  },
  rotate: {
    ...EVERYWHERE,
    key: { type: "string" },
    "overlap-hours": { type: "string" },
    quiet: { type: "boolean" },
  },
  revoke: { ...EVERYWHERE, key: { type: "string" }, reason: { type: "string" } },
  list: { ...EVERYWHERE, json: { type: "boolean" } },
} as const;

const HOUR = 3_600;
const DAY = 24 * HOUR;

/**
 * Reads the command line; "help" when that is what it asks for.
 *
 * @throws {UsageError} when it is not understood.
 * @example parseKeysCommand(["list", "--tenant", "acme"])
 */
export function parseKeysCommand(args: readonly string[]): KeysCommand | "help" {
  const [command, ...rest] = args;
  if (command === undefined || args.includes("--help") || args.includes("-h")) return "help";
  if (!isCommand(command)) throw new UsageError(`"${command}" is no command; say issue, rotate, revoke or list`);
  return readers[command](rest);
}

const readers: { readonly [Command in keyof typeof OPTIONS]: (args: string[]) => KeysCommand } = {
  issue(args) {
    const values = valuesOf(args, OPTIONS.issue);
    const { scopes } = values;
    const days = wholeNumber("expires-days", values["expires-days"]);
    return {
      command: "issue",
      ...whoseOf(values),
      input: {
        name: required("name", values.name),
        role: required("role", values.role),
        ...(scopes !== undefined && { scopes: scopes.split(",").map((scope) => scope.trim()) }),
        ...(days !== undefined && { expiresInSeconds: days * DAY }),
      },
      quiet: values.quiet === true,
    };
  },
  rotate(args) {
    const values = valuesOf(args, OPTIONS.rotate);
    const hours = wholeNumber("overlap-hours", values["overlap-hours"]);
    return {
      command: "rotate",
      ...whoseOf(values),
      input: {
        keyId: required("key", values.key),
        ...(hours !== undefined && { overlapSeconds: hours * HOUR }),
      },
      quiet: values.quiet === true,
    };
  },
  revoke(args) {
    const values = valuesOf(args, OPTIONS.revoke);
    const { reason } = values;
    return {
      command: "revoke",
      ...whoseOf(values),
      input: { keyId: required("key", values.key), ...(reason !== undefined && { reason }) },
    };
  },
  list(args) {
    const values = valuesOf(args, OPTIONS.list);
    return { command: "list", ...whoseOf(values), json: values.json === true };
  },
};

function isCommand(text: string): text is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, text);
}

function valuesOf<const Options extends (typeof OPTIONS)[keyof typeof OPTIONS]>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

function whoseOf({ tenant, by }: { readonly tenant?: string | undefined; readonly by?: string | undefined }) {
  return { tenant: required("tenant", tenant), by };
}

function required(name: string, value: string | undefined): string {
  if (value === undefined || value === "") throw new UsageError(`--${name} is missing`);
  return value;
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`--${name} must be a whole number, not "${text}"`);
  return Number(text);
}
