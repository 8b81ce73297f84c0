import { type FleetQuery, withComments } from "./fleet-query";
import { HEALTH_SCRIPT } from "./health-script";

const BLIND_SPOTS = [
  "Products before 101.09.50, which answer `mdatp --health` only: those are unknown.",
  "What macOS lists of the system extensions, the channel that AutoUpdate was told, and threats in the list.",
  "Whether an engine fits this macOS, and findings that only weigh for one Mac's expectations.",
];

const jamf: Omit<FleetQuery, "text"> = {
  id: "jamf",
  title: "Jamf Extension Attribute (Shell)",
  runsIn: "Jamf Pro, as an extension attribute of the type String",
  source:
    "`mdatp health`, with the field meanings of Microsoft's page on Defender's health on macOS; <result> as Jamf reads it.",
  blindSpots: BLIND_SPOTS,
};

const intune: Omit<FleetQuery, "text"> = {
  id: "intune",
  title: "Intune Custom Attribute (Shell)",
  runsIn: "Microsoft Intune, as a custom attribute for macOS of the type String",
  source:
    "`mdatp health`, with the field meanings of Microsoft's page on Defender's health on macOS; Intune keeps what is printed.",
  blindSpots: BLIND_SPOTS,
};

/** Prints `<result>protected (endpoint_security_extension)</result>`. */
export const JAMF: FleetQuery = {
  ...jamf,
  text: `#!/bin/sh\n${withComments(jamf, "#")}\n${HEALTH_SCRIPT}echo "<result>$answer</result>"\n`,
};

/** Prints `protected (endpoint_security_extension)`. */
export const INTUNE: FleetQuery = {
  ...intune,
  text: `#!/bin/sh\n${withComments(intune, "#")}\n${HEALTH_SCRIPT}echo "$answer"\n`,
};
