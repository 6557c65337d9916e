import ts from "typescript";
import { isTest } from "./files.js";
import type { Violation } from "./violation.js";

const ports = "packages/incident-schemas/src/ports/";
const withoutTenant = ["unit-of-work.ts", "ambient.ts", "outward.ts"].map((name) => ports + name);

/** Every method of a port names its tenant first; only what unit-of-work, ambient, outward and FanOut… declare is free. */
export function portViolations(path: string, text: string): Violation[] {
  if (!path.startsWith(ports) || isTest(path) || withoutTenant.includes(path)) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const found: Violation[] = [];
  visit(file);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isInterfaceDeclaration(node) && node.name.text.startsWith("FanOut")) return;
    const signature = signatureOf(node);
    if (signature && !takesTenantFirst(signature)) found.push(violation(node));
    ts.forEachChild(node, visit);
  }

  function violation(node: ts.Node): Violation {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return {
      law: "ports-take-the-tenant",
      from: `${path}:${line + 1}`,
      to: node.getText(file).split("(")[0]?.trim() ?? "",
      instead:
        "Make `tenantId: string` the first parameter; a question across tenants belongs to an interface named FanOut….",
    };
  }
}

function signatureOf(node: ts.Node): ts.SignatureDeclaration | undefined {
  if (ts.isMethodSignature(node)) return node;
  if (ts.isPropertySignature(node) && node.type && ts.isFunctionTypeNode(node.type)) return node.type;
  return undefined;
}

function takesTenantFirst({ parameters: [first] }: ts.SignatureDeclaration): boolean {
  return (
    first !== undefined &&
    first.name.getText() === "tenantId" &&
    /^(string|TenantId)$/.test(first.type?.getText() ?? "") &&
    !first.questionToken
  );
}
