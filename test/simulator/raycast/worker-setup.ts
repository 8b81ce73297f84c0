import type { MessagePort } from "node:worker_threads";
import type { Json, LaunchType } from "./protocol";

/** How a command is run: by its manifest mode, or as an AI tool. */
export type Role = "view" | "menu-bar" | "no-view" | "tool";

/** What the worker needs to know before it loads a bundle; plain data, handed over as `workerData`. */
export interface WorkerSetup {
  /** The bundle's absolute path. */
  bundle: string;
  role: Role;
  launch: { type: LaunchType; context?: Json; arguments: { [name: string]: Json }; fallbackText?: string };
  /** A tool's input. */
  input?: Json;
  environment: {
    extensionName: string;
    ownerOrAuthorName: string;
    commandName: string;
    appearance: "light" | "dark";
    assetsPath: string;
    supportPath: string;
  };
  preferences: { [name: string]: Json };
  localStorageFile: string;
  clipboard: string;
  /** The simulated Mac; absent where nothing is redirected. */
  mac?: MacSetup;
  network: NetworkSetup;
  /** Whether `new Worker` works. */
  threads: boolean;
  /** What `launchCommand` refuses at the call itself, by launch type and command, and with which words. */
  refusedLaunches: { [type in LaunchType]?: { [command: string]: string } };
  /** `performance.timeOrigin + performance.now()` of the moment of launch; every `atMs` counts from it. */
  launchedAt: number;
}

export interface MacSetup {
  root: string;
  /** The home folder as the extension sees it. */
  home: string;
  /** The kernel's version, as `os.release()` answers. */
  release: string;
  /** The file whose `clock` the worker's time follows. */
  clockFile: string;
  /** Folders that are never redirected: the bundle's own, its assets, its support folder. */
  untouched: string[];
}

export interface NetworkSetup {
  /** Everything, or only these ports of the loopback address. */
  allow: "all" | number[];
  /** Whether the host answers what is not allowed. */
  answered: boolean;
}

/** What a thread that a command starts is handed in place of its own `workerData`. */
export interface ThreadSetup {
  /** The command's. */
  host: WorkerSetup;
  /** To the host, past the command. */
  port: MessagePort;
  /** The thread's code, or the file or URL that holds it. */
  code: { text: string } | { file: string };
  own: unknown;
}

/** A thread that a command started, and the port by which it tells the host of its children. */
export interface WireThread {
  kind: "thread";
  port: MessagePort;
}

/** A frame on its way to the host: already text, so that an unchanged subtree is never built twice. */
export interface WireFrame {
  kind: "frame-text";
  stack: string;
  atMs: number;
}
