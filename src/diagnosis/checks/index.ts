import type { CheckId } from "../../model/diagnosis";
import type { Check } from "../check";
import { connectivity } from "./connectivity";
import { definitions, deviceControl, extensions, scheduledScan, tamperProtection } from "./details";
import { exclusions } from "./exclusions";
import { license } from "./license";
import { networkFilter } from "./network-filter";

export interface CheckInfo {
  /** Title Case. */
  title: string;
  /** What it answers, in plain words. */
  question: string;
  check: Check;
  /** True where Defender may take most of a minute. */
  isLong?: boolean;
}

/** Every check, by id. */
export const CHECKS: Readonly<Record<CheckId, CheckInfo>> = {
  license: {
    title: "License and Onboarding",
    question: "Does this Mac belong to an organization that pays for Defender?",
    check: license,
  },
  connectivity: {
    title: "Connection to Microsoft",
    question: "Does Defender reach its cloud, or does a proxy or TLS inspection hold it back?",
    check: connectivity,
    isLong: true,
  },
  definitions: {
    title: "Definitions",
    question: "Where do the definitions come from, and why did the last update fail?",
    check: definitions,
  },
  extensions: {
    title: "System Extensions",
    question: "Does Defender itself say that its extensions work?",
    check: extensions,
  },
  "network-filter": {
    title: "Network Filter",
    question: "Does Defender see this Mac's network connections?",
    check: networkFilter,
  },
  "tamper-protection": {
    title: "Tamper Protection",
    question: "Can other software stop Defender, and who decided that?",
    check: tamperProtection,
  },
  exclusions: {
    title: "Exclusions",
    question: "What does Defender leave alone?",
    check: exclusions,
    isLong: true,
  },
  "device-control": {
    title: "Device Control",
    question: "Are USB sticks and other devices restricted?",
    check: deviceControl,
  },
  "scheduled-scan": {
    title: "Scheduled Scan",
    question: "When does Defender scan by itself?",
    check: scheduledScan,
  },
};
