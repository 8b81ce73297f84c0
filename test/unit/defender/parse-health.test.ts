import fc from "fast-check";
import { HEALTH_FIELDS, healthFieldInfo } from "../../../src/defender/health/fields";
import { parseHealth } from "../../../src/defender/health/parse-health";
import { FailureError } from "../../../src/process/failure-error";
import { banner, healthJson, healthLegacy, healthText } from "./outputs";
import type { Failure } from "../../../src/model/failure";
import type { HealthField, HealthValue } from "../../../src/model/health";
import { times } from "../../length";

/** Of the places at which an output is cut one in so many; odd, so that no kind of place is always passed over. */
const EVERY = times(1, 7);

function values(output: string): Record<string, HealthValue> {
  return Object.fromEntries(Object.entries(parseHealth(output).fields).map(([name, field]) => [name, field.value]));
}

function failureOf(output: string): Failure {
  try {
    parseHealth(output);
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error("It was readable.");
}

function managed(output: string): string[] {
  return Object.entries(parseHealth(output).fields)
    .filter(([, field]) => field.managed)
    .map(([name]) => name);
}

describe("parseHealth, text form", () => {
  it("reads every kind of value", () => {
    expect(values(healthText)).toEqual({
      healthy: false,
      health_issues: ["first issue", "second issue"],
      licensed: true,
      engine_version: "1.1.30010.7",
      app_version: "101.31024.0003",
      org_id: "00000000-0000-4000-8000-000000000001",
      release_ring: "External",
      product_expiration: new Date(2031, 10, 3, 21, 5, 6).getTime(),
      cloud_enabled: true,
      cloud_automatic_sample_submission_consent: "all",
      passive_mode_enabled: false,
      real_time_protection_enabled: null,
      real_time_protection_available: false,
      real_time_protection_subsystem: "endpoint_security_extension",
      definitions_updated: new Date(2031, 4, 4, 0, 30, 0).getTime(),
      definitions_updated_minutes_ago: 61,
      definitions_status: "up_to_date",
      edr_device_tags: [],
      edr_group_ids: "",
      conflicting_applications: [],
      a_field_of_tomorrow: "a_word_of_tomorrow",
    });
    expect(parseHealth(healthText)).toMatchObject({ dialect: "text", banners: [] });
  });

  it("knows what policy sets, with and without a blank before the mark", () => {
    expect(managed(healthText)).toEqual([
      "cloud_enabled",
      "cloud_automatic_sample_submission_consent",
      "passive_mode_enabled",
      "edr_device_tags",
    ]);
  });

  it.each([
    ["CRLF", healthText.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${healthText}`],
    ["colors", healthText.replace(/^(\w+)/gm, "\u001b[1;32m$1\u001b[0m")],
    ["no padding", healthText.replace(/ +: /g, ":")],
    ["ragged padding and indentation", healthText.replace(/^(\w+) +: /gm, "   $1\t:   ")],
    ["NUL characters", healthText.replaceAll(": ", ":\0 ")],
  ])("reads the same with %s", (_, output) => expect(parseHealth(output)).toEqual(parseHealth(healthText)));

  it("keeps other lines before, between and after as banners", () => {
    const output = `${banner}\n\nwarning: this build expires soon\n${healthText}Bye: for now.\n`;
    expect(parseHealth(output).banners).toEqual([banner, "warning: this build expires soon", "Bye: for now."]);
    expect(values(output)).toEqual(values(healthText));
  });

  it.each<[string, string, HealthValue]>([
    ["a word not known", `definitions_status : "could_be_older"`, "could_be_older"],
    ["a word without quotes", "tamper_protection : block", "block"],
    ["words after a value", "healthy : true [something]", "true [something]"],
    ["a date in another language", "product_expiration : 3. Nov. 2031 um 21:05:06", "3. Nov. 2031 um 21:05:06"],
    ["a list that is no JSON", `health_issues : [first, 'second one', ""]`, ["first", "second one"]],
    ["a list that never ends", `health_issues : ["first"`, `["first"`],
    ["a value with colons and quotes", `proxy : "http://a:1/"b""`, `http://a:1/"b"`],
    ["nothing at all", "org_id :", ""],
    ["nothing but the mark", "org_id : [managed]", ""],
    ["quoted unavailable", `org_id : "unavailable"`, null],
    ["a quoted yes", `licensed : "true"`, true],
    ["a quoted number", `definitions_updated_minutes_ago : "61"`, 61],
    ["a bare number for a text", "definitions_version : 5", "5"],
    ["seconds for a time", "product_expiration : 1951592706", "1951592706"],
    ["zero for a time", `product_expiration : "0"`, "0"],
  ])("takes %s as it is", (_, line, value) => {
    const name = line.slice(0, line.indexOf(" "));
    expect(values(`app_version : "1"\n${line}\nlog_level : "info"\n`)[name]).toEqual(value);
  });

  it.each<[string, Record<string, HealthValue>]>([
    [`healthy : true\nreal_time_protection_subsystem : "endpoint_sec`, { healthy: true }],
    [`healthy : true\nlicensed : tr`, { healthy: true }],
    [`healthy : true\nlicensed : true`, { healthy: true, licensed: true }],
    [`healthy : true\nlicensed :`, { healthy: true }],
    [`healthy : true\nreal_time_prot`, { healthy: true }],
    [`healthy : true\nhealth_issues : ["a", "b`, { healthy: true }],
    [`healthy : true\ndefinitions_updated_minutes_ago : 8`, { healthy: true }],
    [`healthy : true\nproduct_expiration : Nov 03, 2031 at 09:05:06`, { healthy: true }],
    [`healthy : true\npassive_mode_enabled : true [mana`, { healthy: true }],
  ])("keeps only the whole fields of an output cut off: %p", (output, whole) => {
    expect(values(output)).toEqual(whole);
    expect(parseHealth(output).banners).toEqual([]);
  });

  it("never gives another value to a field when the output is cut anywhere", () => {
    const whole = values(healthText);
    for (let length = 0; length < healthText.length; length += EVERY) {
      const cut = healthText.slice(0, length);
      let read: Record<string, HealthValue>;
      try {
        read = values(cut);
      } catch (error) {
        expect(error).toBeInstanceOf(FailureError);
        continue;
      }
      for (const [name, value] of Object.entries(read)) expect(value).toEqual(whole[name]);
    }
  });

  it("lets a field that contradicts itself prove nothing", () => {
    const output =
      "real_time_protection_enabled : true\nhealthy : true\nhealthy : true\nreal_time_protection_enabled : false [managed]\nreal_time_protection_enabled : true\n";
    expect(parseHealth(output).fields).toMatchObject({
      healthy: { value: true, managed: false },
      real_time_protection_enabled: { value: "true / false", managed: true },
    });
  });
});

describe("parseHealth, lines that are no field", () => {
  const wrapped = (value: string) =>
    parseHealth(`healthy : true\nedr_configuration_version : ${value}\nlicensed : true\n`);

  it.each([
    ["once", '"20.1-54CD\nAE"', "20.1-54CDAE"],
    ["twice", '"20.1-\n54CD\nAE"', "20.1-54CDAE"],
    ["at its very quote", '"20.1-54CDAE\n"', "20.1-54CDAE"],
  ])("joins a value that was wrapped %s", (_, printed, value) => {
    const health = wrapped(printed);
    expect(health.fields.edr_configuration_version?.value).toBe(value);
    expect(health.fields.licensed?.value).toBe(true);
    expect(health.banners).toEqual([]);
  });

  it("joins a wrapped list, and keeps that policy sets it", () => {
    const { fields } = wrapped('["one", "tw\no"] [managed]');
    expect(fields.edr_configuration_version).toEqual({ value: ["one", "two"], managed: true });
  });

  it.each([
    ["a field", '"20.1-54CD'],
    ["an empty line", '"20.1-54CD\n\nAE"'],
    ["too many lines", `"2${"\n0".repeat(20)}"`],
  ])("takes a value whose quote is followed by %s for cut, and reads the fields after it", (_, printed) => {
    const { fields } = wrapped(printed);
    expect(String(fields.edr_configuration_version?.value)).toMatch(/^"2/);
    expect(fields.licensed?.value).toBe(true);
  });

  it("never makes an engine of a value that was cut", () => {
    const { fields } = parseHealth(
      'healthy : true\nreal_time_protection_subsystem : "endpoint_security_ext\nlicensed : true\n',
    );
    expect(fields.real_time_protection_subsystem?.value).not.toBe("endpoint_security_extension");
  });

  it("keeps a notice wherever it stands, and drops the noise of macOS's own runtime", () => {
    const health = parseHealth(
      "objc[811]: Class Thing is implemented in both A and B.\nBefore\nhealthy : true\nBetween\nlicensed : true\nAfter\n",
    );
    expect(health.banners).toEqual(["Before", "Between", "After"]);
    expect(health.fields.licensed?.value).toBe(true);
  });
});

describe("parseHealth, JSON form", () => {
  it("reads a word that comes as a typed object by its word, in whatever field", () => {
    const read = values(
      '{"healthy":true,"engineLoadStatus":{"$type":"engineLoadSucceeded"},"tamperProtection":{"isManaged":true,"value":{"$type":"block"}}}',
    );
    expect(read).toMatchObject({ engine_load_status: "engine_load_succeeded", tamper_protection: "block" });
  });

  it("lets a field that contradicts itself prove nothing", () => {
    expect(
      values(
        '{"healthy":false,"licensed":true,"healthy":true,"realTimeProtectionEnabled":{"value":false,"isManaged":true,"value":true},' +
          '"releaseRing":"a \\"healthy\\": { b","passiveModeEnabled":{"value":false},"passive\\u004dodeEnabled":{"value":false}}',
      ),
    ).toEqual({
      healthy: "true / …",
      licensed: true,
      real_time_protection_enabled: "true / …",
      release_ring: 'a "healthy": { b',
      passive_mode_enabled: "false / …",
    });
  });

  it("reads bare and wrapped values, enumerations and times", () => {
    expect(values(healthJson)).toEqual({
      app_version: "101.31024.0003",
      behavior_monitoring: "enabled",
      cloud_enabled: true,
      conflicting_applications: [],
      definitions_status: "up_to_date",
      definitions_updated: 1935786600000,
      definitions_updated_minutes_ago: 61,
      ecs_configuration_ids: "",
      edr_device_tags: [`{"key":"GROUP","value":"made-up"}`],
      field_of_tomorrow: "a word of tomorrow",
      full_disk_access_enabled: true,
      functionality_mode: "default",
      health_issues: ["first issue"],
      healthy: true,
      licensed: true,
      network_protection_status: null,
      org_id: "00000000-0000-4000-8000-000000000001",
      passive_mode_enabled: false,
      product_expiration: 1951592706000,
      real_time_protection_available: true,
      real_time_protection_subsystem: "endpoint_security_extension",
    });
    expect(managed(healthJson)).toEqual(["behavior_monitoring", "cloud_enabled"]);
    expect(parseHealth(healthJson)).toMatchObject({ dialect: "json", banners: [] });
  });

  it.each([
    ["a banner before", `${banner}\n${healthJson}`, [banner]],
    ["a banner on the same line", `${banner}${healthJson}`, [banner]],
    ["a banner with brackets", `ATTENTION {code 5} [x]\n${healthJson}`, ["ATTENTION {code 5} [x]"]],
    ["lines after", `${healthJson}Bye.\n`, ["Bye."]],
    ["a byte order mark and CRLF", `\uFEFF${healthJson.replace("\n", "\r\n")}`, []],
    ["many lines", `${JSON.stringify(JSON.parse(healthJson), null, 2)}\n`, []],
    ["colors", `\u001b[33m${banner}\u001b[0m\n\u001b[1m${healthJson}\u001b[0m`, [banner]],
  ])("reads it with %s", (_, output, banners) => {
    expect(parseHealth(output)).toEqual({ ...parseHealth(healthJson), banners });
  });

  it.each<[string, unknown, HealthField]>([
    [
      "an enumeration inside of a wrapper",
      { isManaged: true, value: { $type: "failedToStart" } },
      { value: "failed_to_start", managed: true },
    ],
    ["an enumeration that says unavailable", { $type: "unavailable" }, { value: null, managed: false }],
    ["the word unavailable", "unavailable", { value: null, managed: false }],
    ["a wrapped null", { isManaged: false, value: null }, { value: null, managed: false }],
    ["an object of another shape", { a: [1] }, { value: `{"a":[1]}`, managed: false }],
    ["isManaged that is no yes", { isManaged: "perhaps", value: "x" }, { value: "x", managed: false }],
    ["a number", 5, { value: "5", managed: false }],
    ["a yes", true, { value: true, managed: false }],
  ])("takes %s as it is", (_, printed, field) => {
    expect(
      parseHealth(JSON.stringify({ healthy: true, networkProtectionStatus: printed })).fields.network_protection_status,
    ).toEqual(field);
  });

  it("takes snake_case keys too, and lets two spellings that differ prove nothing", () => {
    expect(values(`{"healthy":true,"org_id":"x","passive_mode_enabled":false,"passiveModeEnabled":true}`)).toEqual({
      healthy: true,
      org_id: "x",
      passive_mode_enabled: "false / true",
    });
  });

  it("is safe with names that objects have of their own", () => {
    const { fields } = parseHealth(`{"healthy":true,"__proto__":{"value":true},"constructor":"x","toString":"y"}`);
    expect(Object.keys(fields).sort()).toEqual(["constructor", "healthy", "to_string"]);
    expect(fields.hasOwnProperty).toBeUndefined();
    expect(({} as Record<string, unknown>).value).toBeUndefined();
    expect(healthFieldInfo("constructor")).toBeUndefined();
  });

  it("never takes an object that stops in the middle for a reading", () => {
    const lines = JSON.stringify(JSON.parse(healthJson), null, 2);
    for (const whole of [healthJson.trimEnd(), lines, `${banner}\n${healthJson.trimEnd()}`]) {
      for (let length = 0; length < whole.length; length += EVERY) {
        expect(() => parseHealth(whole.slice(0, length))).toThrow(FailureError);
      }
    }
  });
});

describe("parseHealth, the old text", () => {
  it("reads it under today's names", () => {
    expect(values(healthLegacy)).toEqual({
      app_version: "100.00.01",
      automatic_definition_update_enabled: true,
      cloud_enabled: true,
      definitions_status: "up_to_date",
      definitions_updated: 1585000000000,
      edr_machine_id: null,
      healthy: false,
      licensed: true,
      real_time_protection_available: true,
      real_time_protection_enabled: true,
      release_ring: "InsiderFast",
      engine_version: "1.1.10000.1",
    });
    expect(managed(healthLegacy)).toEqual(["cloud_enabled"]);
    expect(parseHealth(healthLegacy).dialect).toBe("legacy");
  });
});

describe("parseHealth, what is no health", () => {
  it.each([
    ["", "an empty output", /nothing/],
    ["\n \r\n", "an empty output", /nothing/],
    [`{"healthy":true`, `{"healthy":true`, /stops in the middle/],
    ["[]", "[]", /stops in the middle|broken/],
    ["{}", "{}", /broken/],
    ["null", "null", /does not know/],
    [`{"name":"something else"}`, `{"name":"something else"}`, /broken/],
    [`{"value":{"healthy":true}}`, `{"value":{"healthy":true}}`, /broken/],
    ["Failed to connect", "Failed to connect", /does not know/],
    [banner, banner, /does not know/],
    ["error: the proxy does not answer", "error: the proxy does not answer", /does not know/],
    ["proxy: it does not answer", "proxy: it does not answer", /does not know/],
    ["some_field : true\nanother_field : 5\n", "some_field : true another_field : 5", /does not know/],
    ["Expected one of:\n  health\n  scan\n", "Expected one of: health scan", /does not know/],
    ["<html><body>healthy", "<html><body>healthy", /does not know/],
  ])("throws Unreadable for %p", (output, seen, message) => {
    const failure = failureOf(output);
    expect(failure).toMatchObject({ code: "Unreadable", seen });
    expect(failure.message).toMatch(message);
    expect(failure.nextStep).not.toBe("");
  });

  it("throws Unreadable for JSON nested without end, and for very long outputs in good time", () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    const outputs = [
      `{"healthy":${deep}}`,
      "{".repeat(1_000_000),
      "{}".repeat(500_000),
      `a${" ".repeat(1_000_000)}b : 5`,
      `[managed]${" ".repeat(1_000_000)}`.repeat(2),
      "\0".repeat(1_000_000),
      "x : y\n".repeat(200_000),
    ];
    for (const output of outputs) {
      try {
        parseHealth(output);
      } catch (error) {
        expect(error).toBeInstanceOf(FailureError);
      }
    }
  });

  it("keeps a flood of fields, items and banners within bounds", () => {
    const output = `healthy : true\n${Array.from({ length: 5000 }, (_, index) => `made_up_${index} : "${"x".repeat(3000)}"\nA banner.\n`).join("")}health_issues : [${'"a",'.repeat(900)}"a"]\n`;
    const health = parseHealth(output);
    expect(Object.keys(health.fields).length).toBeLessThanOrEqual(301);
    expect(health.banners).toHaveLength(20);
    expect(health.fields.health_issues?.value).toHaveLength(200);
    expect(JSON.stringify(health).length).toBeLessThan(1_000_000);
  });

  it("shows no identifier in what was seen", () => {
    expect(
      JSON.stringify(failureOf(`cannot read 00000000-0000-4000-8000-00000000abcd of ${"ab".repeat(20)}`)),
    ).not.toMatch(/abcd|abab/);
  });
});

describe("parseHealth, any input", () => {
  const line = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .tuple(fc.constantFrom(...Object.keys(HEALTH_FIELDS), "__proto__", "x"), fc.string({ unit: "grapheme" }))
      .map(([name, rest]) => `${name} : ${rest}`),
    fc.constantFrom(...healthText.split("\n"), ...healthLegacy.split("\n"), healthJson, banner, "{", "}", "\u001b[0m"),
  );

  it("gives well-formed health or throws FailureError, nothing else", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom("\n", "\r\n", "\r", ""), (lines, end) => {
        let health;
        try {
          health = parseHealth(lines.join(end));
        } catch (error) {
          expect(error).toBeInstanceOf(FailureError);
          return;
        }
        expect(Object.keys(health.fields).length).toBeGreaterThan(0);
        for (const [name, { value, managed }] of Object.entries(health.fields)) {
          expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
          expect(typeof managed).toBe("boolean");
          const wellFormed =
            value === null ||
            ["string", "boolean", "number"].includes(typeof value) ||
            (Array.isArray(value) && value.every((item) => typeof item === "string"));
          expect(wellFormed).toBe(true);
        }
        expect(JSON.parse(JSON.stringify(health))).toEqual({ ...health, fields: { ...health.fields } });
      }),
      { numRuns: 400 },
    );
  });

  it("reads any JSON under a known name without throwing anything else", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom("healthy", "productExpiration", "definitionsUpdatedMinutesAgo", "healthIssues", "orgId"),
        (value, name) => {
          expect(Object.keys(parseHealth(JSON.stringify({ licensed: true, [name]: value })).fields)).toContain(
            "licensed",
          );
        },
      ),
    );
  });

  it("reads back what is written in either form", () => {
    const word = fc
      .stringMatching(/^[a-z][a-z0-9 ._/:-]{0,30}$/)
      .filter((text) => !/^(?:unavailable|null)$/i.test(text.trim()));
    const known = Object.entries(HEALTH_FIELDS);
    const field = fc.constantFrom(...known).chain(([name, { kind }]) => {
      const value: fc.Arbitrary<HealthValue> =
        kind === "boolean"
          ? fc.boolean()
          : kind === "number"
            ? fc.nat()
            : kind === "list"
              ? fc.array(word, { maxLength: 3 })
              : kind === "time"
                ? fc.integer({ min: 1e12, max: 4e12 })
                : word;
      return fc.record({ name: fc.constant(name), value: fc.oneof(value, fc.constant(null)), managed: fc.boolean() });
    });
    fc.assert(
      fc.property(fc.uniqueArray(field, { selector: ({ name }) => name, minLength: 1 }), (fields) => {
        const expected = Object.fromEntries(fields.map(({ name, value, managed }) => [name, { value, managed }]));
        const text = fields.map(({ name, value, managed }) => {
          const printed = value === null ? "unavailable" : JSON.stringify(value);
          return `${name.padEnd(44)}: ${printed}${managed ? " [managed]" : ""}\n`;
        });
        expect({ ...parseHealth(text.join("")).fields }).toEqual(expected);
        const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
        const json = Object.fromEntries(
          fields.map(({ name, value, managed }) => [camel(name), { displayValue: true, isManaged: managed, value }]),
        );
        expect({ ...parseHealth(JSON.stringify(json)).fields }).toEqual(expected);
      }),
    );
  });
});
