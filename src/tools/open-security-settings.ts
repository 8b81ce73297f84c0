import { Tool } from "@raycast/api";
import { actConfirmed, confirmRemedy, type ActOutcome } from "../ai/act";
import { handedOver, oneOfThese } from "../ai/guard";

/** What to open the settings for, and the remedy that does it. */
const REMEDY_FOR = {
  "endpoint-security-extension": "approve-endpoint-security",
  "network-extension": "approve-network",
  "network-filter": "allow-network-filter",
  "full-disk-access": "grant-full-disk-access",
  profiles: "open-profiles",
} as const;

interface Input {
  /** What is to be approved, allowed, granted or looked at there. */
  purpose: "endpoint-security-extension" | "network-extension" | "network-filter" | "full-disk-access" | "profiles";
}

const PURPOSES = Object.keys(REMEDY_FOR) as (keyof typeof REMEDY_FOR)[];
const remedyFor = (input: Input) => REMEDY_FOR[oneOfThese(PURPOSES, handedOver(input, "purpose"))];

export const confirmation: Tool.Confirmation<Input> = async (input) => confirmRemedy(remedyFor(input));

/**
 * Asks macOS for the settings pane of one purpose; an open System Settings is quit first. Whether the pane opened
 * cannot be checked, so never say that it did: tell the person where to click.
 */
export default async function openSecuritySettings(input: Input): Promise<ActOutcome> {
  return actConfirmed(remedyFor(input));
}
