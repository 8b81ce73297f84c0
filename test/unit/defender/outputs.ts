/** Made-up outputs in the shapes that Defender is known to print. */

export const healthText = `healthy                                     : false
health_issues                               : ["first issue", "second issue"]
licensed                                    : true
engine_version                              : "1.1.30010.7"
app_version                                 : "101.31024.0003"
org_id                                      : "00000000-0000-4000-8000-000000000001"
release_ring                                : "External"
product_expiration                          : Nov 03, 2031 at 09:05:06 PM
cloud_enabled                               : true [managed]
cloud_automatic_sample_submission_consent   : "all" [managed]
passive_mode_enabled                        : false[managed]
real_time_protection_enabled                : unavailable
real_time_protection_available              : false
real_time_protection_subsystem              : "endpoint_security_extension"
definitions_updated                         : May 04, 2031 at 12:30:00 AM
definitions_updated_minutes_ago             : 61
definitions_status                          : "up_to_date"
edr_device_tags                             : [] [managed]
edr_group_ids                               : ""
conflicting_applications                    : []
a_field_of_tomorrow                         : "a_word_of_tomorrow"
`;

export const healthJson = `${JSON.stringify({
  $type: "getHealthAllResult",
  appVersion: "101.31024.0003",
  behaviorMonitoring: { displayValue: true, isManaged: true, value: "enabled" },
  cloudEnabled: { displayValue: true, isManaged: true, value: true },
  conflictingApplications: [],
  definitionsStatus: { $type: "upToDate" },
  definitionsUpdated: "1935786600000",
  definitionsUpdatedMinutesAgo: 61,
  ecsConfigurationIds: "",
  edrDeviceTags: { displayValue: true, isManaged: false, value: [{ key: "GROUP", value: "made-up" }] },
  fieldOfTomorrow: "a word of tomorrow",
  fullDiskAccessEnabled: true,
  functionalityMode: { displayValue: false, isManaged: false, value: "default" },
  healthIssues: ["first issue"],
  healthy: true,
  licensed: true,
  networkProtectionStatus: null,
  orgId: "00000000-0000-4000-8000-000000000001",
  passiveModeEnabled: { displayValue: true, isManaged: false, value: false },
  productExpiration: "1951592706000",
  realTimeProtectionAvailable: true,
  realTimeProtectionSubsystem: "endpoint_security_extension",
})}\n`;

export const healthLegacy = `appVersion                              : "100.00.01"
automaticDefinitionUpdateEnabled        : true
cloudEnabled                            : 1 [managed]
definitionsStatus                       : "upToDate"
definitionsUpdated                      : "1585000000000"
edrMachineId                            : null
healthy                                 : 0
licensed                                : true
realTimeProtectionAvailable             : 1
realTimeProtectionEnabled               : true
releaseRing                             : "InsiderFast"
versionEngine                           : "1.1.10000.1"
`;

export const banner = "ATTENTION: No license found. Contact your administrator for help.";

export const threatsText = `Id: "00000000-0000-4000-8000-00000000000a"
Name: Trojan:MacOS/MadeUp.A!ml:extra
Type: "trojan"
Detection time: Sat Mar  1 08:00:00 2031
Status: "quarantined"
---
ID: 00000000-0000-4000-8000-00000000000b
Name: "Virus:DOS/AlsoMadeUp"
Type: virus
Detection time: Wed Mar  5 16:07:09 2031
Status: removed
`;

export const threatsJson = JSON.stringify({
  threats: {
    scans: [
      { id: "scan-1", name: "a scan", type: "quick", threats: [] },
      {
        threats: [
          {
            threat: {
              tracking_id: "00000000-0000-4000-8000-00000000000a",
              name: "Trojan:MacOS/MadeUp.A",
              type: "trojan",
              status: "detected",
            },
            history: [
              { key: "1930488429000", value: "removed" },
              { key: 930488429000, value: "detected" },
              { key: "1930488428000", value: { $type: "quarantineFailed" } },
            ],
          },
          {
            threat: { tracking_id: "b", name: "Virus:DOS/AlsoMadeUp", type: "virus" },
            history: [{ key: 1930488430000, value: "quarantined" }],
          },
        ],
      },
    ],
  },
});
