import { execFile } from "node:child_process";
import { buildSync } from "esbuild";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markBuilt } from "../simulator/raycast/build";

/** How a fault fared: noticed by the compiler or by a test, not noticed, or the tests came to no end. */
export type Verdict = "types" | "caught" | "hung" | "SURVIVED";

/** After how long tests that do not end are ended, in milliseconds. */
const HANG_MS = 20 * 60_000;

/** What of the project the tests need. */
const PARTS = ["src", "test", "assets", "metadata", "scripts"];
const FILES = ["package.json", "package-lock.json", "tsconfig.json", "jest.config.cjs", "ai.yaml", "README.md"];
const MORE_FILES = ["SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md", "raycast-env.d.ts", "docs"];

/** A copy of the project to put faults into, so that nobody's files are touched. */
export class Workshop {
  constructor(
    root: string,
    private readonly folder: string,
  ) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const name of [...PARTS, ...FILES, ...MORE_FILES]) {
      if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  }

  /** Bundles the extension as `ray build` does, but in a second: types are looked at only where no test noticed anything. */
  private bundle(): void {
    const dist = join(this.folder, "dist");
    rmSync(dist, { recursive: true, force: true });
    const entryPoints = ["src", "src/tools"].flatMap((folder) =>
      readdirSync(join(this.folder, folder))
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(this.folder, folder, name)),
    );
    buildSync({
      entryPoints,
      outdir: dist,
      outbase: join(this.folder, "src"),
      bundle: true,
      minify: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      jsx: "automatic",
      external: ["@raycast/api", "react", "react/jsx-runtime"],
      logLevel: "error",
    });
    cpSync(join(this.folder, "package.json"), join(dist, "package.json"));
    cpSync(join(this.folder, "assets"), join(dist, "assets"), { recursive: true });
    markBuilt(this.folder);
  }

  /** Tries the tests on a file with another text in it, and puts the file back. Without `tests`, those that import it. */
  async tryText(file: string, text: string, original: string, tests: readonly string[]): Promise<Verdict> {
    writeFileSync(join(this.folder, file), text);
    try {
      this.bundle();
      const code = await this.run("jest", ["--bail", ...this.chosen(tests, [file])]);
      if (code !== 0) return code === "hung" ? "hung" : "caught";
      return (await this.run("tsc", ["-p", "tsconfig.json", "--noEmit"])) === 0 ? "SURVIVED" : "types";
    } finally {
      writeFileSync(join(this.folder, file), original);
    }
  }

  /** Whether the tests pass as they are; without that no verdict means anything. */
  async isGreen(files: readonly string[], tests: readonly string[]): Promise<boolean> {
    this.bundle();
    return (await this.run("jest", this.chosen(tests, files))) === 0;
  }

  private chosen(tests: readonly string[], files: readonly string[]): string[] {
    return tests.length > 0 ? [...tests] : ["--findRelatedTests", ...files];
  }

  private run(tool: string, args: string[]): Promise<number | "hung"> {
    const program = join(this.folder, "node_modules", ".bin", tool);
    return new Promise((resolve) => {
      const limits = { cwd: this.folder, timeout: HANG_MS, killSignal: "SIGKILL", maxBuffer: 1e9 } as const;
      execFile(program, args, limits, (error) => {
        resolve(error?.killed ? "hung" : error ? Number(error.code ?? 1) : 0);
      });
    });
  }
}
