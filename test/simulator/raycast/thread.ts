/** A thread that a command starts: the simulated Mac is put in place, then the thread's own code runs as it would have. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";
import threads from "node:worker_threads";
import { installEdge } from "./edge";
import { setup, thread } from "./worker/setup";

installEdge(setup);
if (thread) {
  const { code, own } = thread;
  (threads as { workerData: unknown }).workerData = own;
  if ("file" in code) {
    void import(code.file.includes(":") ? code.file : pathToFileURL(code.file).href);
  } else {
    // As Node runs a text: a script with the names of a CommonJS module.
    const require = createRequire(`${process.cwd()}/`);
    Object.assign(globalThis, { require, module: { exports: {} }, exports: {} });
    runInThisContext(code.text);
  }
}
