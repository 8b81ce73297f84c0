import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The page, ready to be served. */
export interface Page {
  html: string;
  script: string;
  style: string;
}

/** Bundles the page in `folder` (test/simulator/preview/page); needs no network. */
export async function bundlePage(folder: string): Promise<Page> {
  const [html, style, bundle] = await Promise.all([
    readFile(join(folder, "index.html"), "utf8"),
    readFile(join(folder, "page.css"), "utf8"),
    build({
      entryPoints: [join(folder, "app.tsx")],
      bundle: true,
      write: false,
      format: "esm",
      target: "es2022",
      jsx: "automatic",
      minify: true,
      define: { "process.env.NODE_ENV": '"production"' },
      logLevel: "warning",
    }),
  ]);
  return { html, style, script: bundle.outputFiles[0]?.text ?? "" };
}
