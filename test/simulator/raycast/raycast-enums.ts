import ts from "typescript";

/** The names of the namespaces around a declaration, outermost first. */
function pathOf(node: ts.Node): string[] {
  const names: string[] = [];
  for (let at = node.parent; at; at = at.parent) if (ts.isModuleDeclaration(at)) names.unshift(at.name.text);
  return names;
}

/**
 * Every enumeration of a type file as plain data: name (with its namespaces, `Toast.Style`) → member → value.
 * Members without a written value are left out.
 */
export function enumsOf(typeFile: string): Record<string, Record<string, string>> {
  const source = ts.createSourceFile("index.d.ts", typeFile, ts.ScriptTarget.Latest, true);
  const enums: Record<string, Record<string, string>> = {};
  const visit = (node: ts.Node): void => {
    if (!ts.isEnumDeclaration(node)) return ts.forEachChild(node, visit);
    const name = [...pathOf(node), node.name.text].join(".");
    const values: Record<string, string> = {};
    for (const member of node.members) {
      const key = ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : undefined;
      if (key && member.initializer && ts.isStringLiteral(member.initializer)) values[key] = member.initializer.text;
    }
    enums[name] = values;
  };
  visit(source);
  return enums;
}
