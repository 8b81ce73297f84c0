import { engineOf } from "../../model/engine";
import { text } from "../../model/health";
import { type Snapshot, trustedAt } from "../../model/snapshot";
import { clickPath } from "../../macos/click-paths";
import { isOlder, PRODUCT } from "../../text/versions";
import { printable } from "../../text/printable";
import { eraOf, macOSMajor } from "../../model/macos";
import type { SetupNote } from "../../model/setup";

/** What a managed Mac should have been given. Source: Microsoft's profiles for Jamf, Intune and others. */
const PROFILES = [
  ["System extensions", "allows both extensions of team UBF8T346G9; shows in real_time_protection_subsystem"],
  ["Network filter", "allows the content filter; shows in network_events_subsystem"],
  ["Full Disk Access", "grants it to every component; shows in full_disk_access_enabled"],
  ["Notifications", "lets Defender and Microsoft AutoUpdate notify"],
  ["Background services", "keeps Defender starting after a reboot (macOS 13 and newer)"],
] as const;

/**
 * What to know beside the steps, for this Mac only: the FAQ and the known issues of its own era, and on a managed Mac
 * which profiles should be there. `now` is in milliseconds since 1970.
 */
export function setupNotes(snapshot: Snapshot, now: number = snapshot.takenAt): SetupNote[] {
  const macOS = trustedAt(snapshot.macOS, now);
  const health = trustedAt(snapshot.health, now);
  const product = text(health, "app_version");
  const era = eraOf(macOS);
  const engine = engineOf(health);
  const mdm = trustedAt(snapshot.enrollment, now)?.mdm;
  const notes: SetupNote[] = [];
  if (era === "kernel-fallback") {
    notes.push({
      id: "kernel-extension-still-shown",
      kind: "faq",
      title: "Why Does It Still Say kernel_extension?",
      text: "Defender gives the approval one minute, then falls back until its next start. Check the macOS version, the product version and the Beta channel, restart Defender or the Mac, and approve within the minute.",
    });
    notes.push({
      id: "kernel-extension-still-installed",
      kind: "known-issue",
      title: "The Kernel Extension Stays Installed",
      text: "During the preview the product brings its kernel extension along even where the system extension runs. What counts is the engine that Defender names.",
    });
    if (isOlder(product, PRODUCT.previewEnded) !== false) {
      notes.push({
        id: "kerberos-single-sign-on",
        kind: "known-issue",
        title: "Kerberos Single Sign-On",
        text: "In the preview Defender's network extension interferes with Apple's Kerberos single sign-on extension. On a Mac that signs in through it, talk to your administrator before approving the network extension.",
      });
    }
  }
  if (era === "system-extensions-only") {
    if (engine.kind === "kernel") {
      notes.push({
        id: "kernel-extension-on-new-macos",
        kind: "faq",
        title: "Why Does It Say kernel_extension?",
        text: "From macOS 11 on Defender should use the system extension only. Update the product, restart the Mac, and look again.",
      });
    }
    if (macOSMajor(macOS) === 11 && isOlder(product, PRODUCT.macOS11Panic) === true) {
      notes.push({
        id: "big-sur",
        kind: "known-issue",
        title: "macOS Big Sur With an Early Product",
        text: `Products before ${PRODUCT.macOS11Panic} can set off a kernel panic on macOS 11; this Mac has ${printable(product, 30)}. Update Defender before anything else.`,
      });
    }
  }
  if (mdm !== undefined && mdm !== "no") {
    notes.push({
      id: "managed-profiles",
      kind: "managed",
      title: "Profiles That Should Be Here",
      text: `${PROFILES.map(([name, what]) => `${name}: ${what}.`).join(" ")} Jamf, Intune or another management brings them, before the product itself; they cannot be installed by hand. To verify, look in ${clickPath(
        "profiles",
        macOS,
      )}, or have the administrator run Microsoft's analyze_profiles.py.`,
    });
  }
  return notes;
}
