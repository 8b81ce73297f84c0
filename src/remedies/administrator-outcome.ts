import {
  ADMINISTRATOR_COMMANDS,
  type AdministratorCommand,
  type AdministratorResult,
  runAsAdministrator,
} from "../macos/administrator";
import type { Mac } from "../process/mac";
import type { Outcome } from "./types";

/** How a failed administrator command is told: what could not be done, and words for what the command itself said. */
export interface AdministratorWords {
  /** `Defender Could Not Be Restarted`. */
  title: string;
  /** Tells what the command's own error means, by its words; undefined where nothing is known of them. */
  explain?: (words: string) => Pick<Outcome, "title" | "detail" | "nextStep"> | undefined;
}

/** How long macOS's password dialog may stand open, and a moment more. */
export const PASSWORD_MS = 5 * 60_000 + 10_000;

/** Runs a constant command as administrator; undefined where it ran, else the outcome to end with. Never rejects. */
export async function asAdministrator(
  mac: Pick<Mac, "run">,
  command: AdministratorCommand,
  words: AdministratorWords,
): Promise<Outcome | undefined> {
  const result = await runAsAdministrator(mac, command);
  if (result.kind === "ran") return undefined;
  if (result.kind === "cancelled") return { kind: "cancelled", title: "Cancelled" };
  return {
    kind: "failed",
    title: words.title,
    ...describe(result, words),
    // What is not Microsoft's is not to be run as root in Terminal either.
    ...(result.kind !== "not-trusted" && { terminal: ADMINISTRATOR_COMMANDS[command].terminal }),
  };
}

type Failed = Exclude<AdministratorResult, { kind: "ran" } | { kind: "cancelled" }>;

function describe(result: Failed, words: AdministratorWords): Partial<Outcome> {
  switch (result.kind) {
    case "wrong-password":
      return {
        detail: "macOS did not accept the administrator's name or password.",
        nextStep:
          "Try again; with an account that is no administrator, type another one's name and password, or have an administrator run the command in Terminal.",
      };
    case "not-allowed":
      return {
        detail: "macOS did not allow it: this account is no administrator of this Mac.",
        nextStep: "Type an administrator's name and password, or have an administrator run the command in Terminal.",
      };
    case "not-trusted":
      return {
        detail: "macOS does not confirm that the tool in Defender's app is Microsoft's, so it was not run.",
        nextStep: "Install Microsoft Defender again, or tell your administrator.",
      };
    case "automation-refused":
      return {
        detail: "macOS does not let Raycast ask for it.",
        nextStep: "Run the command in Terminal, or allow Raycast under Automation in the privacy settings.",
      };
    case "timed-out":
      return {
        detail: "Nobody answered the password dialog within five minutes.",
        nextStep: "Close the dialog if it still stands there, then try again.",
      };
    case "command-failed":
      return (
        words.explain?.(result.words) ?? {
          detail: `The command ended with an error${result.words ? `: ${result.words}` : ""}.`,
          nextStep: "Run the command in Terminal to see all that it says.",
        }
      );
  }
}
