import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { aStory } from "../../test/a-story.js";
import { lintPdf } from "../../test/pdf-lint.js";
import { allElements, type PdfReading, readPdf, textOf } from "../../test/pdf-reading.js";
import { manySteps, REPORT_CASES } from "../../test/report-cases.js";
import { aSealedStory, type SealedDraft } from "../../test/sealed.js";
import type { Bundle, Soc2Content } from "../bundle/format.js";
import { stepsRoot } from "../bundle/leaves.js";
import { bundleBytes } from "../bundle/seal.js";
import { createPdfInspector } from "./inspector.js";
import { createPdfRenderer } from "./renderer.js";

const renderer = createPdfRenderer();

async function render(
  draft: SealedDraft,
): Promise<{ bundle: Bundle; file: Uint8Array; pdf: Uint8Array; reading: PdfReading }> {
  const bundle = await aSealedStory(draft);
  const file = bundleBytes(bundle);
  const pdf = await renderer.render(file);
  return { bundle, file, pdf, reading: await readPdf(pdf) };
}

/** The text without the breaks of lines. */
const flat = (text: string) => text.replaceAll(/\s+/g, " ");

/** The text without any space, for what may be broken anywhere. */
const tight = (text: string) => text.replaceAll(/\s+/g, "");

function sectionOf(reading: PdfReading, title: string): string {
  const elements = reading.elements[0]?.children.filter((child) => typeof child !== "string") ?? [];
  const from = elements.findIndex((element) => element.type === "H2" && textOf([element]) === title);
  const to = elements.findIndex((element, index) => index > from && element.type === "H2");
  return flat(textOf(elements.slice(from, to === -1 ? undefined : to)));
}

describe("reports", () => {
  it.each(Object.entries(REPORT_CASES))("keep the rules of PDF/A-3a and PDF/UA-1: %s", async (_, draft) => {
    const { pdf } = await render(draft);
    expect(await lintPdf(pdf)).toEqual([]);
  });

  it("embed the bundle, byte for byte", async () => {
    const { file, pdf } = await render({});
    expect(await createPdfInspector().attachments(pdf)).toEqual([{ name: "bundle.json", bytes: Buffer.from(file) }]);
  });

  it("are the same bytes whatever was rendered before", async () => {
    const first = await render({ type: "executive_debrief" });
    await render(REPORT_CASES["soc2 with a wild title, on Letter, in Berlin"] ?? {});
    expect(Buffer.compare((await render({ type: "executive_debrief" })).pdf, first.pdf)).toBe(0);
  });

  it("are the same bytes in every time zone and language", () => {
    const program = fileURLToPath(new URL("../../test/render-hash.ts", import.meta.url));
    const hashIn = (env: Record<string, string>) =>
      execFileSync(process.execPath, ["--conditions=@hoc/source", "--import", "tsx", program], {
        env: { ...process.env, ...env },
        encoding: "utf8",
      });
    const here = hashIn({ TZ: "UTC", LANG: "C", LC_ALL: "C" });
    expect(here).toMatch(/^[0-9a-f]{64}$/);
    expect(hashIn({ TZ: "Asia/Tokyo", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" })).toBe(here);
  }, 60_000);

  it("differ when the bundle differs", async () => {
    const hash = async (draft: SealedDraft) =>
      createHash("sha256")
        .update((await render(draft)).pdf)
        .digest("hex");
    expect(await hash({})).not.toBe(await hash({ params: { preparedFor: "somebody" } }));
  });
});

describe("what a report says", () => {
  it("shows the digest in one piece, and in the footer its beginning with the number of the page", async () => {
    const { bundle, reading } = await render({});
    const digest = bundle.integrity.contentDigest.sha256;
    expect(reading.text).toContain(digest);
    for (const [index, line] of reading.furniture.entries()) {
      expect(line).toContain(digest.slice(0, 16));
      expect(line).toContain(bundle.content.bundleId);
      expect(line).toContain(`Page ${index + 1} of ${reading.furniture.length}`);
      expect(line).toContain("INTERNAL");
    }
  });

  it("gives each criterion the status that the bundle has, and no other", async () => {
    for (const name of ["soc2", "open soc2", "redacted soc2"]) {
      const { bundle, reading } = await render(REPORT_CASES[name] ?? {});
      const { controls } = bundle.content as Soc2Content;
      const table = allElements(reading.elements).filter(({ type }) => type === "Table")[1];
      const rows = allElements(table?.children ?? []).filter(({ type }) => type === "TR");
      const shown = rows.slice(1).map(({ children }) => flat(textOf([children[2] ?? ""])));
      expect(shown).toEqual(
        controls.map(({ status }) => expect.stringMatching(new RegExp(`^. ${status.replaceAll("_", " ")}$`, "i"))),
      );
    }
  });

  it("says of an open incident nothing but that CC7.3 to CC7.5 are not demonstrated", async () => {
    const { reading } = await render(REPORT_CASES["open soc2"] ?? {});
    expect(flat(reading.text)).not.toMatch(/CC7\.[345]: Demonstrated/);
  });

  it("prints every entry, every step and every check", async () => {
    const { bundle, reading } = await render({});
    const { events, steps, controls } = bundle.content as Soc2Content;
    const text = tight(reading.text);
    for (const { id, prev } of events) for (const one of [id, prev]) expect(text).toContain(one);
    for (const { reason } of controls.flatMap(({ checks }) => checks)) expect(text).toContain(tight(reason));
    const rows = allElements(reading.elements).filter(({ type }) => type === "TR");
    for (const { index, tokens } of steps ?? [])
      expect(
        rows.some(
          ({ children }) => textOf([children[0] ?? ""]) === `${index}` && textOf([children[5] ?? ""]) === `${tokens}`,
        ),
      ).toBe(true);
  });

  it("F-070: prints all steps up to 1,000, and of more those around the turning point with a root for every hundred", async () => {
    const all = await render({ type: "evidence", facts: { steps: manySteps(1_000, 17) } });
    expect(flat(all.reading.text)).toContain("All 1000 steps of the trace.");
    expect(sectionOf(all.reading, "Run and trace")).toContain("2026-03-14 09:16:39");

    const some = await render({ type: "evidence", facts: { steps: manySteps(1_001, 17) } });
    const section = sectionOf(some.reading, "Run and trace");
    expect(section).toContain("The trace has 1,001 steps.");
    expect(section).toContain("2026-03-14 09:00:49");
    expect(section).not.toContain("2026-03-14 09:00:50");
    const { steps } = some.bundle.content;
    for (let from = 0; from < 1_001; from += 100)
      expect(tight(section)).toContain(stepsRoot((steps ?? []).slice(from, from + 100)));
  });

  it("F-070: shows texts as they are, in full, and interprets none of them", async () => {
    const long = `<b>bold</b> &amp; {{x}} [link](http://x) %s ${"x".repeat(300)}`;
    const { reading } = await render({ facts: { incident: { title: long } } });
    expect(tight(reading.text)).toContain(tight(long));
  });

  it("F-070: shows zero as zero", async () => {
    const { reading } = await render({ type: "evidence", facts: { steps: manySteps(1) } });
    const row = allElements(reading.elements).filter(({ type, children }) => type === "TR" && children.length === 9)[1];
    expect(row?.children.map((cell) => flat(textOf([cell])))).toEqual(expect.arrayContaining(["0", "$0.00", "0"]));
    expect(flat(reading.text)).toContain("0 tokens");
  });

  it("names the step at which it went wrong, also when it is step 0", async () => {
    const story = aStory();
    const violation = story.violation && { ...story.violation, stepIndex: 0 };
    const { reading } = await render({ type: "evidence", facts: { steps: manySteps(3, 0), violation } });
    expect(flat(reading.text)).toContain("Step 0 went wrong");
    expect(flat(reading.text)).toContain("turning point");
  });

  it("shows what has no glyph or no picture by its number, and right-to-left letters in their own direction", async () => {
    const { reading } = await render({ facts: { incident: { title: "boom 💥中 \u202eabc שלום עולם x" } } });
    expect(reading.text).toContain("boom [U+1F4A5 U+4E2D] [U+202E]abc םלוע םולש x");
  });

  it("takes every number from the bundle, or makes it of one by a rule", async () => {
    for (const name of ["evidence", "soc2", "debrief"]) {
      const { bundle, reading } = await render(REPORT_CASES[name] ?? {});
      const known = new Set(numbersIn(JSON.stringify(bundle)));
      const strange = numbersIn(withoutRules(flat(reading.text), bundle)).filter((number) => !known.has(number));
      expect(strange).toEqual([]);
    }
  });
});

function numbersIn(text: string): string[] {
  return [...text.matchAll(/\d+/g)].map(([digits]) => digits.replace(/^0+(?=\d)/, ""));
}

/** The text without what reports make of the bundle: durations, dollars, groups, counts, and the words of the recipes. */
function withoutRules(text: string, { content }: Bundle): string {
  return [
    /How to verify .*?(?=Appendix|$)/g,
    /Appendix: hashes in full.*/g,
    /\$\d[\d,.]*/g,
    /\d+(?:\.\d+)? (?:d|h|min|s|ms)\b/g,
    /\d+ of \d+/g,
    /#\d+/g,
    /SHA-256/g,
    /CC7\.\d/g,
    new RegExp(`All ${content.events.length} entries`, "g"),
    new RegExp(`All ${content.steps?.length} steps`, "g"),
    /Timeline Marks .*?(?=Entries of the log|What to do next|$)/g,
    /\d{1,3}(?:,\d{3})+/g,
  ].reduce((rest, rule) => rest.replaceAll(rule, " "), text);
}
