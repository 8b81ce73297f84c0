import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { assess } from "../../../src/assess/assess";
import type { Clock } from "../../../src/process/mac";
import type { RunRequest, RunResult } from "../../../src/process/run-result";
import type { MarkName } from "../../../src/model/setup";
import type { JudgedMac, Progress, RemedyContext } from "../../../src/remedies/types";
import { fakeMac as macOf } from "../fakes/mac";
import type { ChannelReading } from "../../../src/model/channel";
import type { HealthField, HealthFieldName, HealthValue } from "../../../src/model/health";
import type { Part, Snapshot } from "../../../src/model/snapshot";
import type { SystemExtension, SystemExtensionState } from "../../../src/model/system-extensions";

/** When every test begins, in milliseconds since 1970. */
export const NOW = Date.UTC(2026, 0, 20, 9, 0, 0);

export type Fields = Partial<Record<HealthFieldName, HealthValue | { managed: HealthValue }>>;

/** A Mac on which all is well. */
const WELL: Fields = {
  healthy: true,
  licensed: true,
  app_version: "101.25122.0003",
  release_ring: "Production",
  real_time_protection_enabled: true,
  real_time_protection_available: true,
  real_time_protection_subsystem: "endpoint_security_extension",
  network_events_subsystem: "network_filter_extension",
  full_disk_access_enabled: true,
  passive_mode_enabled: false,
  tamper_protection: "disabled",
  definitions_status: "up_to_date",
  definitions_updated: NOW - 3_600_000,
};

function isManagedValue(value: unknown): value is { managed: HealthValue } {
  return typeof value === "object" && value !== null && "managed" in value;
}

function fieldsOf(fields: Fields): Record<string, HealthField> {
  return Object.fromEntries(
    Object.entries({ ...WELL, ...fields }).map(([name, value]) => [
      name,
      isManagedValue(value) ? { value: value.managed, managed: true } : { value: value ?? null, managed: false },
    ]),
  );
}

/** What `mdatp health` prints of these fields over the healthy ones, in its text form. */
export function healthText(fields: Fields = {}): string {
  return Object.entries(fieldsOf(fields))
    .map(([name, { value, managed }]) => {
      const printed =
        value === null
          ? "unavailable"
          : name === "definitions_updated" && typeof value === "number"
            ? dateWords(value)
            : typeof value === "string"
              ? `"${value}"`
              : JSON.stringify(value);
      return `${name.padEnd(44)}: ${printed}${managed ? " [managed]" : ""}\n`;
    })
    .join("");
}

/** `Jan 20, 2026 at 09:00:00 AM`, in local time as Defender prints it. */
function dateWords(time: number): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    month: "short",
    day: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  })
    .formatToParts(time)
    .reduce<Record<string, string>>((all, { type, value }) => ({ ...all, [type]: value }), {});
  const { month, day, year, hour, minute, second, dayPeriod } = parts;
  return `${month} ${day}, ${year} at ${hour}:${minute}:${second} ${dayPeriod}`;
}

export interface MacOptions {
  fields?: Fields;
  endpointSecurity?: SystemExtensionState;
  network?: SystemExtensionState;
  channel?: Partial<ChannelReading>;
  macOS?: string;
  health?: Snapshot["health"];
}

export function snapshotOf(options: MacOptions = {}): Snapshot {
  const fresh = <T>(value: T): Part<T> => ({ state: "fresh", value, readAt: NOW });
  const extension = (kind: SystemExtension["kind"], state: SystemExtensionState): SystemExtension => ({
    kind,
    bundleId: kind === "network" ? "com.microsoft.wdav.netext" : "com.microsoft.wdav.epsext",
    state,
    upgrading: false,
  });
  return {
    takenAt: NOW,
    health: options.health ?? fresh({ fields: fieldsOf(options.fields ?? {}), banners: [], dialect: "text" }),
    systemExtensions: fresh({
      endpoint_security: extension("endpoint_security", options.endpointSecurity ?? "enabled"),
      network: extension("network", options.network ?? "enabled"),
      rows: [],
    }),
    channel: fresh({ channel: "Current", source: "default", managed: false, ...options.channel }),
    macOS: fresh({ version: options.macOS ?? "26.2", source: "sw_vers" }),
    enrollment: fresh({ mdm: "no", dep: false }),
    threats: { state: "not-asked" },
  };
}

/** A Mac without Defender. */
export const NOT_INSTALLED: Snapshot["health"] = {
  state: "failed",
  readAt: NOW,
  failure: { code: "NotInstalled", message: "Not installed.", nextStep: "Install it." },
};

/** How a program answers, by its file name: `mdatp`, `osascript`, … . One without an answer ends well, saying nothing. */
export type Answers = Record<string, (request: RunRequest, clock: Clock) => Partial<RunResult>>;

export interface FakeMac {
  context: RemedyContext;
  requests: RunRequest[];
  progress: Progress[];
  marks: Partial<Record<MarkName, number>>;
  clock: Clock;
}

const expectations = { expectedChannel: "any", definitionsMaxAgeDays: 7 } as const;

/** A reading of these tests, as it is judged at their beginning. */
export function judged(snapshot: Snapshot): JudgedMac {
  return { snapshot, assessment: assess(snapshot, expectations, NOW), now: NOW };
}

const folder = mkdtempSync(join(tmpdir(), "remedies-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** An mdatp that is there and may be run, though no test runs it. */
export function mdatpFile(name = "mdatp"): string {
  const path = join(folder, name);
  writeFileSync(path, "");
  chmodSync(path, 0o755);
  return path;
}

/** A context over a Mac that exists only in what its programs answer. Its clock only moves while somebody waits. */
export function fakeMac(options: MacOptions & { answers?: Answers; mdatpPath?: string } = {}): FakeMac {
  const progress: Progress[] = [];
  const marks: FakeMac["marks"] = {};
  const mdatpPath = options.mdatpPath ?? mdatpFile();
  const mac = macOf({
    mdatpPath,
    now: NOW,
    // A child takes a moment, so that whoever only asks and never waits comes to an end, too.
    childMs: 100,
    answer: (request, clock) => {
      const name = request.program === mdatpPath ? "mdatp" : basename(request.program);
      return options.answers?.[name]?.(request, clock) ?? {};
    },
  });
  const snapshot = snapshotOf(options);
  return {
    context: {
      ...judged(snapshot),
      expectations,
      mac,
      reread: async () => judged(snapshot),
      progress: (step) => progress.push(step),
      mark: async (name, at) => {
        marks[name] = at;
      },
    },
    requests: mac.run.requests,
    progress,
    marks,
    clock: mac.clock,
  };
}

/** What osascript prints on stderr when it ends with this error. */
export function osascriptError(words: string, code: number): Partial<RunResult> {
  return { exitCode: 1, stderr: `0:97: execution error: ${words} (${code})\n` };
}

/** The user's preferences of AutoUpdate as `defaults export` prints them. */
export function autoUpdatePlist(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${body}\n</dict>\n</plist>\n`;
}
