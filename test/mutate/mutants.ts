import ts from "typescript";

/** A text with one fault in it. */
export interface Mutant {
  /** Counted from 1. */
  line: number;
  /** What was changed, as `before → after`. */
  what: string;
  text: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  "===": "!==",
  "!==": "===",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "&&": "||",
  "||": "&&",
  "??": "&&",
  "+": "-",
  "-": "+",
};

/** What stands in the place of a piece of code, if anything is worth trying there. */
function replacementFor(node: ts.Node, source: ts.SourceFile): string | undefined {
  const text = (part: ts.Node) => part.getText(source);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return "false";
  if (node.kind === ts.SyntaxKind.FalseKeyword) return "true";
  if (ts.isNumericLiteral(node)) return Number(node.text) === 0 ? "1" : `(${node.text} * 20)`;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return text(node.operand);
  if (ts.isConditionalExpression(node)) {
    return `${text(node.condition)} ? ${text(node.whenFalse)} : ${text(node.whenTrue)}`;
  }
  if (ts.isBinaryExpression(node)) {
    const other = OPERATORS[text(node.operatorToken)];
    // A plus beside a text joins it.
    if (!other || (other === "-" && /["'`]/.test(text(node)))) return undefined;
    return `${text(node.left)} ${other} ${text(node.right)}`;
  }
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 1) {
    const elements = node.elements.map(text);
    return `[${[...elements.slice(1), elements[0]].join(", ")}]`;
  }
  if (ts.isExpressionStatement(node) && /^(await |void )?[\w.?]+\(/.test(text(node))) return ";";
  if (ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.parent)) return neighbors(node, source);
  return undefined;
}

/** The value of the entry below in a table, so that two entries say the same. */
function neighbors(node: ts.PropertyAssignment, source: ts.SourceFile): string | undefined {
  const entries = (node.parent as ts.ObjectLiteralExpression).properties.filter(ts.isPropertyAssignment);
  const value = (entry: ts.PropertyAssignment) => entry.initializer.getText(source);
  const next = entries[(entries.indexOf(node) + 1) % entries.length];
  const isOfOneKind = next && next.initializer.kind === node.initializer.kind && value(next) !== value(node);
  return isOfOneKind ? `${node.name.getText(source)}: ${value(next)}` : undefined;
}

/** Every fault of a kind that people make, one at a time: turned conditions, calls left out, tables mixed up. */
export function mutantsOf(text: string, fileName: string): Mutant[] {
  const kind = fileName.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true, kind);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const after = replacementFor(node, source);
    if (after !== undefined) {
      const [start, end] = [node.getStart(source), node.getEnd()];
      const short = (code: string) => code.replaceAll(/\s+/g, " ").slice(0, 60);
      mutants.push({
        line: source.getLineAndCharacterOfPosition(start).line + 1,
        what: `${short(text.slice(start, end))} → ${short(after)}`,
        text: text.slice(0, start) + after + text.slice(end),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}
