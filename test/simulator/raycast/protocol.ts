/**
 * What the worker that runs a command and the one who drives it say to each other. All of it is plain JSON, so the
 * tests, the outline, the benchmark and the preview page share it.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * One rendered element. `type` is the component's Raycast name: `List`, `List.Item`, `MenuBarExtra.Item`,
 * `Action.CopyToClipboard`, … . Elements given as props (`actions`, `detail`, `metadata`, `searchBarAccessory`) are in
 * `slots`, and so is a list's `emptyView`. A function prop is `{ "$handler": "<id>:<prop>" }`, to be fired by that name; a Date is `{ "$date": ms }`.
 */
export interface HostNode {
  id: number;
  type: string;
  props: { [key: string]: Json };
  children: HostNode[];
  slots: { [name: string]: HostNode[] };
}

export type LaunchType = "userInitiated" | "background";

/** What the worker tells. */
export type FromWorker =
  /** The screen as it stands: one root per view on the navigation stack, the last on top. A menu-bar command has one. */
  | { kind: "frame"; stack: HostNode[]; atMs: number }
  | {
      kind: "toast";
      id: number;
      style: string;
      title: string;
      message?: string;
      actions: ToastAction[];
      visible: boolean;
    }
  | { kind: "hud"; title: string }
  | { kind: "alert"; id: number; options: { [key: string]: Json } }
  | { kind: "clipboard"; text: string }
  | { kind: "open"; target: string; application?: string }
  | { kind: "launch"; id: number; command: string; type: LaunchType; context?: Json; arguments?: Json }
  | { kind: "subtitle"; text: string | null }
  | { kind: "closeWindow" }
  | { kind: "popToRoot" }
  | { kind: "openPreferences"; of: "command" | "extension" }
  | { kind: "spawn"; pid: number; program: string; args: string[]; atMs: number }
  | { kind: "exit"; pid: number; exitCode: number | null; signal: string | null; atMs: number }
  | { kind: "log"; level: string; text: string }
  /** The bundle is about to be evaluated. */
  | { kind: "loading"; atMs: number }
  /** The synchronous part of a fired handler has run. */
  | { kind: "fired"; id: number }
  /** The command is over: isLoading reached false (menu bar), the function returned (no-view), or it threw. */
  | { kind: "done"; reason: "idle" | "returned" | "threw"; error?: { name: string; message: string; stack?: string } }
  | { kind: "result"; id: number; value?: Json; error?: { name: string; message: string } }
  /** A tool's confirmation, before it runs; null where it asks for none. Answered by `answerAlert`. */
  | { kind: "confirmation"; id: number; value: Json }
  /** A network request that the host may answer. */
  | { kind: "fetch"; id: number; request: FetchRequest }
  /** Answers `settle`. */
  | { kind: "settled"; id: number }
  /** The last word before the worker is ended. */
  | {
      kind: "report";
      evaluateMs: number;
      evaluateCpuMs?: number;
      /** CPU time of the worker's thread since the bundle was handed over. */
      cpuMs?: number;
      sinceHandOverMs?: number;
      peakHeapBytes: number;
    };

/** A request as the extension made it; the body as text. */
export interface FetchRequest {
  url: string;
  method: string;
  headers: { [name: string]: string };
  body?: string;
}

/** What a request is answered with. */
export interface FetchResponse {
  status: number;
  headers?: { [name: string]: string };
  body?: string;
}

export interface ToastAction {
  which: "primary" | "secondary";
  title: string;
  shortcut?: Json;
}

/** What the worker is told. */
export type ToWorker =
  /**
   * Fires a handler that the last frame holds; answered with `fired` when its synchronous part has run, and with
   * `result` when its promise settles. `thenFreeze`: nothing runs in the worker after the synchronous part.
   */
  | { kind: "fire"; id: number; handler: string; args: Json[]; thenFreeze: boolean }
  | { kind: "answerAlert"; id: number; confirmed: boolean }
  | { kind: "toastAction"; id: number; which: "primary" | "secondary" }
  /** Pops the top view off the navigation stack. */
  | { kind: "pop" }
  /** Answers `launch`: resolved, or thrown to the extension. */
  | { kind: "launched"; id: number; error?: string }
  /** Answers `fetch`: a response, or the failure to throw. */
  | { kind: "fetched"; id: number; response?: FetchResponse; error?: string }
  /** Asks for `settled` once what is scheduled now has run. */
  | { kind: "settle"; id: number }
  /** Asks for the last `report`, after everything was unmounted where that is wanted. */
  | { kind: "unload"; unmount: boolean };
