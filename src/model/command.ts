/** What Raycast's settings call the commands that others of them launch; a test holds it to the manifest. */
export const COMMAND_TITLES = {
  "menu-bar": "Show Protection in Menu Bar",
  status: "Show Protection Status",
  setup: "Set Up System Extensions",
  channel: "Switch Update Channel",
  fix: "Fix Next Problem",
  "restart-daemon": "Restart Daemon",
  "open-security": "Open Security & Privacy",
  threats: "Check Threat List",
  validate: "Validate Detection",
  scan: "Scan with Defender",
  "scan-selection": "Scan Selected Files",
  performance: "Show Performance Impact",
  history: "Show Protection History",
  report: "Report State",
  "copy-state": "Copy State",
  diagnose: "Diagnose Defender",
  "run-checks": "Run Defender Checks",
} as const;

export type CommandName = keyof typeof COMMAND_TITLES;
