import { checkForProductUpdate } from "./check-for-product-update";
import { enablePerformanceStatistics } from "./enable-performance-statistics";
import { enableRealTimeProtection } from "./enable-real-time-protection";
import { contactAdministrator, installDefender } from "./explain";
import { openDefender } from "./open-defender";
import { openPreferences } from "./open-preferences";
import { openDevicePage } from "./open-device-page";
import { quarantineThreat } from "./quarantine-threat";
import { restartDaemon } from "./restart-daemon";
import { restartMac } from "./restart-mac";
import {
  allowNetworkFilter,
  approveEndpointSecurity,
  approveNetwork,
  grantFullDiskAccess,
  openProfiles,
  updateMacOS,
} from "./settings-remedies";
import { showSetup, showThreats } from "./show-command";
import { switchChannel } from "./switch-channel";
import type { Remedy } from "./types";
import { updateDefinitions } from "./update-definitions";
import { waitAndRefresh } from "./wait-and-refresh";
import type { RemedyId } from "../model/assessment";

/** Everything that a person can do, by id. */
export const REMEDIES: Readonly<Record<RemedyId, Remedy>> = {
  "switch-channel": switchChannel,
  "restart-daemon": restartDaemon,
  "approve-endpoint-security": approveEndpointSecurity,
  "approve-network": approveNetwork,
  "allow-network-filter": allowNetworkFilter,
  "grant-full-disk-access": grantFullDiskAccess,
  "open-profiles": openProfiles,
  "restart-mac": restartMac,
  "update-definitions": updateDefinitions,
  "check-for-product-update": checkForProductUpdate,
  "enable-real-time-protection": enableRealTimeProtection,
  "enable-performance-statistics": enablePerformanceStatistics,
  "quarantine-threat": quarantineThreat,
  "open-defender": openDefender,
  "open-device-page": openDevicePage,
  "show-threats": showThreats,
  "show-setup": showSetup,
  "install-defender": installDefender,
  "wait-and-refresh": waitAndRefresh,
  "open-preferences": openPreferences,
  "update-macos": updateMacOS,
  "contact-administrator": contactAdministrator,
};
