import "@kusto/language-service-next/bridge.min.js";
import "@kusto/language-service-next/Kusto.Language.Bridge.min.js";

/** The documented columns of the tables, after Microsoft's advanced hunting schema reference. */
const SCHEMA = `
DeviceInfo: Timestamp:datetime, DeviceId:string, DeviceName:string, ClientVersion:string, OSPlatform:string, OSVersion:string, OnboardingStatus:string, SensorHealthState:string
DeviceTvmSecureConfigurationAssessment: DeviceId:string, DeviceName:string, OSPlatform:string, Timestamp:datetime, ConfigurationId:string, ConfigurationCategory:string, ConfigurationSubcategory:string, ConfigurationImpact:real, IsCompliant:bool, IsApplicable:bool, Context:dynamic, IsExpectedUserImpact:bool
DeviceTvmSecureConfigurationAssessmentKB: ConfigurationId:string, ConfigurationImpact:real, ConfigurationName:string, ConfigurationDescription:string, RiskDescription:string, ConfigurationCategory:string, ConfigurationSubcategory:string, ConfigurationBenchmarks:dynamic, Tags:dynamic, RemediationOptions:string
DeviceTvmInfoGathering: Timestamp:datetime, LastSeenTime:datetime, DeviceId:string, DeviceName:string, OSPlatform:string, AdditionalFields:dynamic
`;

interface Diagnostics {
  Count: number;
  getItem(index: number): { Severity: string; Message: string };
}

/** What of the language's library is used here; it ships no types that could be imported. */
interface KustoLibrary {
  Language: {
    GlobalState: { Default: { WithDatabase(database: object): object } };
    KustoCode: { ParseAndAnalyze(text: string, globals: object): { GetDiagnostics(): Diagnostics } };
    Symbols: {
      TableSymbol: { From(schema: string): { WithName(name: string): object } };
      DatabaseSymbol: { ctor: new (name: string, tables: object[]) => object };
    };
  };
}

/** Every error that the Kusto language service finds in a query, names of tables and columns included. */
export function diagnosticsOf(query: string): string[] {
  const { Language } = (globalThis as unknown as { Kusto: KustoLibrary }).Kusto;
  const tables = SCHEMA.trim()
    .split("\n")
    .map((line) => {
      const [name = "", columns = ""] = line.split(/: (.*)/s);
      return Language.Symbols.TableSymbol.From(`(${columns})`).WithName(name);
    });
  const database = new Language.Symbols.DatabaseSymbol.ctor("hunting", tables);
  const globals = Language.GlobalState.Default.WithDatabase(database);
  const found = Language.KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, index) => found.getItem(index))
    .filter(({ Severity }) => Severity === "Error")
    .map(({ Message }) => Message);
}
