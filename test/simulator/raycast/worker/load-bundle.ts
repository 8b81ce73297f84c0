import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname } from "node:path";
import * as React from "react";
import * as jsxRuntime from "react/jsx-runtime";
import { raycastApi } from "../api";

/** What a bundle may ask for beyond Node's own modules. React is the one that the reconciler uses. */
const PROVIDED: Readonly<Record<string, unknown>> = {
  "@raycast/api": raycastApi,
  react: React,
  "react/jsx-runtime": jsxRuntime,
};

/** What a command or a tool exports. */
export interface Exports {
  default?: unknown;
  confirmation?: unknown;
}

interface InternalModule {
  _load(request: string, ...rest: unknown[]): unknown;
}

/** Loads a bundle as Raycast does: as CommonJS, with React and `@raycast/api` provided. `ms` is its evaluation alone. */
export function loadBundle(file: string): { exports: Exports; ms: number } {
  const internal = Module as unknown as InternalModule;
  const load = internal._load;
  internal._load = function (request, ...rest) {
    return Object.hasOwn(PROVIDED, request) ? PROVIDED[request] : load.call(this, request, ...rest);
  };
  const module = new Module(file) as Module & { _compile(code: string, file: string): void };
  module.filename = file;
  module.paths = [dirname(file)];
  module.require = createRequire(file);
  const startedAt = performance.now();
  module._compile(readFileSync(file, "utf8"), file);
  return { exports: module.exports as Exports, ms: performance.now() - startedAt };
}
