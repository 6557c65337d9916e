import { PDFDocument, PDFRawStream } from "@cantoo/pdf-lib";

/** What a linearised file may say of itself that is not so. */
export interface LinearisedLie {
  /** How many pages there are. */
  readonly pages?: number;
  /** At which place among the pages the first page stands. */
  readonly first?: number;
  /** How many objects each page is said to have. */
  readonly objectsPerPage?: number;
}

const padded = (offset: number) => `${String(offset).padStart(10, "0")} 00000 n \n`;

/**
 * A PDF as programs write it for the web: the first page's objects with a table of their own stand in front of the
 * others, which are numbered from the second page on.
 */
export async function linearisedPdf(pdf: Uint8Array, lie: LinearisedLie = {}): Promise<Uint8Array> {
  const document = await PDFDocument.load(Uint8Array.from(pdf), { updateMetadata: false });
  const { context } = document;
  const pages = document.getPages().map(({ ref }) => ref.objectNumber);
  const [firstPage = 0, ...otherPages] = pages;
  const all = context.enumerateIndirectObjects().map(([ref]) => ref.objectNumber);
  const others = [...otherPages, ...all.filter((number) => !pages.includes(number))];
  const size = all.length + 3;
  const [parametersNumber, hintsNumber] = [size - 2, size - 1];
  const order = [...others, firstPage];
  const numbers = new Map(order.map((number, index) => [number, index + 1]));
  const renumbered = (text: string) =>
    text.replaceAll(/\b(\d+) 0 R\b/g, (_, number: string) => `${numbers.get(Number(number))} 0 R`);
  const written = new Map<number, string>();
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const number = numbers.get(ref.objectNumber) ?? 0;
    const body =
      object instanceof PDFRawStream
        ? `${renumbered(object.dict.toString())}\nstream\n${Buffer.from(object.contents).toString("latin1")}\nendstream`
        : renumbered(object.toString());
    written.set(number, `${number} 0 obj\n${body}\nendobj\n`);
  }
  const hints = Buffer.alloc(36);
  hints.writeUInt32BE(lie.objectsPerPage ?? 1, 0);
  written.set(
    hintsNumber,
    `${hintsNumber} 0 obj\n<< /Length 36 >>\nstream\n${hints.toString("latin1")}\nendstream\nendobj\n`,
  );

  const root = numbers.get(numberOf(context.trailerInfo.Root));
  const info = numbers.get(numberOf(context.trailerInfo.Info));
  const nineDigits = (value: number) => String(value).padStart(9, "0");
  const parameters = (length: number, hintsAt: number) => {
    const said = numbers.get(pages[lie.first ?? 0] ?? 0);
    return `${parametersNumber} 0 obj\n<< /Linearized 1 /L ${nineDigits(length)} /H [ ${nineDigits(hintsAt)} 36 ] /O ${said} /E 0 /N ${lie.pages ?? pages.length} /T 0 >>\nendobj\n`;
  };
  const header = "%PDF-1.7\n%\xbf\xf7\xa2\xfe\n";
  const front = (length: number, hintsAt: number, mainAt: number, offsets: ReadonlyMap<number, number>) =>
    `${header}${parameters(length, hintsAt)}xref\n${size - 3} 3\n${[size - 3, size - 2, size - 1].map((number) => padded(offsets.get(number) ?? 0)).join("")}trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R /Prev ${nineDigits(mainAt)} >>\nstartxref\n0\n%%EOF\n`;
  const offsets = new Map([[parametersNumber, header.length]]);
  let at = front(0, 0, 0, offsets).length;
  for (const [number, text] of written) {
    offsets.set(number, at);
    at += text.length;
  }
  const table = `xref\n0 ${size - 3}\n0000000000 65535 f \n${others.map((_, index) => padded(offsets.get(index + 1) ?? 0)).join("")}trailer\n<< /Size ${size - 3} >>\n`;
  const end = `startxref\n${front(0, 0, 0, offsets).indexOf("xref")}\n%%EOF\n`;
  const length = at + table.length + end.length;
  return Buffer.from(
    front(length, offsets.get(hintsNumber) ?? 0, at, offsets) + [...written.values()].join("") + table + end,
    "latin1",
  );
}

function numberOf(reference: unknown): number {
  return Number(/^(\d+) 0 R$/.exec(String(reference))?.[1]);
}
