import { press } from "../api/action-behavior";
import { isAction } from "../api/action-defaults";
import { pressToastAction } from "../api/feedback";
import type { Json } from "../protocol";
import { enter, fieldValue, formValues, isField } from "./form-fields";
import { closest, instanceById, type Instance } from "./instance";
import { nextId, tell } from "./link";
import { fromPlain, toPlain } from "./plain";
import { asEvent } from "./reconciler";
import { rendered, tellFailure, tellFrame } from "./screen";

/** What is at a path of an instance's own props; nothing that objects inherit. */
function propAt(instance: Instance, path: string): unknown {
  let value: unknown = instance.props;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** What Raycast itself hands to a handler that the host fired without arguments. */
function argumentsFor(instance: Instance, prop: string): unknown[] {
  if (instance.type === "MenuBarExtra.Item") return [{ type: "left-click" }];
  if (instance.type === "Action.SubmitForm") {
    const form = closest(instance, "Form");
    return [form ? formValues(form) : {}];
  }
  if (isField(instance) && (prop === "onBlur" || prop === "onFocus")) {
    const target = { id: instance.props.id, value: fieldValue(instance) };
    return [{ type: prop === "onBlur" ? "blur" : "focus", target }];
  }
  return [];
}

function call(handler: string, given: unknown[]): unknown {
  const [id, prop = ""] = handler.split(":");
  const instance = instanceById(rendered, Number(id));
  if (!instance) throw new Error(`The host fired ${handler}, which is not on the screen any more`);
  const args = given.length > 0 ? given : argumentsFor(instance, prop);
  if (prop === "onAction" && isAction(instance.type)) return press(instance.type, instance.props, args[0]);
  const isEntry = prop === "onChange" && isField(instance);
  if (isEntry) enter(instance, args[0]);
  const target = propAt(instance, prop);
  if (typeof target !== "function" && !isEntry) throw new Error(`The host fired ${handler}, which handles nothing`);
  const result = typeof target === "function" ? (target(...args) as unknown) : undefined;
  if (isEntry) tellFrame();
  return result;
}

/**
 * Fires a handler; answers with `fired` when its synchronous part has run, and with `result` when what it started has
 * settled. What it throws ends the command, as an
 * error that nobody caught does in Raycast; a handler that is gone is the host's own mistake and only answered.
 */
export function fire(id: number, handler: string, args: Json[]): void {
  void settle(id, () => call(handler, args.map(fromPlain)));
  tell({ kind: "fired", id });
}

/** Presses a toast's action. */
export async function fireToast(id: number, which: "primary" | "secondary"): Promise<void> {
  await settle(nextId(), () => pressToastAction(id, which));
}

async function settle(id: number, run: () => unknown): Promise<void> {
  try {
    const value = toPlain(await asEvent(run), "result") as Json | undefined;
    tell({ kind: "result", id, ...(value === undefined ? {} : { value }) });
  } catch (thrown) {
    const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
    tell({ kind: "result", id, error: { name, message } });
    if (!message.startsWith("The host fired ")) tellFailure(thrown);
  }
}
