import { createElement, type FunctionComponent } from "react";
import type { Json, ToWorker } from "../protocol";
import { ask, tell } from "./link";
import type { Exports } from "./load-bundle";
import { show } from "./screen";
import { toPlain } from "./plain";
import { setup } from "./setup";

type Answer = Extract<ToWorker, { kind: "answerAlert" }>;

function launchProps(): Record<string, unknown> {
  const { type, context, arguments: given, fallbackText } = setup.launch;
  return { launchType: type, launchContext: context, arguments: given, fallbackText };
}

async function runTool(exported: Exports): Promise<void> {
  if (typeof exported.confirmation === "function") {
    const asked = (await exported.confirmation(setup.input)) as unknown;
    const value = (toPlain(asked, "confirmation") ?? null) as Json;
    const { confirmed } = await ask<Answer>((id) => ({ kind: "confirmation", id, value }));
    if (!confirmed) return tell({ kind: "done", reason: "returned" });
  }
  const value = (await (exported.default as (input: unknown) => unknown)(setup.input)) as unknown;
  tell({ kind: "result", id: 0, value: (toPlain(value, "value") ?? null) as Json });
  tell({ kind: "done", reason: "returned" });
}

/** Runs what the bundle exports, as its mode wants it. */
export async function runRole(exported: Exports): Promise<void> {
  if (typeof exported.default !== "function") {
    throw new Error(`${setup.environment.commandName} has no default export that can be run`);
  }
  if (setup.role === "tool") return runTool(exported);
  if (setup.role === "no-view") {
    await (exported.default as (props: unknown) => unknown)(launchProps());
    return tell({ kind: "done", reason: "returned" });
  }
  show(createElement(exported.default as FunctionComponent, launchProps()));
}
