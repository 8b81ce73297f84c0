import { getPreferenceValues } from "@raycast/api";
import { programs } from "../process/programs";
import { CHANNELS } from "../model/channel";
import { isOneOf } from "../model/one-of";
import type { Expectations } from "../model/assessment";

/** The preferences that every command shares, checked. */
export interface Settings {
  /** As typed: whether it can be run is for the runner to say. */
  mdatpPath: string;
  expectations: Expectations;
}

const DEFAULT_DEFINITIONS_MAX_AGE_DAYS = 7;

/** Reads the shared preferences; a value that cannot be used counts as its default. */
export function readSettings(): Settings {
  const { mdatpPath, expectedChannel, definitionsMaxAgeDays } = getPreferenceValues<Preferences>();
  const days = Number(definitionsMaxAgeDays);
  return {
    mdatpPath: mdatpPath?.trim() || programs.mdatp,
    expectations: {
      expectedChannel: isOneOf(CHANNELS, expectedChannel) ? expectedChannel : "any",
      definitionsMaxAgeDays: days > 0 ? days : DEFAULT_DEFINITIONS_MAX_AGE_DAYS,
    },
  };
}
