import { askNewer } from "../ask-newer";
import type { Mdatp } from "../mdatp";
import { type Details, parseDetails } from "./parse-details";

/** The sections that are read here. Source: the help of a product of 2025. */
export type DetailsSection =
  | "antivirus"
  | "definitions"
  | "device_control"
  | "network_protection"
  | "scheduled_scan"
  | "system_extensions"
  | "tamper_protection";

/** Reads one section of the health; undefined where this product has none of that name. Throws FailureError. */
export function readDetails(mac: Mdatp, section: DetailsSection): Promise<Details | undefined> {
  return askNewer<Details | undefined>(mac, {
    args: ["health", "--details", section],
    read: ({ stdout }) => parseDetails(stdout),
    lacking: undefined,
  });
}
