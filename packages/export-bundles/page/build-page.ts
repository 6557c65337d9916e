import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin, transform } from "esbuild";

const folder = import.meta.dirname;

/** Puts the page's own module in the place of the one that needs Node, and keeps the one that is there for what it does. */
const forBrowsers: Plugin = {
  name: "for-browsers",
  setup({ onResolve }) {
    onResolve({ filter: /\/primitives\.js$/ }, () => ({ path: join(folder, "primitives.ts") }));
    onResolve({ filter: /\/without-eval\.js$/ }, () => ({ path: join(folder, "without-eval.ts"), sideEffects: true }));
  },
};

/**
 * Builds the page: one file with script and style inside and a policy that allows nothing else, so that it works from a
 * folder, without a network, for as long as there are browsers.
 */
export async function buildPage(): Promise<string> {
  const [script, style] = await Promise.all([pageScript(), pageStyle()]);
  const policy = [
    "default-src 'none'",
    `script-src '${sourceHash(script)}'`,
    `style-src '${sourceHash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const parts: Readonly<Record<string, string>> = { script, style, policy };
  const template = readFileSync(join(folder, "template.html"), "utf8");
  return template.replace(/\/\* (script|style|policy) \*\//g, (_, name) => parts[name] ?? "");
}

/** The page's script alone: verifier and all, for a browser. */
export async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, "page.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "ascii",
    legalComments: "none",
    conditions: ["@hoc/source"],
    plugins: [forBrowsers],
  });
  // Inside an element, "</script" would end it.
  return (outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script").trim();
}

async function pageStyle(): Promise<string> {
  const { code } = await transform(readFileSync(join(folder, "page.css"), "utf8"), { loader: "css", minify: true });
  return code.trim();
}

function sourceHash(source: string): string {
  return `sha256-${createHash("sha256").update(source).digest("base64")}`;
}
