import { build, type Metafile } from "esbuild";
import { join, relative, resolve } from "node:path";

const root = resolve(__dirname, "../..");

/** The menu bar's command as `ray build` bundles it: one minified file, Raycast and React left out. */
async function bundled(): Promise<{ bytes: number; modules: string[] }> {
  const { metafile } = (await build({
    entryPoints: [join(root, "src", "menu-bar.tsx")],
    outfile: "menu-bar.js",
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: "node",
    format: "cjs",
    jsx: "automatic",
    external: ["@raycast/api", "react", "react/jsx-runtime"],
    absWorkingDir: root,
  })) as { metafile: Metafile };
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { bytes: output?.bytes ?? NaN, modules: inputs.map(([file]) => relative(root, join(root, file))) };
}

const bundle = bundled();

/** The command is loaded 1,440 times a day, and what it holds is compiled each time. */
describe("the menu bar's bundle", () => {
  test("holds one package: what reads a property list", async () => {
    const packages = (await bundle).modules
      .filter((file) => file.startsWith("node_modules"))
      .map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
    expect([...new Set(packages)]).toEqual(["fast-plist"]);
  });

  test.each([
    ["the runner of what takes long, with execa", /^src\/process\/run(-awaited)?\.ts$/],
    ["how a remedy is conducted", /^src\/(app\/(perform|fix|start-context)|remedies\/run\/(conduct|lease))\.ts$/],
    ["reports, validation, the AI's rooms", /^src\/(reporting|validation|ai|tools)\//],
    ["the history's chart and export", /^src\/timeline\/(history-chart|export-history|history-items)\.ts$/],
    ["the guide's steps", /^src\/guide\/(setup-steps|steps\/)/],
  ])("holds nothing of %s", async (_, pattern) => {
    expect((await bundle).modules.filter((file) => pattern.test(file))).toEqual([]);
  });

  test("asks for no module of Node's whose loading costs more than its use", async () => {
    const { outputFiles } = await build({
      entryPoints: [join(root, "src", "menu-bar.tsx")],
      outfile: "menu-bar.js",
      bundle: true,
      write: false,
      platform: "node",
      format: "cjs",
      jsx: "automatic",
      external: ["@raycast/api", "react", "react/jsx-runtime"],
    });
    const asked = [...outputFiles[0]!.text.matchAll(/require\("((?:node:)?[a-z_/]+)"\)/g)].map(([, name]) => name);
    const heavy = ["zlib", "crypto", "http", "https", "net", "tls", "readline", "inspector"];
    expect(asked.filter((name = "") => heavy.includes(name.replace("node:", "")))).toEqual([]);
  });

  test("is no larger than it was; the design's aim is 125 kB", async () => {
    expect((await bundle).bytes).toBeLessThan(200_000);
  });
});
