import { join } from "node:path";
import { run as runChild } from "../../../src/process/run";
import {
  drawn,
  hudShows,
  RaycastHost,
  toastShows,
  type Drawn,
  type Ended,
  type FromWorker,
  type HostNode,
  type Lifetimes,
  type Run,
} from "../raycast";
import { commandInfos, extensionIcon } from "./commands";
import { holdsHandler, holdsLink } from "./frame";
import { Refusal } from "./refusal";
import type { PageRequest } from "./requests";
import { Simulator } from "./simulator";
import type { DesktopState, HistoryEntry, MenuBarState, ProcessEntry } from "./state";

export interface DesktopOptions {
  /** The folder of the built extension. */
  dist: string;
  /** Where the extension keeps its files; a temporary folder unless told. */
  supportPath?: string;
  /** The simulated Mac to begin with; none: this Mac's own tools. */
  preset?: string;
  /** What differs from the simulated Raycast's own lifetimes. */
  lifetimes?: Partial<Lifetimes>;
}

/** How many processes and history entries are kept. */
const KEPT = 300;
/** How often the simulated Mac is looked at. */
const LOOK_MS = 1_000;
/** How long a toast that needs nothing of the person stands. */
const TOAST_MS = 6_000;

/**
 * The simulated desktop: a Raycast host on a Mac, and all that a page has to draw of them. Holds the truth, so that a
 * page can come and go.
 */
export class Desktop {
  readonly state: DesktopState;
  private readonly listeners = new Set<(keys: (keyof DesktopState)[]) => void>();
  private readonly ids = new Map<Run, number>();
  private readonly simulator: Simulator | undefined;
  private host: RaycastHost;
  private stopIntervals = (): void => {};
  private windowRun: Run | undefined;
  private menuRun: Run | undefined;
  private toastTimer: NodeJS.Timeout | undefined;
  private readonly lookTimer: NodeJS.Timeout | undefined;
  private rate = 1;
  private lastKey = 0;
  private clicking = false;
  private closed = false;
  /** While another Mac is put in place or Raycast restarts. */
  private restarting: Promise<void> | undefined;

  constructor(private readonly options: DesktopOptions) {
    const { preset } = options;
    if (preset !== undefined) this.simulator = new Simulator(preset);
    this.host = this.createHost(options.supportPath);
    const { manifest } = this.host;
    this.state = {
      real: preset === undefined,
      extension: { title: manifest.title, icon: extensionIcon(manifest) },
      commands: this.commands(),
      menuBar: NO_MENU_BAR,
      window: { visible: true, command: null, run: null, stack: [], error: null },
      toast: null,
      alert: null,
      hud: null,
      ended: null,
      processes: [],
      history: [],
      opened: null,
      mac: null,
    };
    this.look();
    if (this.simulator) this.lookTimer = setInterval(() => this.look(), LOOK_MS);
    this.activate();
    this.stopIntervals = this.host.startIntervals(this.rate);
  }

  /** Hears which parts of the state changed, until the function that is given back is called. */
  onChange(listener: (keys: (keyof DesktopState)[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Does what the page asks for, after a restart that is under way. Throws a Refusal for what is not on the screen. */
  async take(request: PageRequest): Promise<void> {
    while (this.restarting) await this.restarting;
    switch (request.do) {
      case "fire":
        return this.fire(request);
      case "answerAlert": {
        const { alert } = this.state;
        if (alert?.run !== request.run || alert.id !== request.id) throw new Refusal("This alert is not open");
        this.set({ alert: null });
        return this.runOf(request.run).answerAlert(request.confirmed, request.id);
      }
      case "toastAction": {
        const { toast } = this.state;
        const action = toast?.actions.some(({ which }) => which === request.which);
        if (toast?.run !== request.run || toast.id !== request.id || !action) throw new Refusal("No such toast action");
        return this.runOf(request.run).pressToast(request.which, request.id);
      }
      case "hideToast":
        return this.set({ toast: null });
      case "launch":
        return this.launch(request.command);
      case "pop":
        return this.pop();
      case "showWindow":
        if (!request.visible) await this.host.closeWindow("person");
        return this.showWindow(request.visible);
      case "openMenu":
        return request.open ? this.openMenu() : this.closeMenu();
      case "followLink": {
        const run = this.runOf(request.run);
        if (!holdsLink(run.stack(), request.url)) throw new Refusal("This link is not on the screen");
        await this.host.closeWindow("open");
        return this.openTarget(request.url);
      }
      case "act":
        this.needSimulator().act(request.action);
        return this.look();
      case "choosePreset":
        Simulator.check(request.preset);
        return this.restart(() => this.choosePreset(request.preset));
      case "setRate":
        return this.setRate(request.rate);
      case "closeOpened":
        this.needSimulator().closeOpened();
        return this.look();
      case "restartRaycast":
        return this.restart(() => this.restartRaycast(this.host.supportPath));
    }
  }

  /** Ends everything. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.lookTimer);
    clearTimeout(this.toastTimer);
    this.stopIntervals();
    await this.host.close();
    this.simulator?.destroy();
  }

  private set(part: Partial<DesktopState>): void {
    Object.assign(this.state, part);
    const keys = Object.keys(part) as (keyof DesktopState)[];
    for (const listener of this.listeners) listener(keys);
  }

  private note(kind: HistoryEntry["kind"], text: string): void {
    const entry = { key: ++this.lastKey, at: this.simulator?.now() ?? Date.now(), kind, text };
    this.set({ history: [...this.state.history, entry].slice(-KEPT) });
  }

  private createHost(supportPath?: string): RaycastHost {
    return new RaycastHost({
      dist: this.options.dist,
      ...(supportPath === undefined ? {} : { supportPath }),
      ...(this.simulator ? { mac: { root: this.simulator.root } } : { network: { allow: "all" as const } }),
      ...(this.options.lifetimes ? { lifetimes: this.options.lifetimes } : {}),
      onRun: (run) => this.begin(run),
      onWindowClosed: () => this.showWindow(false),
      onMessage: (message, run) => this.hear(message, run),
    });
  }

  /** A menu-bar command shows once it was run; a person who starts the preview wants to see it. */
  private activate(): void {
    const command = this.menuBarCommand();
    if (command !== null && !this.host.menuBar(command).activated) this.host.launch(command);
    this.refreshMenuBar();
  }

  private menuBarCommand(): string | null {
    return this.host.manifest.commands.find(({ mode }) => mode === "menu-bar")?.name ?? null;
  }

  private titleOf(command: string): string {
    return this.state.commands.find(({ name }) => name === command)?.title ?? command;
  }

  private idOf(run: Run): number {
    const id = this.ids.get(run) ?? ++this.lastKey;
    this.ids.set(run, id);
    return id;
  }

  private runOf(id: number): Run {
    for (const [run, known] of this.ids) if (known === id && !run.isOver()) return run;
    throw new Refusal("That command is not loaded any more");
  }

  private begin(run: Run): void {
    this.idOf(run);
    const how = run.launchType === "background" ? "in the background" : "by the person";
    this.note("run", `${this.titleOf(run.command)} was launched ${how}`);
    if (run.role === "view") {
      const before = this.windowRun;
      this.windowRun = run;
      const window = { visible: true, command: run.command, run: this.idOf(run), stack: [], error: null };
      this.set({ window, toast: null });
      void before?.unload();
    }
    if (run.role === "menu-bar") {
      if (this.clicking) this.menuRun = run;
      this.refreshMenuBar({ runs: this.state.menuBar.runs + 1 });
    }
    // The host hears of the end, too, and paints a warning where there was an error: that comes first.
    void run.ended.then((ended) => setImmediate(() => this.end(run, ended)));
  }

  private end(run: Run, { reason, by, error }: Ended): void {
    if (this.closed) return;
    const id = this.idOf(run);
    this.ids.delete(run);
    this.tellEnd(run, by);
    if (run === this.menuRun) {
      this.menuRun = undefined;
      this.refreshMenuBar({ open: false });
    }
    if (run === this.windowRun && !error) this.toRoot();
    if (error) this.note("error", `${this.titleOf(run.command)} ended (${reason}): ${error.message}`);
    const { toast, alert, window } = this.state;
    if (alert?.run === id) this.set({ alert: null });
    // Nobody is left to change it: what turned goes on turning.
    if (toast?.run === id) this.set({ toast: { ...toast, actions: [] } });
    if (error && run.role === "view" && window.run === id) this.set({ window: { ...window, error } });
    if (error && run.role === "no-view") this.showFailure(id, error);
    if (run.role === "menu-bar") this.refreshMenuBar();
  }

  /** Says that a worker ended, unless it had nothing left to do. */
  private tellEnd(run: Run, by: string): void {
    if (by === "it was done") return;
    const text = `${this.titleOf(run.command)} ended: ${by}`;
    this.note("run", text);
    this.set({ ended: { key: this.lastKey, text } });
  }

  private showFailure(run: number, { name, message }: { name: string; message: string }): void {
    this.set({ toast: { run, id: 0, style: "FAILURE", title: name, message, actions: [] } });
  }

  private hear(message: FromWorker, run: Run): void {
    if (this.closed) return;
    switch (message.kind) {
      case "frame":
        if (run === this.windowRun) this.set({ window: { ...this.state.window, stack: message.stack } });
        if (run.role === "menu-bar") this.refreshMenuBar();
        return;
      case "done":
        if (message.error && run === this.windowRun) {
          this.set({ window: { ...this.state.window, error: message.error } });
        }
        return;
      case "toast":
        return this.hearToast(message, run);
      case "alert":
        this.note("alert", String(message.options.title));
        return this.set({ alert: { run: this.idOf(run), id: message.id, options: message.options } });
      case "hud":
        this.note("hud", message.title);
        return this.set({ hud: { id: ++this.lastKey, title: hudShows(message.title) } });
      case "clipboard":
        return this.note("clipboard", message.text);
      case "open":
        this.note("open", message.target);
        return void this.openTarget(message.target);
      case "launch":
        return this.note(
          "launch",
          `${this.titleOf(run.command)} launches ${this.titleOf(message.command)} (${message.type})`,
        );
      case "subtitle":
        return this.set({ commands: this.commands() });
      case "popToRoot":
        if (run === this.windowRun) this.toRoot();
        return;
      case "openPreferences":
        return this.note("open", `Raycast’s preferences of the ${message.of}`);
      case "spawn":
        return this.hearSpawn(message, run);
      case "exit":
        return this.hearExit(message, run);
      case "log":
        return this.note(message.level === "error" ? "error" : "log", message.text);
      default:
        return;
    }
  }

  private commands(): DesktopState["commands"] {
    return commandInfos(this.host.manifest, (name) => this.host.subtitle(name));
  }

  private hearToast(message: Extract<FromWorker, { kind: "toast" }>, run: Run): void {
    const id = this.idOf(run);
    const { toast } = this.state;
    clearTimeout(this.toastTimer);
    if (!message.visible) {
      if (toast?.run === id && toast.id === message.id) this.set({ toast: null });
      return;
    }
    const { style, title, message: text = "" } = message;
    this.note("toast", text ? `${title}: ${text}` : title);
    const actions = message.actions.map((action) => ({ ...action, shortcut: action.shortcut ?? null }));
    this.set({ toast: { run: id, id: message.id, style, title: toastShows(title), message: text, actions } });
    if (isLasting(style) || actions.length > 0) return;
    this.toastTimer = setTimeout(() => this.set({ toast: null }), TOAST_MS);
  }

  private hearSpawn({ pid, program, args, atMs }: Extract<FromWorker, { kind: "spawn" }>, run: Run): void {
    const { processes } = this.state;
    const key = ++this.lastKey;
    const number = (processes.at(-1)?.number ?? 0) + 1;
    const entry: ProcessEntry = { key, number, run: this.idOf(run), pid, program, args, startedAt: atMs };
    this.set({ processes: [...processes, entry].slice(-KEPT) });
  }

  private hearExit({ pid, exitCode, signal, atMs }: Extract<FromWorker, { kind: "exit" }>, run: Run): void {
    const id = this.idOf(run);
    const isIt = (entry: ProcessEntry): boolean => entry.pid === pid && entry.run === id && entry.endedAt === undefined;
    this.set({
      processes: this.state.processes.map((entry) =>
        isIt(entry) ? { ...entry, endedAt: atMs, exitCode, signal } : entry,
      ),
    });
    this.look();
  }

  private fire({ run: id, handler, args }: Extract<PageRequest, { do: "fire" }>): void {
    const run = this.runOf(id);
    if (!holdsHandler(run.stack(), handler)) throw new Refusal("This handler is not on the screen");
    // What it throws ends the command, and is told as such.
    void run.fire(handler, ...args).catch(() => undefined);
    if (run === this.menuRun) {
      this.menuRun = undefined;
      this.refreshMenuBar({ open: false });
    }
  }

  private launch(name: string): void {
    const command = this.state.commands.find((candidate) => candidate.name === name);
    if (!command) throw new Refusal("The manifest has no such command");
    this.host.launch(name);
  }

  private pop(): void {
    if (!this.windowRun || this.windowRun.isOver()) return this.toRoot();
    if (this.windowRun.stack().length > 1 && !this.state.window.error) this.windowRun.pop();
    else this.toRoot();
  }

  private toRoot(): void {
    void this.windowRun?.unload();
    this.windowRun = undefined;
    const { visible } = this.state.window;
    this.set({ window: { visible, command: null, run: null, stack: [], error: null } });
  }

  private showWindow(visible: boolean): void {
    this.set({ window: { ...this.state.window, visible } });
  }

  private refreshMenuBar(part: Partial<MenuBarState> = {}): void {
    const command = this.menuBarCommand();
    if (command === null) return;
    const { activated, painted } = this.host.menuBar(command);
    const open = this.menuRun?.stack()[0];
    const loaded = this.host.runs().some((run) => run.command === command);
    const phase = this.menuRun ? "loaded" : loaded ? "in background" : "unloaded";
    const run = this.menuRun && open ? this.idOf(this.menuRun) : null;
    const root = open ?? painted;
    const menuBar = { ...this.state.menuBar, command, activated, root, icon: this.iconOf(root), phase, run, ...part };
    this.set({ menuBar: menuBar as MenuBarState });
  }

  private iconOf(root: HostNode | null): MenuBarState["icon"] {
    const assets = assetsFolder(this.options.dist);
    const as = (appearance: "light" | "dark") => drawn(root?.props.icon, { assets, appearance });
    return { light: as("light"), dark: as("dark") };
  }

  private openMenu(): void {
    const { command, activated, open } = this.state.menuBar;
    if (command === null || !activated) throw new Refusal("The menu bar has no item of this extension");
    if (open) return;
    this.clicking = true;
    try {
      this.host.click(command);
    } finally {
      this.clicking = false;
    }
    this.refreshMenuBar({ open: true });
  }

  private closeMenu(): void {
    const run = this.menuRun;
    this.menuRun = undefined;
    this.refreshMenuBar({ open: false });
    void run?.closeMenu();
  }

  private async openTarget(target: string): Promise<void> {
    if (this.simulator) {
      this.simulator.open(target);
      return this.look();
    }
    await runChild({ program: "/usr/bin/open", args: [target], timeoutMs: 10_000 });
  }

  /** Draws the simulated Mac as it is now. */
  private look(): void {
    if (!this.simulator || this.closed) return;
    const { mac, opened } = this.simulator.look();
    if (JSON.stringify(opened) !== JSON.stringify(this.state.opened)) this.set({ opened });
    if (JSON.stringify(mac) !== JSON.stringify(this.state.mac)) this.set({ mac });
  }

  private needSimulator(): Simulator {
    if (!this.simulator) throw new Refusal("There is no simulated Mac");
    return this.simulator;
  }

  /** Runs a restart; what is asked for meanwhile, by this page or another, waits for its end. */
  private async restart(run: () => Promise<void>): Promise<void> {
    const restart = run();
    const settled = restart.then(
      () => {},
      () => {},
    );
    this.restarting = settled;
    try {
      await restart;
    } finally {
      if (this.restarting === settled) this.restarting = undefined;
    }
  }

  private async choosePreset(preset: string): Promise<void> {
    const simulator = this.needSimulator();
    this.stopIntervals();
    await this.host.close();
    simulator.choose(preset);
    // What ran on the Mac before would only confuse.
    this.set({ processes: [], history: [] });
    await this.restartRaycast();
  }

  private setRate(rate: number): void {
    this.needSimulator().setRate(rate);
    this.rate = rate;
    this.stopIntervals();
    this.stopIntervals = this.host.startIntervals(rate);
    this.look();
  }

  /** Without a support path, the extension starts with nothing kept. */
  private async restartRaycast(supportPath?: string): Promise<void> {
    this.stopIntervals();
    await this.host.close();
    this.windowRun = undefined;
    this.menuRun = undefined;
    this.host = this.createHost(supportPath);
    this.toRoot();
    this.showWindow(true);
    this.set({ toast: null, alert: null, hud: null, ended: null });
    this.refreshMenuBar({ open: false });
    this.note("run", "Raycast was started");
    this.look();
    if (supportPath === undefined) this.activate();
    this.stopIntervals = this.host.startIntervals(this.rate);
  }
}

function isLasting(style: string): boolean {
  return style.toLowerCase() === "animated";
}

const NO_ICON: Drawn = { kind: "nothing", source: "", lost: [] };

const NO_MENU_BAR: MenuBarState = {
  command: null,
  activated: false,
  root: null,
  icon: { light: NO_ICON, dark: NO_ICON },
  phase: "unloaded",
  run: null,
  open: false,
  runs: 0,
};

/** Where the extension's pictures are. */
export function assetsFolder(dist: string): string {
  return join(dist, "assets");
}
