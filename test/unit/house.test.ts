import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { preProcessFile } from "typescript";

/**
 * The rooms of the house, from the ground up. A room may use what lies on a lower floor, and nothing on its own floor
 * but itself. Commands and tools stand on the roof.
 */
const FLOORS: readonly (readonly string[])[] = [
  ["text"],
  ["model"],
  ["privacy"],
  ["process"],
  ["defender", "macos"],
  ["snapshot"],
  ["assess"],
  ["timeline"],
  ["guide"],
  ["remedies"],
  ["diagnosis"],
  ["reporting", "validation"],
  ["app"],
  ["ai", "hooks"],
  ["components"],
];
const ROOF = "commands";
const src = resolve(__dirname, "../../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const textOf = (file: string) => readFileSync(join(src, file), "utf8");

/** One import: between two files of src, by their path in it, or of a package by its name. */
interface Import {
  from: string;
  to: string;
}

const imports: Import[] = files.flatMap((from) =>
  preProcessFile(textOf(from), true, true).importedFiles.map(({ fileName }) => ({
    from,
    to: fileName.startsWith(".") ? fileOf(resolve(src, dirname(from), fileName)) : fileName,
  })),
);
const inner = imports.filter(({ to }) => files.includes(to));

function fileOf(path: string): string {
  const found = ["", ".ts", ".tsx", "/index.ts"]
    .map((ending) => path + ending)
    .find((name) => /\.\w+$/.test(name) && existsSync(name));
  return relative(src, found ?? path);
}

function roomOf(file: string): string {
  const room = file.includes(sep) ? (file.split(sep)[0] as string) : ROOF;
  return room === "tools" ? ROOF : room;
}

function floorOf(room: string): number {
  return room === ROOF ? FLOORS.length : FLOORS.findIndex((rooms) => rooms.includes(room));
}

test("every folder of src is a room of the house", () => {
  expect(new Set(files.map(roomOf).filter((room) => floorOf(room) < 0))).toEqual(new Set());
});

test("a room uses only what lies below it", () => {
  const climbing = inner.filter(
    ({ from, to }) => roomOf(from) !== roomOf(to) && floorOf(roomOf(to)) >= floorOf(roomOf(from)),
  );
  expect(climbing).toEqual([]);
});

test("no file needs itself in a circle", () => {
  const needs = new Map(files.map((file) => [file, inner.filter(({ from }) => from === file).map(({ to }) => to)]));
  const reached = (file: string, found = new Set<string>()): Set<string> => {
    for (const next of needs.get(file) ?? []) {
      if (!found.has(next)) reached(next, found.add(next));
    }
    return found;
  };
  expect(files.filter((file) => reached(file).has(file))).toEqual([]);
});

test("the judgement is pure: words, the model, and the names of panes are all it uses", () => {
  const used = imports.filter(({ from }) => roomOf(from) === "assess").map(({ to }) => to);
  const allowed = (to: string) => ["assess", "model", "text"].includes(roomOf(to)) || to === "macos/click-paths.ts";
  expect([...new Set(used)].filter((to) => !allowed(to))).toEqual([]);
});

test("no room bears a command's name, so that it is not taken for one", () => {
  const commands = files.filter((file) => !file.includes(sep)).map((file) => file.replace(/\.tsx?$/, ""));
  expect(commands.filter((command) => files.some((file) => file.startsWith(command + sep)))).toEqual([]);
});

test("what reads and judges the Mac knows nothing of Raycast", () => {
  const knowing = imports.filter(({ to }) => to.startsWith("@raycast/")).map(({ from }) => roomOf(from));
  for (const room of ["text", "model", "privacy", "process", "defender", "macos", "assess"])
    expect(knowing).not.toContain(room);
});

test("only the runners start children, one of them in a thread of its own, and they know no shell", () => {
  const starting = imports
    .filter(({ to }) => /^(node:)?(child_process|cluster)$|^execa$/.test(to))
    .map(({ from }) => from);
  expect([...new Set(starting)].sort()).toEqual([join("process", "run-blocking.ts"), join("process", "run.ts")]);
  const threads = imports.filter(({ to }) => /worker_threads$/.test(to)).map(({ from }) => from);
  expect([...new Set(threads)]).toEqual([join("process", "run-on-thread.ts")]);
  expect(files.filter((file) => /shell:\s*true/.test(textOf(file)))).toEqual([]);
});

test("nothing shipped reads the environment", () => {
  expect(files.filter((file) => /process\.env/.test(textOf(file)))).toEqual([]);
});

test("nothing shipped comes from the tests", () => {
  expect(imports.filter(({ to }) => to.startsWith(".."))).toEqual([]);
});
