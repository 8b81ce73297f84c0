import { load } from "js-yaml";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { FINDINGS } from "../../src/assess/findings";
import { REMEDIES } from "../../src/remedies";

jest.mock("@raycast/api", () => jest.requireActual("./remedies/raycast-icons"), { virtual: true });
const root = join(__dirname, "..", "..");

type Json = { [key: string]: unknown };
type Call = string | { name: string; arguments?: Json };
type Expected = { callsTool?: Call; not?: Expected; meetsCriteria?: string; includes?: string };
interface Eval {
  input: string;
  mocks: { [tool: string]: Json };
  expected: Expected[];
  usedAsExample?: boolean;
}

const { instructions, evals } = load(readFileSync(join(root, "ai.yaml"), "utf8")) as {
  instructions: string;
  evals: Eval[];
};
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  name: string;
  tools: { name: string }[];
};
const TOOLS = manifest.tools.map(({ name }) => name);
const ACTING = ["switch-update-channel", "restart-daemon", "open-security-settings", "update-definitions"];

const mocks = evals.flatMap(({ input, mocks: ofEval }) =>
  Object.entries(ofEval).map(([tool, value]) => ({ input, tool, value })),
);
const nameOf = (call: Call) => (typeof call === "string" ? call : call.name);

/** Every object anywhere in a value. */
function objectsIn(value: unknown): Json[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Json, ...inner];
}

/** What TypeScript has parsed already: the files of src and of packages are the same for every text. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What TypeScript says of a text, as if it stood in src/tools. */
function complaintsAbout(text: string): string[] {
  const file = join(root, "src", "tools", "mocks-of-evals.ts");
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile) as { config: Json };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, version, ...rest) => {
    if (name === file) return ts.createSourceFile(name, text, version);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, version, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram([file, join(root, "raycast-env.d.ts")], { ...options, noEmit: true }, host);
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText, start }) => {
      const line = text.slice(0, start).split("\n").length;
      return `${text.split("\n")[line - 1]}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    },
  );
}

const typeOf = (tool: string, what: string) => `${what}<typeof import("./${tool}").default>`;
const declared = (name: string, type: string, value: unknown) =>
  `export const ${name}: ${type} = ${JSON.stringify(value)};`;

test("there are twelve or more, and each asks this extension", () => {
  expect(evals.length).toBeGreaterThanOrEqual(12);
  for (const { input, expected } of evals) {
    expect(input).toContain(`@${manifest.name} `);
    expect(expected.length).toBeGreaterThan(0);
  }
  expect(new Set(evals.map(({ input }) => input)).size).toBe(evals.length);
  for (const tool of TOOLS) expect(instructions).toContain(tool);
});

test("every mock is what the tool of its name can answer, no field more and none less", () => {
  const lines = mocks.map(({ tool, value }, index) =>
    declared(`mock${index}`, `Awaited<${typeOf(tool, "ReturnType")}>`, value),
  );
  expect(complaintsAbout(lines.join("\n"))).toEqual([]);
});

test("a field that no tool gives, and one that is missing, would be noticed", () => {
  const { value } = mocks.find(({ tool }) => tool === "list-threats")!;
  const type = `Awaited<${typeOf("list-threats", "ReturnType")}>`;
  expect(complaintsAbout(declared("more", type, { ...value, surprise: 1 }))).toHaveLength(1);
  expect(complaintsAbout(declared("less", type, { ...value, counts: undefined }))).toHaveLength(1);
});

test("every call that is expected, or is not, is one of a tool with arguments that it takes", () => {
  const flat = (expected: Expected): Expected[] => (expected.not ? [expected, ...flat(expected.not)] : [expected]);
  const calls = evals.flatMap(({ expected }) => expected.flatMap(flat)).flatMap(({ callsTool }) => callsTool ?? []);
  for (const call of calls) expect(TOOLS).toContain(nameOf(call));
  const lines = calls.flatMap((call, index) =>
    typeof call === "string" || !call.arguments
      ? []
      : declared(`call${index}`, `${typeOf(call.name, "Parameters")}[0]`, call.arguments),
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(complaintsAbout(lines.join("\n"))).toEqual([]);
});

test("every tool that an eval expects to be called is mocked, so that none runs on a real Mac", () => {
  for (const { mocks: ofEval, expected } of evals) {
    for (const { callsTool } of expected) if (callsTool) expect(Object.keys(ofEval)).toContain(nameOf(callsTool));
  }
});

test("every finding in a mock is one of the table, and every remedy has its own title", () => {
  const statuses = mocks.filter(({ tool }) => tool === "get-protection-status").map(({ value }) => value);
  const found = statuses.flatMap(({ findings }) => findings as { id: string }[]);
  expect(found.length).toBeGreaterThan(0);
  const known = FINDINGS.map(({ id }) => id);
  for (const { id } of found) expect(known).toContain(id);
  for (const { level, findings } of statuses) {
    const [worst] = (findings as { severity: string }[]).filter(({ severity }) => severity !== "note");
    expect(level).toBe(worst?.severity ?? "protected");
  }

  const remedies = mocks.flatMap(({ value }) => objectsIn(value)).filter((object) => "canBeUsedNow" in object);
  expect(remedies.length).toBeGreaterThan(0);
  for (const { id, title } of remedies) expect(title).toBe(REMEDIES[id as keyof typeof REMEDIES].title);
});

test("acting is asked for, by some, and forbidden to questions", () => {
  const forbidden = evals.filter(({ expected }) =>
    expected.some(({ not }) => not?.callsTool && ACTING.includes(nameOf(not.callsTool))),
  );
  const wanted = evals.filter(({ expected }) =>
    expected.some(({ callsTool }) => callsTool && ACTING.includes(nameOf(callsTool))),
  );
  expect(forbidden.length).toBeGreaterThanOrEqual(3);
  expect(wanted.length).toBeGreaterThanOrEqual(3);
});
