import { type FleetQuery, withComments } from "./fleet-query";

const about: Omit<FleetQuery, "text"> = {
  id: "defender-xdr",
  title: "Defender XDR Advanced Hunting (KQL)",
  runsIn: "advanced hunting in the Microsoft Defender portal",
  source:
    "Microsoft's advanced hunting schema: DeviceInfo, DeviceTvmSecureConfigurationAssessment and its KB table, DeviceTvmInfoGathering; its assessments of macOS, scid-5090 to scid-5095.",
  blindSpots: [
    "The engine: no table says whether a Mac runs on the system extension or on the kernel extension.",
    "The state of the system extensions, Full Disk Access, and what macOS is waiting for.",
    "The update channel; the product's version is what a ring may be guessed from.",
    "What changed since a Mac last reported (up to a day or more), and Macs that no onboarded device has ever seen.",
    "AdditionalFields differ by what a Mac reports, and are given as they are.",
  ],
};

/**
 * The Macs of a tenant, the worst first: those that were never onboarded, then those whose real-time protection is off,
 * then those that miss other settings. Product and definitions are what scid-5095 was assessed with: its Context holds
 * the versions of the definitions and the engine, a time, and the version of the product.
 */
export const DEFENDER_XDR: FleetQuery = {
  ...about,
  text: `${withComments(about, "//")}let macs = DeviceInfo
    | where Timestamp > ago(30d)
    | where OSPlatform == "macOS"
    | summarize arg_max(Timestamp, DeviceName, OSVersion, ClientVersion, OnboardingStatus, SensorHealthState) by DeviceId;
let assessed = DeviceTvmSecureConfigurationAssessment
    | where OSPlatform == "macOS" and IsApplicable == true
    | where ConfigurationId in ("scid-5090", "scid-5091", "scid-5092", "scid-5094", "scid-5095");
let settings = assessed
    | join kind=leftouter (
        DeviceTvmSecureConfigurationAssessmentKB
        | project ConfigurationId, ConfigurationName
    ) on ConfigurationId
    | summarize
        Missing = make_set_if(coalesce(ConfigurationName, ConfigurationId), IsCompliant == false),
        RealTimeOff = countif(ConfigurationId == "scid-5090" and IsCompliant == false) > 0,
        Assessed = dcount(ConfigurationId)
        by DeviceId;
let versions = assessed
    | where ConfigurationId == "scid-5095"
    | extend Found = parse_json(tostring(Context))[0]
    | summarize arg_max(Timestamp, Found) by DeviceId
    | project
        DeviceId,
        DefinitionsVersion = tostring(Found[0]),
        EngineVersion = tostring(Found[1]),
        DefinitionsTime = tostring(Found[2]),
        ProductVersion = tostring(Found[3]);
let gathered = DeviceTvmInfoGathering
    | where OSPlatform == "macOS"
    | summarize arg_max(Timestamp, AdditionalFields) by DeviceId
    | project DeviceId, AdditionalFields;
macs
| join kind=leftouter settings on DeviceId
| join kind=leftouter versions on DeviceId
| join kind=leftouter gathered on DeviceId
| extend Rank = case(
    OnboardingStatus != "Onboarded", 1,
    RealTimeOff == true, 2,
    array_length(Missing) > 0, 3,
    isnull(Assessed) or Assessed == 0, 4,
    5)
| extend Assessment = case(
    Rank == 1, "not onboarded",
    Rank == 2, "real-time protection off",
    Rank == 3, "settings missing",
    Rank == 4, "not assessed",
    "every assessed setting is as recommended")
| order by Rank asc, DeviceName asc
| project DeviceName, Assessment, Missing, ProductVersion, DefinitionsVersion, DefinitionsTime, EngineVersion, OSVersion, ClientVersion, OnboardingStatus, SensorHealthState, AdditionalFields, LastReport = Timestamp
`,
};
