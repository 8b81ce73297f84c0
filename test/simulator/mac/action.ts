import type { ExtensionKind, PlistValue, PreferenceLayer, PromptEnding, State, ToolBehavior } from "./state";

/** Everything that can be done to the simulated Mac, by a person, an administrator, or a program it runs. */
export type Action =
  | { id: "approve"; kind: ExtensionKind }
  | { id: "revoke"; kind: ExtensionKind }
  | { id: "set-network-filter"; allowed: boolean }
  | { id: "set-full-disk-access"; granted: boolean }
  | { id: "restart-mac" }
  | { id: "open-restart-dialog" }
  | { id: "cancel-restart" }
  /** Without a pane: Settings is opened by hand and stands on its first page. */
  | { id: "open-settings"; pane?: string }
  | { id: "close-settings" }
  | { id: "set-panes-missing"; on: boolean }
  | { id: "start-daemon" }
  | { id: "kill-daemon" }
  | { id: "hang-daemon" }
  | { id: "set-daemon-comes-back"; on: boolean }
  | { id: "set-tool-behavior"; behavior: ToolBehavior }
  /** Without a channel the entry is removed. The layer `managed` is what policy does. */
  | { id: "set-channel"; layer: PreferenceLayer; channel?: string }
  | { id: "set-app-channel"; channel?: string }
  | { id: "write-preference"; layer: PreferenceLayer; domain: string; key: string; value: PlistValue }
  /** Without a key the whole domain goes. */
  | { id: "delete-preference"; layer: PreferenceLayer; domain: string; key?: string }
  | { id: "set-writes-stick"; on: boolean }
  | { id: "age-definitions"; days: number }
  | { id: "update-definitions"; takesMs: number }
  | { id: "set-real-time-protection"; on: boolean }
  | { id: "set-passive"; on: boolean }
  | { id: "set-tamper"; level: State["defender"]["tamper"] }
  | { id: "set-cloud"; on: boolean }
  /** Whether Defender counts what each program costs. */
  | { id: "set-statistics"; on: boolean }
  /** A command by its first words, as `State.defender.lacks` has it. */
  | { id: "set-lacking"; command: string; on: boolean }
  /** Policy sets a health field, by its text name, or lets go of it. */
  | { id: "manage-field"; field: string; on: boolean }
  | { id: "set-licensed"; on: boolean }
  | { id: "expire-build" }
  | { id: "install-update" }
  | { id: "set-excluded"; folder: string; on: boolean }
  /** A stand-in for the EICAR file lands at this path of the Mac. */
  | { id: "drop-eicar"; path: string }
  /** Any other file that a program leaves; the store writes it. */
  | { id: "write-file"; path: string; text: string }
  | { id: "quarantine-threat"; threatId: string }
  | { id: "start-scan"; kind: string; path?: string }
  | { id: "cancel-scan" }
  | { id: "select-in-finder"; paths: string[] }
  | { id: "set-network"; network: State["network"] }
  | { id: "set-prompt"; ending: PromptEnding }
  | { id: "set-admin"; on: boolean }
  | { id: "record-open"; target: string; app?: string }
  | { id: "notify"; title: string; text: string };
