import {
  byType,
  distFolder,
  RaycastHost,
  type HostNode,
  type HostOptions,
  type Lifetimes,
  type Run,
} from "../simulator/raycast";
import { createMac, type PresetName, type SimulatedMac } from "../simulator/mac";
import { end } from "./guide";

/** Where somebody presses something. */
export type Surface = "menu-bar" | "status" | "setup" | "channel" | "threats";

/** One thing that can be pressed somewhere on a Mac. */
export interface Press {
  surface: Surface;
  preset: PresetName;
  title: string;
  /** True where the view itself asks, before it begins. */
  asks?: true;
  /** Whether the Mac shows that it was done; absent where nothing of the Mac does. */
  did?: (mac: SimulatedMac) => unknown;
}

/** What came of it. */
export interface Outcome {
  /** The programs that were started to change or open something. */
  acts: string[];
  did: boolean;
  /** What a person was told, or saw come up: HUDs, alerts, notifications, toasts of a view that stayed, views, apps. */
  told: string[];
  /** The same at the next look, where nothing was told at once. */
  toldNext: string[];
  /** Every message of every run. */
  runs: Run[];
}

const RATE = 8;

/** A click that ends in what it approves: what a person does in the settings once they come up. */
function approveEverything(mac: SimulatedMac): void {
  mac.act({ id: "approve", kind: "endpoint_security" });
  mac.act({ id: "approve", kind: "network" });
  mac.act({ id: "set-network-filter", allowed: true });
  mac.act({ id: "set-full-disk-access", granted: true });
}

function actsOf(mac: SimulatedMac): string[] {
  return mac
    .log()
    .map(({ program, args }) => `${program.split("/").at(-1)} ${args.join(" ")}`)
    .filter((line) =>
      /^open |^osascript .*(administrator|restart|aevtrrst)|^defaults write|^mdatp (config|definitions update|threat quarantine)|^msupdate .*--install/.test(
        line,
      ),
    );
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function pressable(run: Run, title: string): HostNode | undefined {
  const top = run.stack().at(-1);
  if (!top) return undefined;
  return [...byType(top, "MenuBarExtra.Item"), ...byType(top, "Action")].find(
    ({ props }) => props.title === title && props.onAction !== undefined,
  );
}

/** What a person was told by these runs; a toast of a view whose window is gone is none. */
function toldBy(runs: readonly Run[], view?: Run): string[] {
  return runs.flatMap((run) =>
    run.messages().flatMap((message): string[] => {
      switch (message.kind) {
        case "hud":
          return [`HUD ${message.title}`];
        case "alert":
          return run === view ? [] : [`alert ${String(message.options.title)}`];
        case "clipboard":
          return [`copied`];
        case "openPreferences":
          return [`preferences`];
        case "launch":
          return ["status", "setup", "threats", "channel"].includes(message.command) ? [`view ${message.command}`] : [];
        case "toast":
          return run.isOver() || message.style.toLowerCase() === "animated" ? [] : [`toast ${message.title}`];
        default:
          return [];
      }
    }),
  );
}

/** Answers and clicks as a person does until nothing runs any more but a view that stays: yes to each first question. */
async function untilQuiet(
  mac: SimulatedMac,
  runs: readonly Run[],
  isOver: () => boolean,
  onAnswer: (run: Run) => void = () => undefined,
): Promise<void> {
  const answered = new Map<Run, number>();
  const opened = mac.state().opened.length;
  const isQuiet = () => isOver() && runs.every((run) => run.isOver() || run.role === "view");
  for (let tries = 0; !isQuiet(); tries++) {
    if (tries > 6_000)
      throw new Error(`Still running: ${runs.filter((run) => !run.isOver()).map(({ command }) => command)}`);
    for (const run of runs) {
      const alerts = run.messagesOf("alert");
      const count = answered.get(run) ?? 0;
      if (run.isOver() || alerts.length <= count) continue;
      answered.set(run, count + 1);
      run.answerAlert(count === 0, alerts[count]?.id);
      onAnswer(run);
    }
    if (mac.state().opened.length > opened) approveEverything(mac);
    await pause(20);
  }
}

/** What was done and told since this was called. */
function watch(mac: SimulatedMac) {
  const acts = actsOf(mac).length;
  const { opened, notifications } = mac.state();
  return (runs: readonly Run[], view?: Run) => {
    const now = mac.state();
    return {
      acts: actsOf(mac).slice(acts),
      told: [
        ...toldBy(runs, view),
        ...now.notifications.slice(notifications.length).map(({ title }) => `notification ${title}`),
        ...now.opened.slice(opened.length).map(({ target }) => `opened ${target}`),
        ...(now.restartDialog ? ["restart dialog"] : []),
      ],
    };
  };
}

/**
 * Presses something, ends its worker at a moment, goes on as a person does until nothing runs any more, and looks again
 * where something was done and nothing told.
 */
export async function pressAndEnd(
  { surface, preset, title, asks, did }: Press,
  moment: Lifetimes["menuClick"],
): Promise<Outcome> {
  const mac = createMac(preset, { rate: RATE });
  const runs: Run[] = [];
  const isMenu = surface === "menu-bar";
  const host = new RaycastHost({
    dist: distFolder(),
    mac: { root: mac.root },
    lifetimes: isMenu ? { menuClick: moment } : moment === "never" ? { view: "stays" } : {},
    onRun: (run) => void runs.push(run),
  });
  try {
    // Raycast refuses to repaint what was never activated.
    await host.launch("menu-bar", { type: "background" }).ended;
    const view = isMenu ? host.click(surface) : host.launch(surface);
    const found = await view.waitFor((run) => pressable(run, title));
    runs.splice(0, runs.length, view);
    const since = watch(mac);
    let ending = false;
    const endView = () => {
      if (ending || isMenu || moment === "never") return;
      ending = true;
      if (moment === "at-once") void host.closeWindow("person");
      else setTimeout(() => void host.closeWindow("person"), moment);
    };
    let settled = false;
    const fired = view.fire(found).catch(() => undefined);
    void fired.then(() => (settled = true));
    if (!asks && !isMenu) {
      await view.waitFor((run) => run.messagesOf("fired").length > 0).then(endView, () => undefined);
    }
    const isOver = () => settled && (!ending || view.isOver());
    await untilQuiet(mac, runs, isOver, (run) => run === view && endView());
    const { acts, told } = since(runs, view);
    const all = [...runs];
    let toldNext: string[] = [];
    if (told.length === 0 && acts.length > 0) {
      await host.close();
      mac.skip(10 * 60_000);
      const later = watch(mac);
      const next = isMenu ? host.click(surface) : host.launch(surface);
      await next.waitFor("idle");
      toldNext = later([next]).told;
    }
    return { acts, did: Boolean(did?.(mac)), told, toldNext, runs: all };
  } finally {
    await end(host, mac);
  }
}

/** Has the next step of a Mac be done by the command for it, or by the menu's row for it. */
export async function nextStepOf(
  preset: PresetName,
  by: "fix" | "menu",
  options: Pick<HostOptions, "disabled" | "lifetimes"> = {},
): Promise<Pick<Outcome, "acts" | "told">> {
  const mac = createMac(preset, { rate: RATE });
  const runs: Run[] = [];
  const host = new RaycastHost({
    dist: distFolder(),
    mac: { root: mac.root },
    onRun: (run) => void runs.push(run),
    ...options,
  });
  try {
    await host.launch("menu-bar", { type: "background" }).ended;
    const menu = host.click("menu-bar");
    await menu.waitFor("idle");
    const row = menu.byTitle("Next Step")?.children[0];
    runs.splice(0, runs.length, menu);
    const since = watch(mac);
    if (by === "menu" && row) await menu.fire(row);
    else {
      await menu.closeMenu();
      host.launch("fix");
    }
    await untilQuiet(mac, runs, () => true);
    return since(runs);
  } finally {
    await end(host, mac);
  }
}

/**
 * On a Mac whose real-time protection is off, ends the command for the next step so many milliseconds after its launch, and
 * looks what another one does ten minutes later.
 */
export async function cutOffAndAgain(ms: number): Promise<Pick<Outcome, "acts" | "told" | "did">> {
  const mac = createMac("rtp-off", { rate: RATE });
  const runs: Run[] = [];
  const host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root }, onRun: (run) => void runs.push(run) });
  try {
    const first = host.launch("fix");
    const cutOff = pause(ms).then(() => first.terminate());
    await untilQuiet(mac, runs, () => first.isOver());
    await cutOff;
    mac.skip(10 * 60_000);
    runs.length = 0;
    const since = watch(mac);
    host.launch("fix");
    await untilQuiet(mac, runs, () => true);
    return { ...since(runs), did: mac.state().defender.realTimeProtection };
  } finally {
    await end(host, mac);
  }
}
