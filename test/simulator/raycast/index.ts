export { distFolder, ensureBuilt, ensureWorkerBuilt } from "./build";
export { processState, type LeftoverChild, type StartedChild } from "./children";
export { cutOff, drawn, hudShows, toastShows, type Drawn } from "./drawing";
export type { Ended, EndReason, Failure, Measures } from "./ended";
export { byTitle, byType, textOf, walk } from "./find";
export { HARSH, KIND, MENU_CLICK_MOMENTS, RULES, WINDOW_CLOSERS, type Lifetimes, type WindowCloser } from "./lifetimes";
export { intervalMs, preferenceValues, readManifest, type Command, type Manifest } from "./manifest";
export type { MenuBarEntry } from "./menu-bar-store";
export { outline } from "./outline";
export { ownProcesses, type OwnProcess } from "./process-table";
export { projectFolder } from "./project";
export type * from "./protocol";
export {
  RaycastHost,
  type HostMac,
  type HostNetwork,
  type HostOptions,
  type LaunchOptions,
  type ToolOutcome,
} from "./raycast-host";
export { Run } from "./run";
