import { access, lstat } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { FailureError } from "../process/failure-error";
import { places, programs } from "../process/programs";
import type { Run } from "../process/run";
import { signedByMicrosoft } from "../process/signature";
import { type Doubt, type Trust, trustOf } from "../process/trust";
import type { FailureCode } from "../model/failure";

const CHECK_PREFERENCE = 'Check the preference "Path to mdatp" of this extension.';
const INSTALL = "Install Microsoft Defender for Endpoint, or ask your administrator for it.";
/** An upgrade takes the app away before it puts the new one there. */
const WAIT = "Wait a few minutes and refresh: an upgrade may be under way.";
const REINSTALL = "Install Microsoft Defender for Endpoint again, or ask your administrator to.";

/**
 * Holds the path of `mdatp` to what may be started: absolute, and leading (links allowed) to an executable file that
 * only root and this account can change or replace, or that Microsoft signed. Where all is well it starts nothing but
 * looks at the file system; `codesign` is run once for a file that others could replace. Throws FailureError
 * `NotInstalled`, `OfficeShimOnly`, `WrongPath`, `LinkBroken`, `ToolMissing`, `NotExecutable`, `NotTrusted` or
 * `NoPermission`; none of them shows the path, which may hold a person's name.
 * @returns the milliseconds that were spent on `codesign`, mostly 0.
 */
export async function checkMdatpPath(path: string, run: Run): Promise<number> {
  if (path.includes("\0")) throw pathFailure("WrongPath", "The path to mdatp holds a character that no path can.");
  if (!isAbsolute(path)) throw pathFailure("WrongPath", "The path to mdatp does not begin at the root of the disk.");
  const { file, stats, doubt } = await trusted(path);
  if (!stats.isFile()) throw pathFailure("WrongPath", "The path to mdatp does not lead to a file.");
  if ((stats.mode & 0o111) === 0)
    throw pathFailure("NotExecutable", "The file that the path to mdatp leads to is not executable.");
  if (doubt === undefined) return 0;
  const startedAt = performance.now();
  const signed = await signedByMicrosoft(file, stats, run);
  if (signed !== "yes") throw pathFailure("NotTrusted", `${DOUBTS[doubt]} ${UNSIGNED[signed]}`, REINSTALL, doubt);
  return Math.round(performance.now() - startedAt);
}

async function trusted(path: string): Promise<Trust> {
  try {
    return trustOf(path);
  } catch (error) {
    throw await whyNotThere(path, (error as NodeJS.ErrnoException).code);
  }
}

const DOUBTS: Readonly<Record<Doubt, string>> = {
  "owned-by-another":
    "Another account of this Mac owns the file that the path to mdatp leads to, or a folder above it.",
  "writable-by-others": "Other accounts of this Mac can change or replace the file that the path to mdatp leads to.",
  "runs-as-its-owner": "The file that the path to mdatp leads to runs with the rights of another account.",
};

const UNSIGNED = {
  no: "It is not signed by Microsoft, so it was not started.",
  unanswered: "Whether Microsoft signed it could not be told, so it was not started.",
} as const;

function pathFailure(code: FailureCode, message: string, nextStep = CHECK_PREFERENCE, seen?: string): FailureError {
  return new FailureError({ code, message, ...(seen && { seen }), nextStep });
}

/** Why nothing can be seen at the path. Looks around only now, when something is wrong. */
async function whyNotThere(path: string, code: string | undefined): Promise<FailureError> {
  if (code === "EACCES" || code === "EPERM") {
    return pathFailure("NoPermission", "macOS does not let this extension look at the path to mdatp.", undefined, code);
  }
  if (code !== "ENOENT" && code !== "ENOTDIR") {
    return pathFailure("NotExecutable", "The path to mdatp cannot be followed.", undefined, code);
  }
  const [link, daemon, launcher, app, atpApp] = await Promise.all(
    [() => lstat(path), places.daemon, places.shimLauncher, places.defenderApp, places.defenderAtpApp].map(exists),
  );
  const moved = path !== programs.mdatp && (await exists(programs.mdatp));
  if (moved) {
    return pathFailure("WrongPath", "There is nothing at the path to mdatp, but there is an mdatp at its usual place.");
  }
  if (launcher && !daemon) {
    return pathFailure(
      "OfficeShimOnly",
      "The Microsoft Defender app on this Mac is only the stand-in that comes with Microsoft 365; it protects nothing.",
      INSTALL,
      "the app with its launcher, but neither mdatp nor the daemon",
    );
  }
  if (link) {
    return pathFailure(
      "LinkBroken",
      "The path to mdatp is a link that leads nowhere.",
      `${WAIT} If it stays: ${REINSTALL}`,
    );
  }
  if (daemon || app || atpApp) {
    return pathFailure(
      "ToolMissing",
      "The Microsoft Defender app is on this Mac, but its command-line tool mdatp is not.",
      path === programs.mdatp ? REINSTALL : CHECK_PREFERENCE,
      "the app, but not mdatp",
    );
  }
  return pathFailure(
    "NotInstalled",
    "Microsoft Defender for Endpoint is not installed on this Mac.",
    path === programs.mdatp ? INSTALL : `${CHECK_PREFERENCE} If it is right: ${INSTALL}`,
    "neither mdatp nor the app",
  );
}

async function exists(what: string | (() => Promise<unknown>)): Promise<boolean> {
  try {
    await (typeof what === "string" ? access(what) : what());
    return true;
  } catch {
    return false;
  }
}
