import fc from "fast-check";
import { parseThreats } from "../../../src/defender/threats/parse-threats";
import { FailureError } from "../../../src/process/failure-error";
import { banner, threatsJson, threatsText } from "./outputs";

const newest = {
  id: "00000000-0000-4000-8000-00000000000b",
  name: "Virus:DOS/AlsoMadeUp",
  type: "virus",
  status: "removed",
  detectedAt: new Date(2031, 2, 5, 16, 7, 9).getTime(),
};
const oldest = {
  id: "00000000-0000-4000-8000-00000000000a",
  name: "Trojan:MacOS/MadeUp.A!ml:extra",
  type: "trojan",
  status: "quarantined",
  detectedAt: new Date(2031, 2, 1, 8, 0, 0).getTime(),
};
const both = { threats: [newest, oldest], banners: [], truncated: false };

describe("parseThreats, text form", () => {
  it("reads blocks, newest first, names with their colons", () => {
    expect(parseThreats(threatsText)).toEqual(both);
  });

  it.each([
    ["no line end at its end", threatsText.trimEnd()],
    ["a separator after the last", `${threatsText}---\n`],
    ["blank lines", threatsText.replaceAll("\n", "\n\n")],
    ["CRLF and a byte order mark", `\uFEFF${threatsText.replaceAll("\n", "\r\n")}`],
    ["colors", `\u001b[31m${threatsText}\u001b[0m`],
    ["no separators", threatsText.replace("---\n", "")],
    [
      "padding and other cases",
      threatsText.replace(/^(\w[\w ]*):/gm, (_, key: string) => `  ${key.toUpperCase()}   :`),
    ],
    ["keys that are not known", threatsText.replaceAll("Type:", "Severity: high\nType:")],
  ])("reads the same with %s", (_, output) => {
    expect({ ...parseThreats(output), banners: [] }).toEqual(both);
  });

  it("keeps banners", () => {
    expect(parseThreats(`${banner}\n${threatsText}`)).toEqual({ ...both, banners: [banner] });
  });

  it("keeps an entry whose time or name cannot be read", () => {
    const output = `Name: A\nDetection time: yesterday\nStatus: "active"\n---\nName:\nDetection time: Wed Mar  5 16:07:09 2031\nStatus: ""\n`;
    expect(parseThreats(output)).toEqual({
      threats: [
        { name: "Unnamed Threat", detectedAt: newest.detectedAt },
        { name: "A", status: "active" },
      ],
      banners: [],
      truncated: false,
    });
  });

  it("keeps entries of one time, and those without one, in their order", () => {
    const names = ["B", "A", "C"];
    const output = names.map((name) => `Name: ${name}\nStatus: removed\n`).join("---\n");
    expect(parseThreats(output).threats.map(({ name }) => name)).toEqual(names);
  });

  it("marks every cut inside of an entry, and none at its end", () => {
    const separator = threatsText.indexOf("---\n");
    // Where the output may end without a sign of a cut: nothing yet, after an entry with or without its line end, or
    // after a separator. A bare last word looks whole wherever it is cut.
    const lastWord = threatsText.indexOf("removed");
    const whole = (length: number) =>
      length === 0 ||
      length === separator ||
      length === separator - 1 ||
      length === separator + 3 ||
      length === separator + 4 ||
      length > lastWord;
    for (let length = 0; length <= threatsText.length; length++) {
      let list;
      try {
        list = parseThreats(threatsText.slice(0, length));
      } catch (error) {
        expect(error).toBeInstanceOf(FailureError);
        // So little of it that not even a key is there.
        expect(length).toBeLessThan(3);
        continue;
      }
      expect([length, list.truncated]).toEqual([length, !whole(length)]);
      if (length > separator) expect(list.threats).toContainEqual(oldest);
    }
  });

  it("keeps the last half entry if it has a name", () => {
    const cut = (at: string) => parseThreats(threatsText.slice(0, threatsText.indexOf(at)));
    expect(cut("Type: virus")).toMatchObject({
      threats: [{ name: oldest.name }, { name: newest.name }],
      truncated: true,
    });
    expect(cut(`Name: "Virus`)).toMatchObject({ threats: [{ name: oldest.name }], truncated: true });
  });

  it("parses thirty thousand entries, which nothing that tries every pair of them would get through", () => {
    const one = threatsText.slice(0, threatsText.indexOf("---"));
    const output = Array.from({ length: 30_000 }, () => one).join("---\n");
    expect(parseThreats(output).threats).toHaveLength(30_000);
  });
});

describe("parseThreats, an empty list", () => {
  it.each([
    "No threats",
    "No threats found.\n",
    "no active threats detected\n",
    "There are no threats.\n",
    "0 threats\n",
    "0 threat(s) detected\n",
    "Threats: none",
    "None\n",
    "[]",
    "{}",
    `{"threats":[]}`,
    `{"threats":null}`,
    `{"threats":{"scans":[]}}`,
    `{"$type":"threatList","threats":{"scans":[{"id":"x","threats":[]},{"threats":[]}]}}`,
    `{"threats":[],"total":0,"scannedPaths":["/"]}`,
  ])("is read from %p", (output) => {
    expect(parseThreats(output)).toEqual({ threats: [], banners: [], truncated: false });
  });

  it("is read with a banner before it", () => {
    expect(parseThreats(`${banner}\nNo threats\n`)).toEqual({ threats: [], banners: [banner], truncated: false });
    expect(parseThreats(`${banner}\n[]\n`)).toEqual({ threats: [], banners: [banner], truncated: false });
  });

  it.each([
    "",
    "\n",
    "---\n",
    banner,
    "Failed to connect",
    "No threat list: permission denied",
    "error: no threats could be read",
    "Expected one of:\n  list\n  get\n",
    "Warning: cannot read the list\n",
    "1 threat",
    `{"error":"x"}`,
    `{"threats":{"scans":[{"threats":[{"unknown":"shape"}]}]}}`,
    `{"threats":["a name only"]}`,
    `[1,2]`,
    `[[]]`,
    `{"threats":{"scans":[`,
    "null",
  ])("is not read from %p", (output) => {
    expect(() => parseThreats(output)).toThrow(FailureError);
  });
});

describe("parseThreats, JSON form", () => {
  it("takes the state from the history's largest key, and the time from its smallest that is one", () => {
    expect(parseThreats(threatsJson)).toEqual({
      threats: [
        { id: "b", name: "Virus:DOS/AlsoMadeUp", type: "virus", status: "quarantined", detectedAt: 1930488430000 },
        {
          id: "00000000-0000-4000-8000-00000000000a",
          name: "Trojan:MacOS/MadeUp.A",
          type: "trojan",
          status: "removed",
          detectedAt: 1930488428000,
        },
      ],
      banners: [],
      truncated: false,
    });
  });

  it.each([
    ["a plain array", `[{"id":"x","name":"N","type":"t","status":"removed","detectionTime":"1930488429000"}]`],
    [
      "camelCase keys",
      `{"threats":[{"trackingId":"x","threatName":"N","category":"t","state":{"$type":"removed"},"detectedAt":1930488429000}]}`,
    ],
    [
      "banners around",
      `${banner}\n{"threats":[{"id":"x","name":"N","type":"t","status":"removed","time":"1930488429000"}]}\nBye.`,
    ],
  ])("reads %s", (_, output) => {
    expect(parseThreats(output).threats).toEqual([
      { id: "x", name: "N", type: "t", status: "removed", detectedAt: 1930488429000 },
    ]);
  });
});

describe("parseThreats, any input", () => {
  it("gives a well-formed list or throws FailureError, nothing else", () => {
    const line = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...threatsText.split("\n"), threatsJson, banner, "{", "[", "]", "}", `Name: "`, "Status:"),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom("\n", "\r\n", ""), (lines, end) => {
        let list;
        try {
          list = parseThreats(lines.join(end));
        } catch (error) {
          expect(error).toBeInstanceOf(FailureError);
          return;
        }
        for (const threat of list.threats) expect(threat.name.length).toBeGreaterThan(0);
        const times = list.threats.map(({ detectedAt }) => detectedAt ?? 0);
        expect(times).toEqual(times.toSorted((one, other) => other - one));
      }),
      { numRuns: 400 },
    );
  });

  it("reads any JSON value without throwing anything else", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          parseThreats(JSON.stringify({ threats: value }));
        } catch (error) {
          expect(error).toBeInstanceOf(FailureError);
        }
      }),
    );
  });

  it("reads back what is written in text", () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9:/._!-]{0,30}$/);
    const threat = fc.record({
      id: fc.uuid(),
      name: word,
      type: word,
      status: word,
      seconds: fc.integer({ min: 0, max: 2_000_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(threat, { minLength: 1, maxLength: 8 }), (threats) => {
        const blocks = threats.map(({ id, name, type, status, seconds }) => {
          const time = new Date((1_000_000_000 + seconds) * 1000);
          const [day, month, date, year, clock] = time.toString().split(" ");
          return `Id: "${id}"\nName: ${name}\nType: "${type}"\nDetection time: ${day} ${month} ${date} ${clock} ${year}\nStatus: "${status}"\n`;
        });
        const list = parseThreats(blocks.join("---\n"));
        expect(list.truncated).toBe(false);
        const key = (one: { id?: string; name: string }) => `${one.id} ${one.name}`;
        expect(list.threats.map(key).sort()).toEqual(threats.map(key).sort());
        expect(list.threats.every(({ detectedAt }) => detectedAt !== undefined)).toBe(true);
      }),
    );
  });
});
