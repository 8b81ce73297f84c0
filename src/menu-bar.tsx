import { getPreferenceValues, Icon, type LaunchProps, MenuBarExtra } from "@raycast/api";
import { useState } from "react";
import { show } from "./app/launch";
import { engineName, LEVEL_LOOK, menuBarIcon } from "./app/look";
import { isScanDue } from "./app/scan-mark";
import { MenuContents } from "./components/menu/menu-contents";
import { isBackground, useReading, type AfterReading, type PartsWanted } from "./hooks/use-reading";
import { useMenuRemedies } from "./hooks/use-menu-remedies";
import { printable } from "./text/printable";
import { clockTime, dayAndTime } from "./text/times";
import { loadGlance, type Glance } from "./snapshot/glance";
import { lastStart } from "./process/last-start";
import { ALL_PARTS } from "./snapshot/parts";
import { pollParts } from "./snapshot/poll-parts";

/** What this command's own extension asks a background run for: every part read, or what is kept painted again. */
interface MenuBarContext {
  read?: unknown;
  paint?: unknown;
}

/** The menu bar: what protection runs on, what is not right, and what mends it. */
export default function Command({ launchContext = {} }: LaunchProps<{ launchContext?: MenuBarContext }>) {
  const { menuBarTitle, hideWhenProtected, iconStyle } = getPreferenceValues<Preferences.MenuBar>();
  const parts = isBackground() && launchContext.read !== "all" ? partsOfPoll : ALL_PARTS;
  const paintsOnly = isBackground() && launchContext.paint === true;
  const reading = useReading(parts, { afterReading: keepReading, paintsOnly });
  const remedies = useMenuRemedies(reading);
  const { snapshot, assessment, isLoading } = reading;
  const [glance] = useState(() => loadGlance(Date.now()) ?? NOTHING_YET);
  const approveBy = deadlineWords(glance);

  if (!snapshot || !assessment) {
    return (
      <MenuBarExtra
        icon={menuBarIcon(glance, iconStyle)}
        title={titleFor(menuBarTitle, glance, approveBy)}
        tooltip={tooltipFor(glance)}
        isLoading
      />
    );
  }
  // Nothing may be hidden while loading: without an item Raycast would end the command, and with it the reading.
  if (hideWhenProtected && assessment.level === "protected" && !isLoading) {
    return null;
  }

  return (
    <MenuBarExtra
      icon={menuBarIcon(assessment, iconStyle)}
      title={titleFor(menuBarTitle, assessment, approveBy)}
      tooltip={tooltipFor(assessment)}
      isLoading={isLoading}
    >
      {approveBy && <MenuBarExtra.Item title={approveBy} icon={Icon.Clock} onAction={() => show("open-security")} />}
      <MenuContents snapshot={snapshot} assessment={assessment} reading={reading} remedies={remedies} />
    </MenuBarExtra>
  );
}

/** True where this poll asks after a scan, and for nothing else. */
let isScansTurn = false;

const partsOfPoll: PartsWanted = (previous) => {
  const now = Date.now();
  const parts = pollParts(previous, now, lastStart(now), isScanDue(now));
  isScansTurn = parts.length === 0;
  return parts;
};

/** Loaded once the first paint is out: nothing of it is needed for that. */
const keepReading: AfterReading = async (snapshot, assessment, mac) => {
  if (isScansTurn) await (await import("./app/scan-poll")).pollScan(mac);
  await (await import("./app/after-reading")).afterReading(snapshot, assessment, isBackground(), mac);
};

const NOTHING_YET: Glance = {
  level: "unknown",
  engine: null,
  loud: false,
  summary: "Microsoft Defender is being read.",
};

/** `Approve by 2:32 PM`, while that runs. */
function deadlineWords({ approveBy }: Glance): string | undefined {
  const now = Date.now();
  return approveBy !== undefined && approveBy > now ? `Approve by ${clockTime(approveBy, now)}` : undefined;
}

/** Raycast may show it long after this ran, so it says when the Mac was read. */
function tooltipFor({ summary, readAt }: Glance): string {
  const words = printable(summary, 270);
  return readAt === undefined ? words : `${words} Read ${dayAndTime(readAt)}.`;
}

function titleFor(
  wanted: Preferences.MenuBar["menuBarTitle"],
  glance: Glance,
  approveBy: string | undefined,
): string | undefined {
  if (approveBy !== undefined) return approveBy;
  if (wanted === "level") return LEVEL_LOOK[glance.level].name;
  // Bad news is told in words too: a picture alone is easily missed, and may not be drawn at all.
  if (wanted === "nothing")
    return glance.loud ? "Malware" : glance.level === "unprotected" ? LEVEL_LOOK.unprotected.name : undefined;
  return wanted === "engine" ? engineName(glance) : undefined;
}
