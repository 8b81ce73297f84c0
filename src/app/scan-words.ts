import { printable } from "../text/printable";
import type { ScanOutcome } from "./scan-selection";

/** How an outcome is told: in a HUD, or in an alert where there is more to say than a HUD holds. */
export interface ScanWords {
  /** At most 40 letters. */
  hud?: string;
  alert?: { title: string; message: string };
  /** True where something was found: the list of threats is shown then. */
  leadsToThreats: boolean;
}

const HUD_LENGTH = 40;

/** The words for how a scan ended. `kind` is what was asked for, `name` what it is called where it is one file. */
export function scanWords(outcome: ScanOutcome, name: string): ScanWords {
  if ("found" in outcome && outcome.found.length > 0) {
    const [first = "", ...more] = outcome.found;
    const start = more.length > 0 ? `Threats in ${outcome.found.length}: ` : "Threat Found: ";
    return { hud: start + printable(first, HUD_LENGTH - start.length), leadsToThreats: true };
  }
  const words = (rest: Omit<ScanWords, "leadsToThreats">): ScanWords => ({ ...rest, leadsToThreats: false });
  switch (outcome.state) {
    case "finished": {
      const start = "No Threats in ";
      const what = outcome.items === 1 ? printable(name, HUD_LENGTH - start.length) : `${outcome.items} Items`;
      return words({ hud: start + what });
    }
    case "running":
      return outcome.left > 0
        ? words({
            alert: {
              title: "Scan Goes On",
              message: `Defender is still at one item, and ${outcome.left} more were not begun. The menu bar tells when it ends; scan the rest then.`,
            },
          })
        : words({ hud: "Scan Runs On; the Menu Bar Tells the End" });
    case "out-of-time":
      return words({
        alert: {
          title: "Not Everything Was Scanned",
          message: `Nothing was found so far, but the time was over with ${outcome.left} items left. Select fewer, or the folder that holds them.`,
        },
      });
    case "cancelled":
      return words({ hud: "Scan Was Cancelled" });
    case "unconfirmed":
      return words({
        alert: {
          title: "Scan Not Confirmed",
          message: `Defender was asked to scan, but does not say that it does. ${outcome.failure?.nextStep ?? "Look at Scan with Defender in a minute."}`,
        },
      });
    case "gone":
      return words({ hud: `Not There Anymore: ${printable(outcome.name, 20)}` });
    case "not-offered":
      return words({ hud: "This Defender Cannot Scan on Request" });
    case "failed":
      return words({
        alert: { title: "Scan Failed", message: `${outcome.failure.message} ${outcome.failure.nextStep}` },
      });
  }
}
