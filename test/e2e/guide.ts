import { byType, type HostNode, type RaycastHost, type Run } from "../simulator/raycast";
import type { SimulatedMac } from "../simulator/mac";

/** A step of the guide as it stands on the screen. */
export interface ScreenStep {
  id: string;
  title: string;
  /** `Done`, `Next`, …, or what is left of a countdown: `47 s`. */
  tag: string;
  node: HostNode;
}

/** The steps and notes on the screen. */
export function stepsOn(run: Run): ScreenStep[] {
  return run.byType("List.Item").map((node) => ({
    id: String(node.props.id),
    title: String(node.props.title),
    tag: tagOf(node),
    node,
  }));
}

export function stepOn(run: Run, id: string): ScreenStep | undefined {
  return stepsOn(run).find((step) => step.id === id);
}

/** The row that is selected, which is the next step unless the person chose another one. */
export function selectedOn(run: Run): string | undefined {
  const [list] = run.byType("List");
  const selected = list?.props.selectedItemId;
  return typeof selected === "string" ? selected : undefined;
}

function actionOf(step: ScreenStep, title: string): HostNode | undefined {
  return byType(step.node, "Action").find(({ props }) => props.title === title);
}

/** Presses an action of a row, as a person would find it: by its title. */
export async function press(run: Run, step: ScreenStep, title: string): Promise<void> {
  const action = actionOf(step, title);
  if (!action) throw new Error(`“${step.title}” offers no “${title}”`);
  await run.fire(action);
}

/** Presses an action that asks first, wherever it asks, and says yes. */
export async function pressAndConfirm(host: RaycastHost, run: Run, step: ScreenStep, title: string): Promise<void> {
  const asked = alertsIn(host);
  await press(run, step, title);
  await eventually(() => alertsIn(host) > asked);
  for (const one of host.runs()) if (one.messagesOf("alert").length > 0) one.answerAlert(true);
}

const alertsIn = (host: RaycastHost) => host.runs().reduce((sum, one) => sum + one.messagesOf("alert").length, 0);

/** Ends every command, and the Mac as soon as the programs that it still runs are gone. */
export async function end(host: RaycastHost, mac: SimulatedMac): Promise<void> {
  await host.close();
  for (let tries = 0; ; tries++) {
    try {
      return mac.destroy();
    } catch (error) {
      if (tries > 50) throw error;
      await pause(100);
    }
  }
}

/** Opens the guide until something stands in it; again whenever a HUD or Settings close its window, as a person does. */
export async function openGuide(
  host: RaycastHost,
  condition: (run: Run) => unknown = (run) => stepsOn(run).length > 0,
): Promise<Run> {
  for (;;) {
    const run = host.launch("setup");
    const stands = await run
      .waitFor(() => condition(run))
      .catch((error: unknown) => {
        if (!run.isOver() || run.error()) throw error;
      });
    if (stands) return run;
  }
}

/** Waits until something holds, whichever command brings it about. The limit only ends what hangs. */
export async function eventually(condition: () => unknown): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 6_000) throw new Error(`It never came about: ${String(condition)}`);
    await pause(20);
  }
}

/**
 * Follows the guide as a person does: whatever row it leads to, until the step of this id is done. Where its window was
 * closed, and the guide with it, the person opens it again.
 */
export async function follow(host: RaycastHost, mac: SimulatedMac, until: string, ms = 280_000): Promise<string[]> {
  let run = await openGuide(host);
  const visited: string[] = [];
  const deadline = Date.now() + ms;
  while (stepOn(run, until)?.tag !== "Done") {
    if (Date.now() > deadline)
      throw new Error(`Not there after ${ms} ms; visited ${visited.join(", ")}\n${run.text()}`);
    if (run.isOver()) {
      run = await openGuide(host);
      continue;
    }
    const id = selectedOn(run);
    const step = id === undefined ? undefined : stepOn(run, id);
    if (!step || step.tag === "Done") {
      await pause(100);
      continue;
    }
    if (visited.at(-1) !== step.id) visited.push(step.id);
    await act(host, run, mac, step).catch((error: unknown) => {
      if (!run.isOver()) throw error;
    });
    // Until the guide has moved on by itself; else the step is tried again.
    await run
      .waitFor(() => selectedOn(run) !== step.id || stepOn(run, until)?.tag === "Done", RETRY_MS)
      .catch(() => undefined);
  }
  await run.unload();
  return visited;
}

/** What a person does at a step: presses its action in Raycast, then clicks in the settings where that is needed. */
async function act(host: RaycastHost, run: Run, mac: SimulatedMac, step: ScreenStep): Promise<void> {
  switch (step.id) {
    case "channel":
      return pressAndConfirm(host, run, step, "Switch to Beta");
    case "restart":
      // While the daemon is away there is nothing to press.
      return actionOf(step, "Restart Defender") ? pressAndConfirm(host, run, step, "Restart Defender") : undefined;
    case "approve-endpoint-security":
      return inSettings(run, mac, step, "Approve Endpoint Security", () =>
        mac.act({ id: "approve", kind: "endpoint_security" }),
      );
    case "approve-network":
      return inSettings(run, mac, step, "Approve Network Extension", () => mac.act({ id: "approve", kind: "network" }));
    case "allow-network-filter":
      return inSettings(run, mac, step, "Allow Network Filter", () =>
        mac.act({ id: "set-network-filter", allowed: true }),
      );
    case "full-disk-access":
      return inSettings(run, mac, step, "Grant Full Disk Access", () =>
        mac.act({ id: "set-full-disk-access", granted: true }),
      );
    default:
      throw new Error(`Nobody knows what to do at “${step.title}”:\n${run.text()}`);
  }
}

async function inSettings(run: Run, mac: SimulatedMac, step: ScreenStep, title: string, click: () => unknown) {
  const asked = mac.state().opened.length;
  if (!actionOf(step, title)) return;
  await press(run, step, title);
  await eventually(() => mac.state().opened.length > asked);
  click();
}

function tagOf(node: HostNode): string {
  const [accessory] = Array.isArray(node.props.accessories) ? node.props.accessories : [];
  const tag = (accessory as { tag?: { value?: string } | string } | undefined)?.tag;
  return typeof tag === "string" ? tag : (tag?.value ?? "");
}

/** After how long a person tries a step again that did not move on, in milliseconds. */
const RETRY_MS = 8_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
