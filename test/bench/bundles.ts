import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { readManifest } from "../simulator/raycast";
import { interleave, type Samples } from "./samples";

/** Evaluates a bundle with stand-ins for what Raycast provides, and tells how long compiling and running it took. */
const EVALUATE = `
const { parentPort, workerData } = require("node:worker_threads");
const Module = require("node:module");
const anything = new Proxy(function () {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => "anything" : anything),
  apply: () => anything,
  construct: () => anything,
});
const load = Module._load;
Module._load = function (request, ...rest) {
  const provided = request === "@raycast/api" || request === "react" || request.startsWith("react/");
  return provided ? anything : load.call(this, request, ...rest);
};
const startedAt = performance.now();
require(workerData);
parentPort.postMessage(performance.now() - startedAt);
`;

export const BUNDLES = {
  size: (file: string) => `${file}: size`,
  evaluate: (file: string) => `${file}: evaluation`,
} as const;

/** The bundles of a manifest, by their file in \`dist\`. */
export function bundlesOf(dist: string): string[] {
  const { commands, tools = [] } = readManifest(join(dist, "package.json"));
  return [...commands.map(({ name }) => `${name}.js`), ...tools.map(({ name }) => join("tools", `${name}.js`))];
}

/** Measures size and evaluation time of every bundle, each time in a worker of its own. */
export async function measureBundles(dist: string, runs: number, samples: Samples): Promise<void> {
  const files = bundlesOf(dist);
  for (const file of files) samples.add(BUNDLES.size(file), "kB", readFileSync(join(dist, file)).byteLength / 1000);
  const evaluations = files.map((file) => async (keep: boolean) => {
    const took = await evaluate(join(dist, file));
    if (keep) samples.add(BUNDLES.evaluate(file), "ms", took);
  });
  await interleave(evaluations, { runs, warmUp: 1 });
}

function evaluate(file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(EVALUATE, { eval: true, workerData: file });
    worker.once("message", (took: number) => resolve(took));
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error(`${file} ended without a word`)));
  });
}
