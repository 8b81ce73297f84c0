import { receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import { ChildLog, type StartedChild } from "./children";
import type { Ended, EndReason, Failure } from "./ended";
import { byTitle, byType, textOf } from "./find";
import { type Lifetimes, PATIENCE } from "./lifetimes";
import { MessageLog } from "./messages";
import type { FetchResponse, FromWorker, HostNode, Json, ToWorker } from "./protocol";
import { workerFile } from "./project";
import { handlerName, isAction } from "./target";
import type { WireFrame, WireThread, WorkerSetup } from "./worker-setup";

export interface RunOptions {
  setup: WorkerSetup;
  heapMb: number;
  lifetimes: Lifetimes;
  /** Real milliseconds after which a command that is not done is ended; undefined where it may stay. */
  timeoutMs?: number;
  /** Whether the run is unloaded as soon as the command is done. */
  unloadWhenDone: boolean;
  env?: NodeJS.ProcessEnv;
  onMessage?: (message: FromWorker, run: Run) => void;
  onLaunch: (message: Extract<FromWorker, { kind: "launch" }>) => Promise<void>;
  onFetch?: (request: Extract<FromWorker, { kind: "fetch" }>["request"]) => FetchResponse | Promise<FetchResponse>;
}

type Truthy<T> = Exclude<T, false | 0 | "" | null | undefined>;

/** After how long a condition that does not come about is taken for a hang, in real milliseconds. */
const HANG_MS = 240_000;

/** How long a worker may take to unmount before it is terminated. */
const UNLOAD_GRACE_MS = 1_000 * PATIENCE;

/** One run of a command, from load to unload. */
export class Run {
  readonly command: string;
  readonly role: WorkerSetup["role"];
  readonly launchType: WorkerSetup["launch"]["type"];
  /** Resolves when the worker is gone; never rejects. */
  readonly ended: Promise<Ended>;

  private readonly worker: Worker;
  private readonly log = new MessageLog();
  private readonly childLog = new ChildLog();
  private readonly answers = new Map<number, (message: FromWorker) => void>();
  private readonly watchers = new Set<() => void>();
  private readonly timers = new Set<NodeJS.Timeout>();
  /** What to do when the synchronous part of a handler has run, by the request's id. */
  private readonly fired = new Map<number, () => void>();
  private timeout: NodeJS.Timeout | undefined;
  private renderTimer: NodeJS.Timeout | undefined;
  private clicked = false;
  private readonly threads = new Set<MessagePort>();
  private lastId = 0;
  private reason: EndReason | undefined;
  private endedBy: string | undefined;
  private failure: Failure | undefined;
  private finished: Ended | undefined;
  private report: Extract<FromWorker, { kind: "report" }> | undefined;
  private unloading = false;

  constructor(private readonly options: RunOptions) {
    const { setup, heapMb, timeoutMs } = options;
    this.command = setup.environment.commandName;
    this.role = setup.role;
    this.launchType = setup.launch.type;
    this.worker = new Worker(workerFile(), {
      workerData: setup,
      env: { ...process.env, NODE_ENV: "production", ...options.env },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      execArgv: [],
    });
    this.worker.on("message", (message: FromWorker | WireFrame | WireThread) => {
      if (message.kind === "thread") this.hearThread(message.port);
      else this.hear(message);
    });
    this.worker.on("error", (error: Error & { code?: string }) => {
      this.endedBy ??= "an error that nothing caught";
      this.reason = error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "out-of-memory" : "threw";
      this.failure = { name: error.name, message: error.message, ...(error.stack ? { stack: error.stack } : {}) };
    });
    this.ended = new Promise((resolve) => this.worker.once("exit", () => resolve(this.finish())));
    if (timeoutMs !== undefined) {
      this.timeout = this.after(timeoutMs, () =>
        this.timeOut("its", `${this.command} was ended after ${timeoutMs} ms`),
      );
    }
  }

  /** The views on the navigation stack, the last on top; empty before the first frame and where null was rendered. */
  stack(): HostNode[] {
    return this.log.lastFrame?.stack ?? [];
  }

  /** The same as JSON text, cheaper than `stack` where it is only handed on. */
  stackText(): string {
    return this.log.lastFrame?.text ?? "[]";
  }

  /** The view on top; throws where nothing is shown. */
  tree(): HostNode {
    const top = this.stack().at(-1);
    if (!top) throw new Error(`${this.command} shows nothing${this.failure ? `: ${this.failure.message}` : ""}`);
    return top;
  }

  /** Everything the worker told so far; of the frames, the last hundred. */
  messages(): readonly FromWorker[] {
    return this.log.all;
  }

  /** The messages of one kind. */
  messagesOf<Kind extends FromWorker["kind"]>(kind: Kind): Extract<FromWorker, { kind: Kind }>[] {
    return this.log.all.filter((message): message is Extract<FromWorker, { kind: Kind }> => message.kind === kind);
  }

  /** Every child so far, in the order of their start. */
  children(): StartedChild[] {
    return this.childLog.all();
  }

  /** The error that ended the command, once it has. */
  error(): Failure | undefined {
    return this.failure;
  }

  /** Whether the worker is gone. */
  isOver(): boolean {
    return this.finished !== undefined;
  }

  byType(type: string): HostNode[] {
    return this.stack().length > 0 ? byType(this.tree(), type) : [];
  }

  byTitle(title: string): HostNode | undefined {
    return this.stack().length > 0 ? byTitle(this.tree(), title) : undefined;
  }

  /** Every word on top. */
  text(): string {
    return this.stack().length > 0 ? textOf(this.tree()) : "";
  }

  /**
   * Waits until a condition holds and gives what it gave. `idle`: nothing is loading, no child runs, and nothing more
   * is rendered by what was scheduled; a command that is over is idle, one that failed never is. Rejects after `ms`
   * (real time), or when the run ends before the condition holds.
   */
  async waitFor<T>(condition: "idle" | ((run: Run) => T), ms = HANG_MS): Promise<Truthy<T>> {
    const deadline = performance.now() + ms;
    for (;;) {
      const met = condition === "idle" ? await this.isIdle() : condition(this);
      if (met) return met as Truthy<T>;
      const left = deadline - performance.now();
      if (left <= 0 || this.finished) {
        const why = this.finished ? `ended (${this.finished.reason})` : `is not there after ${ms} ms`;
        throw new Error(`${this.command} ${why}; it says:\n${this.failure?.message ?? this.text()}`);
      }
      await this.nextChange(Math.min(left, 100));
    }
  }

  /**
   * Fires a handler: its name, its `$handler`, or a node, whose `onAction` is meant. Resolves when what it started has
   * settled, or when Raycast has ended the worker in the middle of it; rejects with what it threw. Pressing an item of
   * an open menu closes the menu, which ends the run by the rule for clicks: this resolves when it is over.
   */
  async fire(target: HostNode | Json | undefined, ...args: Json[]): Promise<Json | undefined> {
    const handler = handlerName(target);
    const { menuClick, renderMs } = this.options.lifetimes;
    const isClick = this.role === "menu-bar" && isAction(handler);
    const thenFreeze = isClick && menuClick === "at-once";
    const answer = await this.request((id) => {
      const stuck = this.after(renderMs, () => this.timeOut("a handler's", `${handler} takes over ${renderMs} ms`));
      this.fired.set(id, () => {
        this.drop(stuck);
        if (isClick) this.hearClick();
      });
      return { kind: "fire", id, handler, args, thenFreeze };
    }, "result");
    if (isClick) await this.endOfClick();
    if (answer.kind !== "result") {
      if (this.finished?.reason !== "unloaded") throw new Error(`${this.command} ended while ${handler} ran`);
      return undefined;
    }
    if (answer.error) throw Object.assign(new Error(answer.error.message), { name: answer.error.name });
    return answer.value;
  }

  /** Answers an alert; without `id`, the last one. */
  answerAlert(confirmed: boolean, id = this.messagesOf("alert").at(-1)?.id): void {
    if (id === undefined) throw new Error(`${this.command} asked nothing`);
    this.send({ kind: "answerAlert", id, confirmed });
  }

  /** Presses an action of a toast; without `id`, of the last one. */
  pressToast(which: "primary" | "secondary", id = this.messagesOf("toast").at(-1)?.id): void {
    if (id === undefined) throw new Error(`${this.command} shows no toast`);
    this.send({ kind: "toastAction", id, which });
  }

  /** Pops the top view, as Escape does. */
  pop(): void {
    this.send({ kind: "pop" });
  }

  /** Closes an open menu without a choice. */
  async closeMenu(): Promise<Ended> {
    if (this.clicked) return this.ended;
    if (this.options.lifetimes.menuClose === "at-once") return this.endNow("its menu was closed");
    await this.waitFor("idle").catch(() => undefined);
    return this.unload("its menu was closed, and all that it began had ended");
  }

  /** Takes the worker's report and ends it, whatever its children do. `by`: what it is ended for, in words. */
  async unload(by = "it was left"): Promise<Ended> {
    if (!this.unloading && !this.finished) {
      this.unloading = true;
      this.endedBy ??= by;
      const { unmount } = this.options.lifetimes;
      await this.request(() => ({ kind: "unload", unmount }), "report", UNLOAD_GRACE_MS);
      this.reason ??= this.failure ? "threw" : "unloaded";
      await this.worker.terminate();
    }
    return this.ended;
  }

  /** Ends the worker as Raycast does where it asks nobody: in the middle of whatever it does, without its report. */
  async endNow(by: string): Promise<Ended> {
    if (!this.finished) {
      this.endedBy ??= by;
      this.reason ??= "unloaded";
      await this.worker.terminate();
    }
    return this.ended;
  }

  /** Ends the worker in the middle of whatever it does, for a reason that is none of Raycast's rules. */
  async terminate(): Promise<Ended> {
    await this.worker.terminate();
    return this.ended;
  }

  private hearClick(): void {
    const { menuClick } = this.options.lifetimes;
    this.clicked = true;
    if (menuClick === "at-once") void this.endNow("a click in its menu");
    else if (menuClick !== "never") this.after(menuClick, () => void this.endNow("a click in its menu"));
  }

  private async endOfClick(): Promise<void> {
    if (this.options.lifetimes.menuClick === "never") {
      if (!this.failure) await this.waitFor("idle").catch(() => undefined);
      await this.unload("a click in its menu, when all that it began had ended");
    }
    await this.ended;
  }

  private timeOut(which: string, message: string): void {
    this.reason = "timed-out";
    this.endedBy ??= `${which} time-out`;
    this.failure = { name: "TimeoutError", message };
    void this.worker.terminate();
  }

  /** A thread of the command's own tells of its children. */
  private hearThread(port: MessagePort): void {
    this.threads.add(port);
    port.on("message", (message: FromWorker) => this.hear(message));
    port.unref();
  }

  private hear(message: FromWorker | WireFrame): void {
    const heard = this.log.add(message);
    switch (heard.kind) {
      case "loading":
        this.renderTimer = this.awaitFrame();
        break;
      case "frame":
        this.drop(this.renderTimer);
        break;
      case "fired":
        this.fired.get(heard.id)?.();
        this.fired.delete(heard.id);
        break;
      case "spawn":
      case "exit":
        this.childLog.hear(heard);
        break;
      case "report":
        this.report = heard;
        this.answers.get(0)?.(heard);
        break;
      case "result":
      case "settled":
        this.answers.get(heard.id)?.(heard);
        break;
      case "launch":
        void this.options.onLaunch(heard).then(
          () => this.send({ kind: "launched", id: heard.id }),
          (error: Error) => this.send({ kind: "launched", id: heard.id, error: error.message }),
        );
        break;
      case "fetch":
        void this.answerFetch(heard);
        break;
      case "done":
        this.hearDone(heard);
        break;
    }
    this.options.onMessage?.(heard, this);
    this.notify();
  }

  private hearDone({ error }: Extract<FromWorker, { kind: "done" }>): void {
    if (error) this.failure = error;
    if (error || this.options.unloadWhenDone) this.drop(this.timeout);
    // A view that threw stays on the screen as its error, until it is closed.
    if (this.options.unloadWhenDone || (error && this.role !== "view")) {
      void this.unload(error ? "an error that nothing caught" : "it was done");
    }
  }

  private async answerFetch({ id, request }: Extract<FromWorker, { kind: "fetch" }>): Promise<void> {
    try {
      const response = await this.options.onFetch?.(request);
      this.send({ kind: "fetched", id, ...(response ? { response } : { error: "The host refuses the network" }) });
    } catch (error) {
      this.send({ kind: "fetched", id, error: String((error as Error).message) });
    }
  }

  private async isIdle(): Promise<boolean> {
    if (this.failure) throw new Error(`${this.command} failed: ${this.failure.message}`);
    if (this.finished) return true;
    if (this.options.unloadWhenDone || !this.log.firstFrame || this.isLoading() || this.childLog.running > 0)
      return false;
    const frames = this.log.frames;
    await this.request((id) => ({ kind: "settle", id }), "settled");
    return !this.isLoading() && this.childLog.running === 0 && this.log.frames === frames;
  }

  private isLoading(): boolean {
    return this.stack().at(-1)?.props.isLoading === true;
  }

  private send(message: ToWorker): void {
    if (!this.finished) this.worker.postMessage(message);
  }

  /** Sends and waits for the answer; gives a `done` where the worker ended or did not answer within `ms`. */
  private request(make: (id: number) => ToWorker, kind: FromWorker["kind"], ms?: number): Promise<FromWorker> {
    const id = kind === "report" ? 0 : ++this.lastId;
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const settle = (message: FromWorker) => {
        clearTimeout(timer);
        this.answers.delete(id);
        resolve(message);
      };
      const unanswered: FromWorker = { kind: "done", reason: "idle" };
      this.answers.set(id, settle);
      if (ms !== undefined) timer = setTimeout(() => settle(unanswered), ms);
      void this.ended.then(() => settle(unanswered));
      this.send(make(id));
    });
  }

  /** The first frame of what is drawn is waited for. */
  private awaitFrame(): NodeJS.Timeout | undefined {
    if (this.role !== "view" && this.role !== "menu-bar") return undefined;
    const { renderMs } = this.options.lifetimes;
    return this.after(renderMs, () => this.timeOut("the render", `${this.command} drew nothing in ${renderMs} ms`));
  }

  /** Does something later, unless the run is over by then; never, where the time has no end. */
  private after(ms: number, act: () => void): NodeJS.Timeout | undefined {
    if (!Number.isFinite(ms)) return undefined;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, ms);
    this.timers.add(timer);
    return timer;
  }

  private drop(timer: NodeJS.Timeout | undefined): void {
    clearTimeout(timer);
    if (timer) this.timers.delete(timer);
  }

  private nextChange(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.watchers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.watchers.add(done);
    });
  }

  /** What the command's threads told before they were ended with it, and nobody has heard yet. */
  private hearLastWords(): void {
    for (const port of this.threads) {
      for (let last = receiveMessageOnPort(port); last; last = receiveMessageOnPort(port)) {
        this.hear(last.message as FromWorker);
      }
      port.close();
    }
  }

  private notify(): void {
    for (const watcher of [...this.watchers]) watcher();
  }

  private finish(): Ended {
    for (const timer of this.timers) clearTimeout(timer);
    this.hearLastWords();
    const now = performance.timeOrigin + performance.now();
    this.finished = {
      reason: this.reason ?? "exited",
      by: this.endedBy ?? "itself",
      ...(this.failure ? { error: this.failure } : {}),
      measures: {
        evaluateMs: this.report?.evaluateMs,
        evaluateCpuMs: this.report?.evaluateCpuMs,
        cpuMs: this.report?.cpuMs,
        sinceHandOverMs: this.report?.sinceHandOverMs,
        firstFrameMs: this.log.firstFrame?.atMs,
        loadToUnloadMs: now - this.options.setup.launchedAt,
        peakHeapBytes: this.report?.peakHeapBytes,
        frames: this.log.frames,
        childrenStarted: this.children().length,
      },
      children: this.children(),
      leftover: this.childLog.leftover(),
    };
    this.notify();
    return this.finished;
  }
}
