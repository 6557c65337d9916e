import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Finds out what packages export and what files declare, by TypeScript's own understanding of the code. */
export interface ExportedSymbols {
  /** Whether a door such as `@hoc/incident-schemas/ports` exports a name, or a member of one: `IncidentKey.equals`. */
  exports(door: string, name: string): boolean;
  /** Whether a file declares a function or constant of this name, at any depth. */
  declares(path: string, name: string): boolean;
}

/** Reads the packages below `root` by their sources. */
export function exportedSymbols(root: string): ExportedSymbols {
  const doors = doorFiles(root);
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([...doors.values()], { ...options, noEmit: true });
  const checker = program.getTypeChecker();

  return {
    exports(door, name) {
      const [first = "", ...members] = name.split(".");
      const symbol = exportOf(door, first);
      if (symbol === undefined) return false;
      return members.length === 0 || typesOf(symbol).some((type) => hasMember(type, members));
    },
    declares(path, name) {
      const file = join(root, path);
      if (!existsSync(file)) return false;
      return declaresName(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ESNext, true), name);
    },
  };

  function exportOf(door: string, name: string): ts.Symbol | undefined {
    const file = program.getSourceFile(doors.get(door) ?? "");
    const module = file && checker.getSymbolAtLocation(file);
    const found = module && checker.getExportsOfModule(module).find((symbol) => symbol.name === name);
    return found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  }

  function typesOf(symbol: ts.Symbol): ts.Type[] {
    const types: ts.Type[] = [];
    if (symbol.flags & ts.SymbolFlags.Type) types.push(checker.getDeclaredTypeOfSymbol(symbol));
    if (symbol.flags & ts.SymbolFlags.Value) types.push(checker.getTypeOfSymbol(symbol));
    return types;
  }

  function hasMember(type: ts.Type, [name = "", ...rest]: readonly string[]): boolean {
    const member = checker.getPropertyOfType(checker.getApparentType(type), name);
    if (member === undefined || isPrivate(member)) return false;
    return rest.length === 0 || hasMember(checker.getTypeOfSymbol(member), rest);
  }
}

/** The source file behind each door of each package, by the name that others import. */
export function doorFiles(root: string): Map<string, string> {
  const packages = join(root, "packages");
  return new Map(
    readdirSync(packages).flatMap((folder) => {
      const { name, exports } = JSON.parse(readFileSync(join(packages, folder, "package.json"), "utf8")) as Manifest;
      return Object.entries(exports).map(([door, { "@hoc/source": source }]): [string, string] => [
        `${name}${door.slice(1)}`,
        join(packages, folder, source),
      ]);
    }),
  );
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, { readonly "@hoc/source": string }>>;
}

function isPrivate(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(
    (declaration) => ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private,
  );
}

function declaresName(node: ts.Node, name: string): boolean {
  const declared = (ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) && node.name;
  if (declared && ts.isIdentifier(declared) && declared.text === name) return true;
  return ts.forEachChild(node, (child) => declaresName(child, name) || undefined) === true;
}
