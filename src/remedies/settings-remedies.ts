import { Icon } from "@raycast/api";
import { openSettings } from "../macos/open-settings";
import { settingsApp, settingsPane } from "../macos/settings-panes";
import type { SettingsTarget } from "../macos/click-paths";
import { flag, FULL_DISK_ACCESS_ISSUE, hasIssue } from "../model/health";
import { networkFilterOf } from "../model/network-filter";
import { lastKnown } from "../model/snapshot";
import { isInstalled } from "./installed";
import type { Outcome, Precondition, Remedy, RemedyContext } from "./types";
import { realMacOSVersion } from "../model/macos";
import type { RemedyId } from "../model/assessment";
import { newCopyWaits, type SystemExtensionKind } from "../model/system-extensions";

interface SettingsRemedy {
  id: RemedyId;
  title: string;
  icon: Icon;
  target: SettingsTarget;
  /** What a person changes there. */
  changes: string;
  /** Why there is nothing to do there; undefined where there is, or where it is not known. */
  settledBecause(context: RemedyContext): string | undefined;
  /** What else to know, after where to click. */
  hint?: string;
  /** True where the Mac shows what a person did there, so that it can be watched for. */
  isWatched?: true;
}

/** The version by which the panes differ; undefined where it is not known. */
function macOSVersionOf({ snapshot }: Pick<RemedyContext, "snapshot">): string | undefined {
  return realMacOSVersion(lastKnown(snapshot.macOS)?.value.version);
}

/** Where to click on this Mac and what, in one line: `System Settings › General › …`. */
export function panePath(context: Pick<RemedyContext, "snapshot">, target: SettingsTarget): string {
  return settingsPane(macOSVersionOf(context), target).path.join(" › ");
}

function settingsRemedy({ id, title, icon, target, changes, settledBecause, hint, isWatched }: SettingsRemedy): Remedy {
  const precondition = (context: RemedyContext): Precondition => {
    const reason = settledBecause(context);
    return reason === undefined ? { ok: true } : { ok: false, reason };
  };
  return {
    id,
    title,
    doing: "Asking for Settings",
    icon,
    changes,
    reads: ["health", "systemExtensions", "macOS"],
    shows: (context) => isInstalled(context) && settledBecause(context) === undefined,
    precondition,
    command: { name: "open-security", context: { remedy: id } },
    ...(isWatched && { settled: (context: RemedyContext) => settledBecause(context) !== undefined }),
    async run(context) {
      const version = macOSVersionOf(context);
      const result = await openSettings(context.mac, { target, ...(version !== undefined && { version }) });
      const app = settingsApp(version);
      const where = result.pane.path.join(" › ");
      if (result.kind === "failed") {
        return {
          kind: "failed",
          title: `${app} Could Not Be Asked For`,
          detail: result.failure.message,
          nextStep: `Go there by hand: ${where}.`,
          failure: result.failure,
        } satisfies Outcome;
      }
      if (result.stillOpen) {
        return {
          kind: "unconfirmed",
          title: `${app} Did Not Close`,
          detail: "While it is open it ignores where it is asked to go.",
          nextStep: `Close it yourself and try again, or go there by hand: ${where}.`,
        } satisfies Outcome;
      }
      return {
        kind: "asked",
        title: `Asked for ${app}`,
        nextStep: [`Go to ${where}.`, hint].filter((part) => part !== undefined).join(" "),
      } satisfies Outcome;
    },
  };
}

function alreadyEnabled(kind: SystemExtensionKind, name: string) {
  return ({ snapshot: { systemExtensions } }: RemedyContext) =>
    systemExtensions.state === "fresh" &&
    systemExtensions.value[kind].state === "enabled" &&
    !newCopyWaits(systemExtensions.value[kind])
      ? `macOS says that the ${name} extension is approved and enabled already.`
      : undefined;
}

export const approveEndpointSecurity = settingsRemedy({
  id: "approve-endpoint-security",
  title: "Approve Endpoint Security",
  icon: Icon.LockUnlocked,
  target: "approve-endpoint-security",
  changes: "Quits the settings app and asks for the pane in which a person approves the extension.",
  settledBecause: alreadyEnabled("endpoint_security", "Endpoint Security"),
  hint: "If nothing is offered there, restart the daemon, which asks again.",
  isWatched: true,
});

export const approveNetwork = settingsRemedy({
  id: "approve-network",
  title: "Approve Network Extension",
  icon: Icon.Network,
  target: "approve-network",
  changes: "Quits the settings app and asks for the pane in which a person approves the extension.",
  settledBecause: alreadyEnabled("network", "Network"),
  hint: "If nothing is offered there, restart the daemon, which asks again.",
  isWatched: true,
});

export const allowNetworkFilter = settingsRemedy({
  id: "allow-network-filter",
  title: "Allow Network Filter",
  icon: Icon.Filter,
  target: "network-filter",
  changes: "Quits the settings app and asks for the network pane, which shows the filter.",
  settledBecause: ({ snapshot: { health } }) =>
    health.state === "fresh" && networkFilterOf(health.value).kind === "filter"
      ? "Defender says that its network filter runs already."
      : undefined,
  hint: "The question itself is a dialog of macOS's, “Would Like to Filter Network Content”: choose Allow.",
  isWatched: true,
});

export const grantFullDiskAccess = settingsRemedy({
  id: "grant-full-disk-access",
  title: "Grant Full Disk Access",
  icon: Icon.HardDrive,
  target: "full-disk-access",
  changes: "Quits the settings app and asks for the pane in which a person grants the access.",
  settledBecause: ({ snapshot: { health } }) =>
    health.state === "fresh" &&
    flag(health.value, "full_disk_access_enabled") === true &&
    !hasIssue(health.value, FULL_DISK_ACCESS_ISSUE)
      ? "Defender says that all of its parts have Full Disk Access already."
      : undefined,
  isWatched: true,
});

export const openProfiles = settingsRemedy({
  id: "open-profiles",
  title: "Open Profiles",
  icon: Icon.Document,
  target: "profiles",
  changes: "Quits the settings app and asks for the pane that lists the configuration profiles.",
  settledBecause: () => undefined,
  hint: "Profiles for Defender can only be brought by Jamf, Intune or another MDM.",
});

export const updateMacOS = settingsRemedy({
  id: "update-macos",
  title: "Update macOS",
  icon: Icon.Desktop,
  target: "software-update",
  changes: "Quits the settings app and asks for the pane that offers newer versions of macOS.",
  settledBecause: () => undefined,
});

/** The pane of the approvals, for a person who asks for it where nothing is known to be missing; in no table. */
export const openSecurityPane: Remedy = settingsRemedy({
  id: "approve-endpoint-security",
  title: "Open Security & Privacy",
  icon: Icon.Lock,
  target: "security",
  changes: "Quits the settings app and asks for the pane of the approvals.",
  settledBecause: () => undefined,
  hint: "No approval is known to be missing.",
});
