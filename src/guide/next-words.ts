import type { SetupStep, SetupStepId } from "../model/setup";

/** The steps in so few words that a HUD holds them after `Approved. Next: `. */
const SHORT: Record<SetupStepId, string> = {
  "macos-version": "Update macOS",
  "product-version": "Update Defender",
  license: "Get a License",
  "real-time-protection": "Enable Protection",
  channel: "Switch Channel",
  restart: "Restart Defender",
  "approve-endpoint-security": "Endpoint Security",
  "approve-network": "Network Extension",
  "allow-network-filter": "Network Filter",
  "full-disk-access": "Full Disk Access",
  reboot: "Restart the Mac",
  "verify-engine": "Verify the Engine",
  "validate-detection": "Validate Detection",
};

/** What to tell once something was approved: `Approved. Next: Full Disk Access`; at most 40 letters. */
export function approvedWords(steps: readonly SetupStep[]): string {
  const next = steps.find(({ state }) => state === "next");
  return next ? `Approved. Next: ${SHORT[next.id]}` : "Approved. All Steps Are Done";
}
