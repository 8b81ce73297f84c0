import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "./form";
import { faultsOfPictures, measure } from "./pictures";

/** More files than this, and nobody can review the pull request: GitHub's own view of it stops there. */
const MOST_FILES = 300;

/** What stands as author until the owner's Raycast account is known. Every deep link follows it. */
const PLACEHOLDER_AUTHOR = "defender-status";

/** What `ray lint` cannot look up without the network. */
const NEEDS_NETWORK = /Invalid author "|Failed compiling JSON schema: request to/;

/** Runs a program in the form's folder; its output, whatever its exit code. */
function run(out: string, program: string, args: string[]): { ok: boolean; output: string } {
  try {
    return {
      ok: true,
      output: execFileSync(program, args, { cwd: out, encoding: "utf8", stdio: "pipe", shell: false }),
    };
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return { ok: false, output: `${stdout}${stderr}` };
  }
}

/** What stands in the way of the Store in the files alone, one sentence each. */
export function faultsOfFiles(out: string, files: readonly string[]): string[] {
  const manifest = JSON.parse(readFileSync(join(out, "package.json"), "utf8"));
  const code = files.filter((file) => /\.tsx?$/.test(file)).map((file) => readFileSync(join(out, file), "utf8"));
  const named = [...code, JSON.stringify(manifest)].join("\n");
  const assets = files.filter((file) => file.startsWith("assets/")).map((file) => file.slice("assets/".length));
  const isUsed = (asset: string) => named.includes(asset) || named.includes(asset.replace(/\.\w+$/, ""));
  return [
    ...(files.length > MOST_FILES ? [`${files.length} files, at most ${MOST_FILES}`] : []),
    ...files.filter((file) => /(^|\/)test(s)?\/|\.test\./.test(file)).map((file) => `${file} is a test`),
    ...assets.filter((asset) => !isUsed(asset)).map((asset) => `assets/${asset} is used by nothing that ships`),
    ...(/\]\(metadata\//.test(readFileSync(join(out, "README.md"), "utf8"))
      ? ["README.md shows pictures from metadata/; they belong in media/"]
      : []),
    ...(manifest.author === PLACEHOLDER_AUTHOR
      ? [
          `The author is still the placeholder “${PLACEHOLDER_AUTHOR}”: set your Raycast account as "author" in package.json`,
        ]
      : []),
  ];
}

/** The warnings and errors of `ray lint` that do not come from the missing network. */
export function faultsOfLint(output: string): string[] {
  return (
    output
      .split("\n")
      // eslint-disable-next-line no-control-regex
      .map((line) => line.replace(/\u001b\[\d+m/g, "").trim())
      .filter((line) => /^(?:\d+:\d+ +)?(?:warning|error) {2,}(?!- )/.test(line) && !NEEDS_NETWORK.test(line))
      .map((line) => `ray lint: ${line.replace(/\s+/g, " ")}`)
  );
}

/** Installs, builds and lints the form, and measures its pictures; what is wrong, one sentence each. */
export async function check(out: string): Promise<string[]> {
  const files = filesIn(out).filter((file) => !file.startsWith("node_modules"));
  const pictures = files.filter((file) => /^metadata\/.*\.png$/.test(file));
  const measured = await Promise.all(pictures.map((file) => measure(join(out, file), file)));
  const faults = [...faultsOfFiles(out, files), ...faultsOfPictures(measured)];
  const installed = run(out, "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
  if (!installed.ok) return [...faults, `npm ci: ${installed.output.slice(0, 500)}`];
  const built = run(out, "npx", ["ray", "build", "-e", "dist", "-o", "dist"]);
  if (!built.ok) faults.push(`ray build: ${built.output.slice(0, 500)}`);
  return [...faults, ...faultsOfLint(run(out, "npx", ["ray", "lint"]).output)];
}
