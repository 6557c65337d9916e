import "./without-eval.js";
import type { Verdict, VerificationResult } from "../src/verify/result.js";
import { isTrustFile, judge } from "./judge.js";
import { bundleRows, failureRows, lists, type Row, VERDICT_SENTENCES } from "./sentences.js";

/** The files that were opened last. */
const opened: { evidence?: File | undefined; keys?: File | undefined } = {};

// For scripts, and for the tests that run this page without a browser.
Object.assign(globalThis, { verifyEvidence: judge });
if (typeof document !== "undefined") listen();

function listen(): void {
  input("evidence").addEventListener("change", ({ target }) => open({ evidence: firstFile(target) }));
  input("keys").addEventListener("change", ({ target }) => open({ keys: firstFile(target) }));
  for (const type of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(type, (event) => {
      event.preventDefault();
      document.body.classList.toggle("dropping", type === "dragenter" || type === "dragover");
    });
  }
  document.addEventListener("drop", async ({ dataTransfer }) => {
    for (const file of dataTransfer?.files ?? [])
      await open(isTrustFile(await bytesOf(file)) ? { keys: file } : { evidence: file });
  });
}

async function open(files: typeof opened): Promise<void> {
  Object.assign(opened, files);
  if (opened.evidence === undefined)
    return show([paragraph(`Trusted keys: ${opened.keys?.name}. Now open the evidence.`)]);
  show([paragraph(`Checking ${opened.evidence.name} …`)]);
  try {
    const keys = opened.keys && (await bytesOf(opened.keys));
    showResult(await judge(await bytesOf(opened.evidence), keys), opened.evidence.name);
  } catch (error) {
    show(verdict("not_checked", error instanceof Error ? error.message : String(error)));
  }
}

function showResult(result: VerificationResult, fileName: string): void {
  const { meaning } = VERDICT_SENTENCES[result.verdict];
  const failures = failureRows(result);
  const about = [{ label: "File", text: fileName }, ...bundleRows(result)];
  show([
    ...verdict(result.verdict, meaning),
    ...(failures.length > 0 ? [heading("Why"), definitions(failures)] : []),
    heading(result.verdict === "verified" ? "What was verified" : "What the file says"),
    definitions(about),
    ...lists(result).flatMap(({ title, items }) => [heading(title), list(items)]),
  ]);
}

function show(parts: readonly Node[]): void {
  document.getElementById("result")?.replaceChildren(...parts);
}

function verdict(kind: Verdict, meaning: string): Node[] {
  const box = element("p", "", element("strong", VERDICT_SENTENCES[kind].title), element("span", meaning));
  box.className = "verdict";
  box.dataset.verdict = kind;
  return [box];
}

function definitions(rows: readonly Row[]): Node {
  const parts = rows.flatMap(({ label, text, isExact }) => {
    const value = element("dd", text);
    if (isExact) value.className = "exact";
    return [element("dt", label), value];
  });
  return element("dl", "", ...parts);
}

function list(items: readonly string[]): Node {
  return element("ul", "", ...items.map((item) => element("li", item)));
}

function heading(text: string): Node {
  return element("h2", text);
}

function paragraph(text: string): Node {
  return element("p", text);
}

/** Text of a file never becomes markup: it is set as text, and in a direction of its own. */
function element(name: string, text: string, ...children: readonly Node[]): HTMLElement {
  const made = document.createElement(name);
  made.dir = "auto";
  made.append(text, ...children);
  return made;
}

function input(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}

function firstFile(target: EventTarget | null): File | undefined {
  return (target as HTMLInputElement | null)?.files?.[0];
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
