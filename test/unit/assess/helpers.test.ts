import { channelOfName, RING_OF_CHANNEL } from "../../../src/model/channel";
import { engineOf } from "../../../src/model/engine";
import {
  count,
  field,
  flag,
  type Health,
  type HealthFieldName,
  type HealthValue,
  isManaged,
  list,
  plainWord,
  text,
  time,
  value,
} from "../../../src/model/health";
import { contextOf } from "../../../src/assess/context";
import { missingPrerequisites, prerequisites } from "../../../src/assess/prerequisites";
import { networkFilterOf } from "../../../src/model/network-filter";
import { threatState } from "../../../src/model/threat";
import { compareVersions, isOlder } from "../../../src/text/versions";
import { counted, enumerate, printable, titleCase } from "../../../src/text/printable";
import { ANY, channelOf, fresh, healthOf, healthy, managed, NOW, pilotFallenBack, pilotReady } from "./snapshots";
import type { Snapshot } from "../../../src/model/snapshot";
import { eraOf, isMacOSOlder, macOSMajor, realMacOSVersion } from "../../../src/model/macos";
describe("comparing versions", () => {
  it.each([
    ["101.03.73", "101.3.73", 0],
    ["101.98.84", "101.23082.0018", -1],
    ["101.25062.0005", "101.98.30", 1],
    ["101.19", "101.19.48", -1],
    ["10.15", "10.15.0", 0],
    ["10.15.4 (19E266)", "10.15.3", 1],
    ["v2.0", "2", 0],
  ])("%s against %s", (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b) ?? Number.NaN)).toBe(sign);
    expect(Math.sign(compareVersions(b, a) ?? Number.NaN)).toBe(sign === 0 ? 0 : -sign);
  });

  it.each([undefined, "", "none", ".1", "-1", "1".repeat(40), "1.".repeat(1000)])(
    "is not possible for %p",
    (version) => {
      expect(compareVersions(version, "1.0")).toBeUndefined();
      expect(isOlder(version, "1.0")).toBeUndefined();
    },
  );
});

describe("the era", () => {
  it.each([
    ["10.15.7", "kernel-fallback"],
    ["10.14.6", "kernel-fallback"],
    ["10.16", "system-extensions-only"],
    ["11.0", "system-extensions-only"],
    ["16.0", "system-extensions-only"],
    ["27", "system-extensions-only"],
    ["", "unknown"],
    ["unknown", "unknown"],
    ["9.2", "unknown"],
  ])("of macOS %s is %s", (version, era) => {
    expect(eraOf({ version, source: "sw_vers" })).toBe(era);
  });

  it("of a Mac that was not read is unknown", () => {
    expect(eraOf(undefined)).toBe("unknown");
  });

  it("sees through the versions that old programs are told", () => {
    expect(realMacOSVersion("10.16")).toBe("11");
    expect(realMacOSVersion("16.2")).toBe("26.2");
    expect(macOSMajor({ version: "16.2" })).toBe(26);
  });

  it("does not judge 10.15 by the kernel's version alone", () => {
    expect(isMacOSOlder({ version: "10.15", source: "kernel" }, "10.15.4")).toBeUndefined();
    expect(isMacOSOlder({ version: "10.15", source: "sw_vers" }, "10.15.4")).toBe(true);
    expect(isMacOSOlder({ version: "15", source: "kernel" }, "10.15.4")).toBe(false);
  });
});

describe("the network filter", () => {
  it.each([
    [undefined, { kind: "unnamed" }],
    [null, { kind: "none" }],
    ["", { kind: "none" }],
    ["unavailable", { kind: "none" }],
    ["network_filter_extension", { kind: "filter" }],
    ["Network_Filter_Extension", { kind: "unrecognized", word: "Network_Filter_Extension" }],
    [7, { kind: "unrecognized", word: 7 }],
  ] as const)("by the word %j", (word, filter) => {
    expect(networkFilterOf(healthOf({ network_events_subsystem: word }))).toEqual(filter);
  });
});

describe("reading health", () => {
  const health = healthOf({
    licensed: managed(true),
    org_id: null,
    app_version: "  101.1 ",
    log_level: " ",
    definitions_updated: 5,
    definitions_updated_minutes_ago: Number.NaN,
    product_expiration: 1e300,
    edr_device_tags: ["a", 1, null, "b"] as string[],
  });

  it("gives the value only where it is of the kind asked for", () => {
    expect(flag(health, "licensed")).toBe(true);
    expect(flag(health, "app_version")).toBeUndefined();
    expect(text(health, "app_version")).toBe("101.1");
    expect(text(health, "log_level")).toBeUndefined();
    expect(text(health, "licensed")).toBeUndefined();
    expect(count(health, "definitions_updated")).toBe(5);
    expect(count(health, "definitions_updated_minutes_ago")).toBeUndefined();
    expect(time(health, "definitions_updated")).toBe(5);
    expect(time(health, "product_expiration")).toBeUndefined();
    expect(list(health, "edr_device_tags")).toEqual(["a", "b"]);
    expect(list(health, "app_version")).toBeUndefined();
  });

  it("tells unavailable from missing, and managed from not", () => {
    expect(value(health, "org_id")).toBeNull();
    expect(value(health, "proxy")).toBeUndefined();
    expect(isManaged(health, "licensed")).toBe(true);
    expect(isManaged(health, "org_id")).toBe(false);
  });

  it.each([
    undefined,
    {},
    { fields: null },
    { fields: { licensed: true } },
    { fields: { licensed: null } },
    { fields: Object.create({ licensed: { value: true } }) },
  ])("finds nothing in %p", (broken) => {
    expect(field(broken as Health | undefined, "licensed")).toBeUndefined();
  });

  it("takes no name of an object for a field", () => {
    expect(field(health, "constructor" as HealthFieldName)).toBeUndefined();
    expect(field(health, "__proto__" as HealthFieldName)).toBeUndefined();
  });

  it("compares words in one form", () => {
    expect(["upToDate", "Up_To_Date", " up_to_date "].map(plainWord)).toEqual(Array(3).fill("up_to_date"));
  });

  it("names the engine by the exact words only", () => {
    const kind = (word: HealthValue | undefined) => engineOf(healthOf({ real_time_protection_subsystem: word })).kind;
    expect(kind("endpoint_security_extension")).toBe("endpoint-security");
    expect(kind(" endpoint_security_extension")).toBe("unrecognized");
    expect(kind("kernel_extension")).toBe("kernel");
    expect(kind("Unavailable")).toBe("none");
    expect(kind(undefined)).toBe("unnamed");
    expect(engineOf(healthOf({ real_time_protection_subsystem: "\u0000" }))).toEqual({
      kind: "unrecognized",
      word: "…",
    });
  });
});

describe("channel names", () => {
  it.each([
    ["InsiderFast", "Beta"],
    ["external", "Preview"],
    ["Production", "Current"],
    [" Beta ", "Beta"],
    ["Dogfood", undefined],
    ["Insiders-Fast", undefined],
    ["constructor", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%p is %p", (name, channel) => {
    expect(channelOfName(name)).toBe(channel);
  });

  it("go to the ring and back", () => {
    for (const [channel, ring] of Object.entries(RING_OF_CHANNEL)) {
      expect(channelOfName(ring)).toBe(channel);
    }
  });
});

describe("a threat's state", () => {
  it.each([
    ["quarantined", "handled"],
    ["Removed", "handled"],
    ["active", "active"],
    ["Quarantine Failed", "active"],
    ["failed", "active"],
    ["remediation_failed", "active"],
    ["clean_failed", "active"],
    ["remove_failed", "active"],
    ["not_remediated", "active"],
    ["not_quarantined", "active"],
    ["something that says Failed", "unknown"],
    ["restored", "unknown"],
    ["allowed", "unknown"],
    ["", "unknown"],
    [undefined, "unknown"],
  ])("%p is %s", (status, state) => {
    expect(threatState({ name: "x", status })).toBe(state);
  });
});

describe("the prerequisites", () => {
  const of = (snapshot: Snapshot) => contextOf(snapshot, ANY, NOW);

  it("are all there on a pilot's Mac that is ready", () => {
    expect(prerequisites(of(pilotReady())).map(({ id, ok }) => [id, ok])).toEqual([
      ["macos-version", true],
      ["product-version", true],
      ["channel", true],
      ["endpoint-security-approved", true],
      ["network-approved", true],
    ]);
    expect(missingPrerequisites(of(pilotReady()))).toEqual([]);
  });

  it.each([
    ["macos-version", pilotReady({}, { macOS: fresh({ version: "10.15.3", source: "sw_vers" }) })],
    ["product-version", pilotReady({ app_version: "101.03.72" })],
    ["channel", pilotReady({ release_ring: "Dogfood" }, { channel: fresh(channelOf()) })],
    [
      "channel",
      pilotReady({ release_ring: undefined }, { channel: fresh(channelOf({ channel: "Preview", source: "user" })) }),
    ],
  ])("name the one that is missing: %s", (id, snapshot) => {
    expect(missingPrerequisites(of(snapshot)).map((one) => [one.id, one.ok])).toEqual([[id, false]]);
  });

  it("name the extensions that are not approved", () => {
    expect(
      missingPrerequisites(of(pilotFallenBack({ release_ring: "InsiderFast" }))).map(({ id, have }) => [id, have]),
    ).toEqual([
      ["endpoint-security-approved", "waiting for user"],
      ["network-approved", "waiting for user"],
    ]);
  });

  it("ask for no channel on a Mac of today, and cannot tell what was not read", () => {
    expect(prerequisites(of(healthy())).map(({ id }) => id)).not.toContain("channel");
    const unread = prerequisites(
      of(
        healthy(
          {},
          {
            macOS: { state: "not-asked" },
            systemExtensions: { state: "not-asked" },
            health: { state: "not-asked" },
            channel: { state: "not-asked" },
          },
        ),
      ),
    );
    expect(unread.map(({ ok, have }) => [ok, have])).toEqual(unread.map(() => [undefined, "not read"]));
  });
});

describe("words", () => {
  it("of others are made fit to be shown", () => {
    expect(printable("a\u0000b\n\tc\u202e d\u200b")).toBe("a b c d");
    expect(printable("x".repeat(10), 5)).toBe("xxxx…");
    expect(printable("👩‍💻".repeat(5000), 10).length).toBeLessThan(30);
    expect(printable(null)).toBe("unavailable");
    expect(printable(["a", { b: 1 }, 3])).toBe("a, …, 3");
    expect(printable({ toString: () => "no" })).toBe("…");
  });

  it("become titles", () => {
    expect(titleCase("no active event provider of the Mac")).toBe("No Active Event Provider of the Mac");
    expect(titleCase("word ".repeat(40)).length).toBeLessThanOrEqual(50);
  });

  it("are listed and counted", () => {
    expect(enumerate([])).toBe("");
    expect(enumerate(["a"])).toBe("a");
    expect(enumerate(["a", "b"])).toBe("a and b");
    expect(enumerate(["a", "b", "c", "d"], 2)).toBe("a, b and 2 more");
    expect(counted(1, "day")).toBe("1 day");
    expect(counted(1234, "day")).toBe("1,234 days");
  });
});
