import { join } from "node:path";
import ts from "typescript";

/** What TypeScript says against the `ts` blocks of documents (text by path), each checked as a module of its own. */
export function problemsOfCodeBlocks(root: string, documents: ReadonlyMap<string, string>): string[] {
  const blocks = new Map([...documents].flatMap(([path, text]) => blocksOf(join(root, path), text)));
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => blocks.has(name) || fileExists(name);
  host.getSourceFile = (name, options, ...rest) => {
    const text = blocks.get(name);
    return text === undefined ? getSourceFile(name, options, ...rest) : ts.createSourceFile(name, text, options);
  };
  const program = ts.createProgram([...blocks.keys()], { ...options, noEmit: true }, host);
  return [...blocks.keys()].flatMap((name) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => `${name.slice(root.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`),
  );
}

/** The blocks of a document, each under a file's name beside it, so that imports resolve as they would there. */
function blocksOf(path: string, text: string): [string, string][] {
  return [...text.matchAll(/^```ts\n(?<block>[\s\S]*?)^```$/gm)].map(({ groups }, index) => [
    `${path}.${index + 1}.ts`,
    `${groups?.block ?? ""}\nexport {};\n`,
  ]);
}
