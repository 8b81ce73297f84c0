import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Ended } from "./ended";
import { DEFAULT_LIFETIMES, WINDOW_CLOSERS, type Lifetimes, type WindowCloser } from "./lifetimes";
import { intervalMs, preferenceValues, readManifest, type Command, type Manifest } from "./manifest";
import { MenuBarStore, warningItem, type MenuBarEntry } from "./menu-bar-store";
import type { FetchRequest, FetchResponse, FromWorker, Json, LaunchType } from "./protocol";
import { workerFile } from "./project";
import { Run, type RunOptions } from "./run";
import { temporaryFolder } from "./temporary";
import type { MacSetup, Role, WorkerSetup } from "./worker-setup";

/** The Mac that commands run on; without one they run on this machine as it is. */
export interface HostMac {
  root: string;
  /** `/Users/pilot` unless told. */
  home?: string;
  /** The kernel's version; read from the Mac's own state file unless told. */
  release?: string;
}

export interface HostNetwork {
  /** `all`, or the loopback ports that may be reached; none unless told. */
  allow?: "all" | number[];
  /** Answers a `fetch` to anywhere else; what it throws fails the request. */
  answer?: (request: FetchRequest) => FetchResponse | Promise<FetchResponse>;
}

export interface HostOptions {
  /** The folder of bundles that `ray build` made. */
  dist: string;
  /** The manifest, or its file; the one in `dist` unless told. */
  manifest?: Manifest | string;
  mac?: HostMac;
  /** The extension's support folder, which also holds its Cache; a fresh temporary one unless told. The host keeps its own state beside it. */
  supportPath?: string;
  preferences?: { [name: string]: Json };
  appearance?: "light" | "dark";
  network?: HostNetwork;
  clipboard?: string;
  /** Added to the worker's environment. */
  env?: NodeJS.ProcessEnv;
  /** Old-generation heap of a command, in MB; 100 as in Raycast. */
  heapMb?: number;
  /** What differs from the default lifetimes. */
  lifetimes?: Partial<Lifetimes>;
  /** The commands that the person switched off in Raycast's settings. */
  disabled?: readonly string[];
  /** When a no-view, menu-bar or tool run that is not done is ended; 60 s unless told. Raycast publishes no number. */
  timeoutMs?: number;
  /** Hears every message of every run. */
  onMessage?: (message: FromWorker, run: Run) => void;
  /** Hears that the window closes, before the view in it is ended; also where it was not open. */
  onWindowClosed?: (by: WindowCloser) => void;
  /** Hears of every run that starts, those by `launchCommand` and by interval too. */
  onRun?: (run: Run) => void;
}

export interface LaunchOptions {
  /** `userInitiated` unless told. */
  type?: LaunchType;
  context?: Json;
  arguments?: { [name: string]: Json };
  fallbackText?: string;
  /** A menu-bar command opened by a click on its item: it stays until the menu closes. */
  open?: boolean;
}

/** What an AI tool did. */
export interface ToolOutcome {
  /** What it asked before; null where it asked nothing, undefined where it has no confirmation. */
  confirmation?: Json;
  confirmed: boolean;
  value?: Json;
  error?: { name: string; message: string };
  run: Run;
  ended: Ended;
}

/** Raycast, as far as an extension can tell: it loads bundles, runs them in workers and keeps what they paint. */
export class RaycastHost {
  readonly manifest: Manifest;
  readonly supportPath: string;
  private readonly dist: string;
  private readonly store: MenuBarStore;
  private readonly active = new Set<Run>();
  private readonly subtitles = new Map<string, string>();
  private readonly lifetimes: Lifetimes;
  private readonly disabled: Set<string>;
  private windowRun: Run | undefined;

  constructor(private readonly options: HostOptions) {
    if (!existsSync(workerFile())) throw new Error("The host's worker is not built; call ensureBuilt() first");
    this.dist = resolve(options.dist);
    const { manifest = join(this.dist, "package.json") } = options;
    this.manifest = typeof manifest === "string" ? readManifest(manifest) : manifest;
    this.supportPath = options.supportPath ?? join(temporaryFolder("raycast-host-"), "support");
    mkdirSync(this.supportPath, { recursive: true });
    this.lifetimes = { ...DEFAULT_LIFETIMES, ...options.lifetimes };
    this.disabled = new Set(options.disabled);
    this.store = new MenuBarStore(join(this.ownFolder(), "menu-bar.json"));
  }

  /**
   * Runs a command; throws for one that the manifest does not know, and for one that is disabled. A background launch never overlaps another one of
   * the same command: the one that runs is given back.
   */
  launch(name: string, launch: LaunchOptions = {}): Run {
    const command = this.commandOf(name);
    if (this.disabled.has(name)) throw new Error(`“${command.title}” is disabled in Raycast's settings`);
    const { type = "userInitiated" } = launch;
    if (type === "background") {
      for (const run of this.active) if (run.command === name && run.launchType === "background") return run;
    }
    const isOpenMenu = command.mode === "menu-bar" && launch.open === true;
    const stays = command.mode === "view" || isOpenMenu;
    return this.start(command.mode, name, `${name}.js`, launch, undefined, stays);
  }

  /** Clicks a menu-bar command's item: it is loaded again and stays while its menu is open. */
  click(name: string): Run {
    return this.launch(name, { open: true });
  }

  /** Runs an AI tool; `confirm` answers its confirmation, which is agreed to unless told. */
  async runTool(name: string, input: Json, confirm: (asked: Json) => boolean = () => true): Promise<ToolOutcome> {
    const outcome: Pick<ToolOutcome, "confirmation" | "confirmed" | "value" | "error"> = { confirmed: true };
    const run = this.start("tool", name, join("tools", `${name}.js`), {}, input, false, (message) => {
      if (message.kind === "result" && message.id === 0) outcome.value = message.value;
      if (message.kind !== "confirmation") return;
      outcome.confirmation = message.value;
      outcome.confirmed = message.value === null || confirm(message.value);
      run.answerAlert(outcome.confirmed, message.id);
    });
    const ended = await run.ended;
    return { ...outcome, ...(ended.error ? { error: ended.error } : {}), run, ended };
  }

  /** What the menu bar shows of a command now. */
  menuBar(name: string): MenuBarEntry {
    return this.store.get(name);
  }

  /** The subtitle that a command gave itself, else the manifest's. */
  subtitle(name: string): string | undefined {
    return this.subtitles.get(name) ?? this.commandOf(name).subtitle;
  }

  /** The runs that are not over. */
  runs(): Run[] {
    return [...this.active];
  }

  /** Runs every activated command by its interval until the function that is given back is called. `rate` speeds it up. */
  startIntervals(rate = 1): () => void {
    const timers = this.manifest.commands.flatMap(({ name, mode, interval }) => {
      const every = intervalMs(interval);
      if (every === undefined) return [];
      return setInterval(() => {
        if (mode !== "menu-bar" || this.store.get(name).activated) this.launch(name, { type: "background" });
      }, every / rate);
    });
    return () => timers.forEach((timer) => clearInterval(timer));
  }

  /** Switches a command off or on in Raycast's settings. */
  setDisabled(name: string, disabled: boolean): void {
    if (disabled) this.disabled.add(this.commandOf(name).name);
    else this.disabled.delete(name);
  }

  /** The view in Raycast's window; undefined where there is none. */
  window(): Run | undefined {
    return this.windowRun;
  }

  /** Closes Raycast's window, which ends the view in it where that is the rule. */
  async closeWindow(by: WindowCloser): Promise<void> {
    const run = this.windowRun;
    this.options.onWindowClosed?.(by);
    if (!run || this.lifetimes.view === "stays") return;
    this.windowRun = undefined;
    await run.endNow(`its window was closed by ${WINDOW_CLOSERS[by]}`);
  }

  /** Ends every run. */
  async close(): Promise<void> {
    await Promise.all([...this.active].map((run) => run.unload()));
  }

  private ownFolder(): string {
    return `${this.supportPath}.host`;
  }

  private commandOf(name: string): Command {
    const command = this.manifest.commands.find((candidate) => candidate.name === name);
    if (!command) throw new Error(`The extension has no command “${name}”`);
    return command;
  }

  private start(
    role: Role,
    name: string,
    file: string,
    launch: LaunchOptions,
    input: Json | undefined,
    stays: boolean,
    hear?: (message: FromWorker) => void,
  ): Run {
    const { heapMb = 100, env, network } = this.options;
    const { lifetimes } = this;
    if (role === "menu-bar") this.store.set(name, { ...this.store.get(name), activated: true });
    const options: RunOptions = {
      setup: this.setupFor(role, name, file, launch, input),
      heapMb,
      lifetimes,
      ...this.timeoutFor(role, launch.type, stays),
      unloadWhenDone: !stays,
      ...(env ? { env } : {}),
      onMessage: (message, run) => {
        if (message.kind === "frame" && role === "menu-bar") this.paint(name, message);
        if (message.kind === "subtitle") this.keepSubtitle(name, message.text);
        const closer = closerIn(message);
        if (closer) void this.closeWindow(closer);
        if (message.kind === "popToRoot" && run === this.windowRun) this.leaveView();
        hear?.(message);
        this.options.onMessage?.(message, run);
      },
      onLaunch: async ({ command, type, context, arguments: given }) => {
        this.refuseLaunch(command, type);
        const args = given as { [name: string]: Json } | undefined;
        this.launch(command, { type, context, ...(args ? { arguments: args } : {}) });
      },
      ...(network?.answer ? { onFetch: network.answer } : {}),
    };
    const run = new Run(options);
    this.active.add(run);
    if (role === "view") this.openView(run);
    this.options.onRun?.(run);
    void run.ended.then((ended) => {
      this.active.delete(run);
      if (run === this.windowRun) this.windowRun = undefined;
      if (role !== "menu-bar") return;
      if (ended.error && ended.reason !== "timed-out") this.paintWarning(name, ended.error.message);
      this.store.save();
    });
    return run;
  }

  private timeoutFor(role: Role, type: LaunchType | undefined, stays: boolean): { timeoutMs?: number } {
    const { backgroundMs, menuMs } = this.lifetimes;
    const longest = [
      ...(stays ? [] : [this.options.timeoutMs ?? 60_000]),
      ...(type === "background" ? [backgroundMs] : role === "menu-bar" ? [menuMs] : []),
    ].filter(Number.isFinite);
    return longest.length > 0 ? { timeoutMs: Math.min(...longest) } : {};
  }

  /** One view is in the window at a time. */
  private openView(run: Run): void {
    const before = this.windowRun;
    this.windowRun = run;
    if (before && this.lifetimes.view !== "stays") void before.endNow("another view took its window");
  }

  private leaveView(): void {
    const run = this.windowRun;
    if (!run || this.lifetimes.view === "stays") return;
    this.windowRun = undefined;
    void run.endNow("the person left its view");
  }

  private paint(name: string, frame: Extract<FromWorker, { kind: "frame" }>): void {
    // Parsed only when somebody looks at it, as a poll's frames mostly go unread.
    this.store.set(name, {
      activated: true,
      get painted() {
        return frame.stack[0] ?? null;
      },
    });
  }

  private paintWarning(name: string, error: string): void {
    this.store.set(name, { activated: true, painted: warningItem(error), error });
  }

  private keepSubtitle(name: string, text: string | null): void {
    if (text === null) this.subtitles.delete(name);
    else this.subtitles.set(name, text);
  }

  private refuseLaunch(name: string, type: LaunchType): void {
    const refusal = this.refusalOf(this.commandOf(name), type);
    if (refusal !== undefined) throw new Error(refusal);
  }

  /** Why `launchCommand` is refused, in words that are a guess; undefined where it is not. */
  private refusalOf({ name, mode, title }: Command, type: LaunchType): string | undefined {
    if (this.disabled.has(name)) return `“${title}” is disabled`;
    if (mode === "menu-bar" && type === "background" && !this.store.get(name).activated) {
      return `“${title}” must be activated before it can be run in the background`;
    }
    return undefined;
  }

  /** What a worker that starts now is refused at the call itself. */
  private refusedLaunches(): WorkerSetup["refusedLaunches"] {
    if (this.lifetimes.refusedLaunch === "rejected") return {};
    const refusedAs = (type: LaunchType) =>
      Object.fromEntries(
        this.manifest.commands.flatMap((command) => {
          const refusal = this.refusalOf(command, type);
          return refusal === undefined ? [] : [[command.name, refusal]];
        }),
      );
    return { userInitiated: refusedAs("userInitiated"), background: refusedAs("background") };
  }

  private setupFor(
    role: Role,
    name: string,
    file: string,
    launch: LaunchOptions,
    input: Json | undefined,
  ): WorkerSetup {
    const { appearance = "light", preferences, mac, network, clipboard = "" } = this.options;
    const { type = "userInitiated", context, arguments: given = {}, fallbackText } = launch;
    const bundle = join(this.dist, file);
    if (!existsSync(bundle)) throw new Error(`There is no bundle ${file} in ${this.dist}; build the extension first`);
    mkdirSync(this.ownFolder(), { recursive: true });
    const assetsPath = join(this.dist, "assets");
    return {
      bundle,
      role,
      launch: {
        type,
        arguments: given,
        ...(context === undefined ? {} : { context }),
        ...(fallbackText === undefined ? {} : { fallbackText }),
      },
      ...(input === undefined ? {} : { input }),
      environment: {
        extensionName: this.manifest.name,
        ownerOrAuthorName: this.manifest.author,
        commandName: name,
        appearance,
        assetsPath,
        supportPath: this.supportPath,
      },
      preferences: preferenceValues(this.manifest, name, preferences),
      localStorageFile: join(this.ownFolder(), "local-storage.json"),
      clipboard,
      ...(mac ? { mac: macSetup(mac, [this.dist, dirname(this.supportPath)]) } : {}),
      network: { allow: network?.allow ?? [], answered: network?.answer !== undefined },
      threads: this.lifetimes.threads,
      refusedLaunches: this.refusedLaunches(),
      launchedAt: performance.timeOrigin + performance.now(),
    };
  }
}

/** What a message does to Raycast's window. */
function closerIn(message: FromWorker): WindowCloser | undefined {
  switch (message.kind) {
    case "hud":
    case "open":
      return message.kind;
    case "closeWindow":
      return "closeMainWindow";
    case "spawn":
      if (message.program.endsWith("/open")) return "open";
      return message.args.some((arg) => arg.includes("with administrator privileges")) ? "password" : undefined;
    default:
      return undefined;
  }
}

function macSetup({ root, home = "/Users/pilot", release }: HostMac, untouched: string[]): MacSetup {
  const clockFile = join(root, "mac.json");
  return { root, home, release: release ?? kernelOf(clockFile) ?? "0.0.0", clockFile, untouched };
}

function kernelOf(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { macOS?: { kernel?: string } }).macOS?.kernel;
  } catch {
    return undefined;
  }
}
