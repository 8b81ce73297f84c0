import { type FleetQuery, withComments } from "./fleet-query";

const about: Omit<FleetQuery, "text"> = {
  id: "defender-xdr",
  title: "Defender XDR Advanced Hunting (KQL)",
  runsIn: "advanced hunting in the Microsoft Defender portal",
  source:
    "Microsoft's advanced hunting schema: DeviceInfo, DeviceTvmSecureConfigurationAssessment and its KB table, DeviceTvmInfoGathering.",
  blindSpots: [
    "The engine: no table says whether a Mac runs on the system extension or on the kernel extension.",
    "The state of the system extensions, Full Disk Access, and what macOS is waiting for.",
    "The update channel; ClientVersion is the sensor's version, from which a ring may be guessed.",
    "Macs that were never onboarded, and what changed since a Mac last reported (up to a day or more).",
    "AdditionalFields differ by what a Mac reports, and are given as they are.",
  ],
};

/** The Macs of a tenant with product version, onboarding, sensor health and the antivirus settings that miss. */
export const DEFENDER_XDR: FleetQuery = {
  ...about,
  text: `${withComments(about, "//")}let macs = DeviceInfo
    | where Timestamp > ago(30d)
    | where OSPlatform == "macOS"
    | summarize arg_max(Timestamp, DeviceName, OSVersion, ClientVersion, OnboardingStatus, SensorHealthState) by DeviceId;
let settings = DeviceTvmSecureConfigurationAssessment
    | where OSPlatform == "macOS" and ConfigurationSubcategory == "Antivirus" and IsApplicable == true
    | join kind=inner (
        DeviceTvmSecureConfigurationAssessmentKB
        | project ConfigurationId, ConfigurationName
    ) on ConfigurationId
    | summarize
        Missing = make_set_if(ConfigurationName, IsCompliant == false),
        Assessed = dcount(ConfigurationId)
        by DeviceId;
let gathered = DeviceTvmInfoGathering
    | where OSPlatform == "macOS"
    | summarize arg_max(Timestamp, AdditionalFields) by DeviceId
    | project DeviceId, AdditionalFields;
macs
| join kind=leftouter settings on DeviceId
| join kind=leftouter gathered on DeviceId
| extend Assessment = case(
    isnull(Assessed) or Assessed == 0, "not assessed",
    array_length(Missing) == 0, "every assessed antivirus setting is as recommended",
    "settings missing")
| project DeviceName, OSVersion, ClientVersion, OnboardingStatus, SensorHealthState, Assessment, Missing, AdditionalFields, LastReport = Timestamp
| order by Assessment asc, DeviceName asc
`,
};
