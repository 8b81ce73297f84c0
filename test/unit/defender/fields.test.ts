import { HEALTH_FIELDS, HEALTH_GROUPS, healthFieldInfo, valueInWords } from "../../../src/defender/health/fields";
import type { HealthValue } from "../../../src/model/health";

const entries = Object.entries(HEALTH_FIELDS);

describe("HEALTH_FIELDS", () => {
  it("gives every field a title of its own, a sentence, and a group that is shown", () => {
    expect(new Set(entries.map(([, { title }]) => title)).size).toBe(entries.length);
    const groups = HEALTH_GROUPS.map(({ id }) => id);
    for (const [name, { title, meaning, group }] of entries) {
      expect(name).toMatch(/^[a-z][a-z_]*$/);
      expect(title.split(/[ -]/).every((word) => /^[A-Z]/.test(word) || ["and", "in", "of"].includes(word))).toBe(true);
      expect(meaning).toMatch(/^[A-Z].*[^.]\.$/);
      expect(groups).toContain(group);
    }
  });

  it("knows nothing of names that objects have of their own", () => {
    expect(healthFieldInfo("toString")).toBeUndefined();
    expect(healthFieldInfo("a_field_of_tomorrow")).toBeUndefined();
  });
});

describe("valueInWords", () => {
  it.each<[string, HealthValue, string]>([
    ["definitions_status", "up_to_date", "Up to date"],
    ["definitions_status", "a_word_of_tomorrow", "a_word_of_tomorrow"],
    ["network_events_subsystem", null, "Unavailable"],
    ["cloud_enabled", true, "On"],
    ["troubleshooting_mode", false, "Off"],
    ["healthy", true, "Yes"],
    ["real_time_protection_available", false, "No"],
    ["full_disk_access_enabled", false, "Not granted"],
    ["release_ring", "InsiderFast", "InsiderFast (Beta channel)"],
    ["health_issues", [], "None"],
    ["health_issues", ["one", "two"], "one, two"],
    ["edr_group_ids", "", "None"],
    ["definitions_updated_minutes_ago", 61, "61"],
    ["product_expiration", new Date(2031, 10, 3, 21, 5, 6).getTime(), "Nov 3, 2031 at 9:05 PM"],
    ["product_expiration", "some day", "some day"],
    ["product_expiration", Number.NaN, "NaN"],
    ["a_field_of_tomorrow", 1930488429000, "1930488429000"],
    ["tamper_protection", "constructor", "constructor"],
    ["constructor", "toString", "toString"],
  ])("says %s = %p as %p", (name, value, words) => {
    expect(valueInWords(name, { value, managed: false })).toBe(words);
  });
});
