import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix } from "node:path";
import { distFolder } from "../simulator/raycast";

interface SourceMap {
  sources: string[];
  sourcesContent: string[];
}

interface Bundle {
  file: string;
  code: string;
  /** By path in the project, as it went in. */
  sources: Map<string, string>;
}

const dist = distFolder();
const bundles: Bundle[] = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".js"))
  .map((file) => {
    const map = JSON.parse(readFileSync(join(dist, `${file}.map`), "utf8")) as SourceMap;
    const sources = map.sources.map((path, index) => {
      return [posix.normalize(path).replace(/^(?:\.\.\/)+/, ""), map.sourcesContent[index] ?? ""] as const;
    });
    return { file, code: readFileSync(join(dist, file), "utf8"), sources: new Map(sources) };
  });
const sources = new Map(bundles.flatMap(({ sources }) => [...sources]));
const sourcesWith = (pattern: RegExp) =>
  [...sources].filter(([, text]) => pattern.test(withoutComments(text))).map(([path]) => path);

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:"'`\\])\/\/.*$/gm, "");
}

/** The package of a source, `src` for this project's own. */
function origin(path: string): string {
  const [, after] = path.split(/node_modules\/(?!.*node_modules\/)/);
  if (after === undefined) return path.split("/")[0] ?? "";
  const [scope = "", name = ""] = after.split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}

test("there are bundles, with the sources they were made from", () => {
  expect(bundles.length).toBeGreaterThan(15);
  expect(sources.size).toBeGreaterThan(100);
  expect([...sources.values()].filter((text) => text === "")).toEqual([]);
});

test("nothing is shipped but this project's own code and what it names as dependencies", () => {
  const shipped = new Set([...sources.keys()].map(origin));
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, { dependencies?: Record<string, string> }>;
  };
  const allowed = new Set(["src"]);
  const allow = (name: string) => {
    if (allowed.has(name)) return;
    allowed.add(name);
    for (const [path, { dependencies = {} }] of Object.entries(lock.packages)) {
      if (path.endsWith(`node_modules/${name}`)) Object.keys(dependencies).forEach(allow);
    }
  };
  Object.keys(manifest.dependencies).forEach(allow);
  expect([...shipped].filter((name) => !allowed.has(name))).toEqual([]);
  expect([...sources.keys()].filter((path) => /(?:^|\/)test\/|\.test\.|fixtures|simulat/i.test(path))).toEqual([]);
  for (const { file, code } of bundles)
    expect([file, /simulated-mac|mac\.json|jest/.test(code)]).toEqual([file, false]);
});

/**
 * Every source that looks at the environment, and what for. None of it reaches what this extension does: children are
 * started by absolute path and in an environment of their own.
 */
const READS_ENVIRONMENT: Readonly<Record<string, string>> = {
  "node_modules/@raycast/utils/dist/src/createDeeplink.ts": "Raycast's own scheme, raycast:// or raycastinternal://",
  "node_modules/cross-spawn/lib/parse.js": "Windows only: its command processor",
  "node_modules/cross-spawn/lib/util/resolveCommand.js": "Windows only: PATH",
  "node_modules/execa/index.js": "gives a child its parent's, unless told not to, as here",
  "node_modules/isexe/windows.js": "Windows only: PATHEXT",
  "node_modules/npm-run-path/index.js": "PATH for programs of a project, which is switched off",
  "node_modules/npm-run-path/node_modules/path-key/index.js": "which of its names PATH has, for the same",
  "node_modules/path-key/index.js": "Windows only: which of its names PATH has",
  "node_modules/which/which.js": "Windows only: PATH",
};

test("no source of this project reads the environment, and of the libraries only those known", () => {
  const reading = sourcesWith(
    /process\d*\.env\b|\bprocess\w*\s*\[\s*["']env|\{[^}]*\benv\b[^}]*\}\s*=\s*process|env\s*=\s*\w*process/,
  ).filter((path) => isInCode(path));
  expect(reading.sort()).toEqual(Object.keys(READS_ENVIRONMENT).sort());
});

test("what is read of the environment in the bundles is as much as those libraries read", () => {
  const names = new Set(
    bundles.flatMap(({ code }) => [...code.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name)),
  );
  const known = ["OSTYPE", "PATH", "PATHEXT", "RAYCASTX", "RAYCAST_SCHEME", "comspec"];
  expect([...names].filter((name) => !known.includes(name ?? ""))).toEqual([]);
});

/** Code that was bundled for hooks which nothing here calls is dropped, while the map goes on naming its file. */
function isInCode(path: string): boolean {
  return !/@raycast\/utils\/dist\/src\/(?!createDeeplink)/.test(path);
}

test("the bundles ask Node for what they need, and for nothing that goes to the network or to code", () => {
  const asked = new Set(
    bundles.flatMap(({ code }) => [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? "")),
  );
  const plain = new Set([...asked].map((name) => name.replace(/^node:/, "")));
  const forbidden = ["http", "https", "http2", "net", "tls", "dgram", "dns", "dns/promises", "vm"];
  for (const name of [...forbidden, "cluster", "inspector", "module", "repl", "wasi"])
    expect([...plain]).not.toContain(name);
  const outside = [...plain].filter((name) => !builtinModules.includes(name));
  expect(outside.sort()).toEqual(["@raycast/api", "react", "react/jsx-runtime"]);
});

test("the one other thread is the reader's, whose code is a constant", () => {
  for (const { file, code } of bundles) {
    const threads = code.match(/\bnew [\w.$]*\bWorker\([^)]*\)/g) ?? [];
    expect(threads.length).toBeLessThanOrEqual(1);
    const evaluated = code.match(/\beval:!?\w+/g) ?? [];
    expect([file, evaluated.length]).toEqual([file, threads.length]);
  }
});

test("nothing is evaluated that comes as text", () => {
  for (const { file, code } of bundles) {
    const found = code.match(/\beval\(|\bnew Function\b|\bFunction\("|import\("data:|setTimeout\("/g) ?? [];
    expect([file, found]).toEqual([file, []]);
  }
});

test("the network is reached by the webhook's fetch alone, and by curl for the EICAR file", () => {
  const own = sourcesWith(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/).filter(
    (path) => origin(path) === "src",
  );
  expect(own).toEqual(["src/reporting/send/webhook.ts"]);
  const fetching = bundles.filter(({ code }) =>
    /(?<![.\w])fetch\(|globalThis\.fetch|WebSocket|XMLHttpRequest/.test(code),
  );
  expect(fetching.map(({ file }) => file)).toEqual(["report.js"]);
  expect(sourcesWith(/programs\.curl/)).toEqual(["src/validation/eicar.ts"]);
});

test("every address in this project's own code is known", () => {
  const addresses = [...sources]
    .filter(([path]) => origin(path) === "src")
    .flatMap(([, text]) =>
      [...withoutComments(text).matchAll(/https?:\/\/[\w./?=&%#-]+/g)].map(([address]) => address),
    );
  expect([...new Set(addresses)].sort()).toEqual([
    // The name of a format, which nobody asks.
    "http://www.w3.org/2000/svg",
    // Opened in the browser, when a person asks for it.
    "https://aka.ms/mdatpmacosdiy",
    // Fetched by curl, when a person starts the detection test.
    "https://secure.eicar.org/eicar.com.txt",
    // Opened in the browser, when a person asks for it.
    "https://security.microsoft.com/machines/",
    "https://www.microsoft.com/en-us/wdsi/threats/malware-encyclopedia-description?Name=",
  ]);
});
