import { DEFENDER_XDR } from "./defender-xdr";
import type { FleetQuery } from "./fleet-query";
import { OSQUERY } from "./osquery";
import { INTUNE, JAMF } from "./scripts";

/** Every way to ask a fleet, in the order of the menu. */
export const FLEET_QUERIES: readonly FleetQuery[] = [DEFENDER_XDR, OSQUERY, JAMF, INTUNE];
