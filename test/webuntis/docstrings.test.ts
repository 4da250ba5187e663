import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript6";
import { expect, test } from "vitest";

const INDEX = fileURLToPath(new URL("../../src/webuntis/index.ts", import.meta.url));

/** The client's files as a program that knows nothing else, neither Node's types nor zod's: so it is read in a moment. */
function client(): { readonly checker: ts.TypeChecker; readonly exported: readonly ts.Symbol[] } {
  const options = { noLib: true, types: [], allowImportingTsExtensions: true, noEmit: true };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (names, from) =>
    names.map(({ text }) => ({
      resolvedModule: text.startsWith(".")
        ? { resolvedFileName: fileURLToPath(new URL(text, `file://${from}`)), extension: ".ts" }
        : undefined,
    }));
  const program = ts.createProgram({ rootNames: [INDEX], options, host });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(INDEX);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${INDEX} is no module`);
  const exported = checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
  return { checker, exported };
}

type Member = ts.ClassElement | ts.TypeElement;

/** What cannot be used from outside: private, protected, or named by a symbol of ours. */
const isHidden = (member: Member) =>
  (ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0 ||
  (member.name &&
    (ts.isPrivateIdentifier(member.name) ||
      (ts.isComputedPropertyName(member.name) && ts.isIdentifier(member.name.expression))));

/** The members written in a class, an interface or a type, in what that extends, and in types within it. */
function membersOf(checker: ts.TypeChecker, node: ts.Node): readonly Member[] {
  const within = (nodes: readonly ts.Node[]): readonly Member[] => nodes.flatMap((each) => membersOf(checker, each));
  if (ts.isTypeAliasDeclaration(node)) return within([node.type]);
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) return within(node.types);
  if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node) && !ts.isTypeLiteralNode(node)) return [];
  const parents = ts.isTypeLiteralNode(node)
    ? []
    : (node.heritageClauses ?? [])
        .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
        .flatMap(({ types }) => types)
        .flatMap(({ expression }) => checker.getTypeAtLocation(expression).symbol?.declarations ?? []);
  const members = [...node.members].filter((member) => !isHidden(member));
  const types = members.flatMap((member) => (ts.isPropertySignature(member) && member.type ? member.type : []));
  return [...members, ...within(types), ...within(parents)];
}

/** Its own docstring or that of what it overrides or implements. */
function isDocumented(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  return symbol.getDocumentationComment(checker).length > 0 || symbol.getJsDocTags(checker).length > 0;
}

const nameOf = (node: ts.Node) =>
  ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) ? (node.name?.text ?? "") : "";

/** "objects.ts: Klasse.did" for everything exported that has no docstring. */
function undocumented(): readonly string[] {
  const { checker, exported } = client();
  const declarations = exported.flatMap((symbol) => symbol.declarations ?? []);
  const members = declarations
    .flatMap((declaration) => membersOf(checker, declaration))
    .filter((member) => {
      const named = member.name && checker.getSymbolAtLocation(member.name);
      return named ? !isDocumented(checker, named) : ts.getJSDocCommentsAndTags(member).length === 0;
    });
  const symbols = exported.filter((symbol) => !isDocumented(checker, symbol));
  const missing = [
    ...symbols.map((symbol) => [symbol.declarations?.[0], symbol.name] as const),
    ...members.map(
      (member) => [member, `${nameOf(member.parent)}.${member.name?.getText() ?? "constructor"}`] as const,
    ),
  ].map(([node, name]) => `${basename(node?.getSourceFile().fileName ?? "")}: ${name}`);
  return [...new Set(missing)].sort();
}

test("everything that the client exports has a docstring, and so have its members", () => {
  expect(undocumented()).toEqual([]);
});
