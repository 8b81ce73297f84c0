import fc from "fast-check";
import { identifiersOf } from "../../src/privacy/identifiers";
import { withoutIdentifiers } from "../../src/privacy/patterns";
import { redactor } from "../../src/privacy/redactor";
import { times } from "../length";

/** Carriers of each kind: 10,000 in the long form, fewer where time counts. */
const RUNS = times(10_000, 300);

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const cased = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.boolean()).map(([it, upper]) => (upper ? it.toUpperCase() : it));
const uuid = cased(fc.uuid());
/** Words that are in no sentence around them. */
const word = fc.stringMatching(/^[a-z]{2}[a-z0-9]{3,9}[a-z]$/).map((it) => `q${it}`);
const label = fc
  .tuple(word, fc.constantFrom("", "-", "-01", "x-2"))
  .map(([it, end]) => `${it}${end.replace(/-$/, "")}`);
const byte = fc.integer({ min: 0, max: 255 });
/** A file or folder name with what people put into names: blanks, quotes, brackets, commas, umlauts. */
const fileName = fc
  .tuple(
    word,
    fc.constantFrom(" ", "'s ", " (old) ", " [2] ", ", ", "; ", ' "', "” ", " & ", "_", "-", ".", "ü", " – ", ": "),
    word,
  )
  .map(([one, between, other]) => `${one}${between}${other}`);

interface Kind {
  carrier: fc.Arbitrary<string>;
  /** What must not be left of a carrier. */
  pieces?: (carrier: string) => string[];
  /** Whether words may follow on the same line. */
  ends?: boolean;
}

const wordsIn = (carrier: string) => carrier.match(/q[\p{L}\p{N}]{5,}/giu) ?? [];

const KINDS: Record<string, Kind> = {
  "a UUID": { carrier: uuid },
  "a UUID with a prefix": { carrier: fc.tuple(word, uuid).map(([it, id]) => `${it}_${id}`) },
  "a long hexadecimal id": { carrier: cased(fc.oneof(hex(24), hex(32), hex(40), hex(64))) },
  "an IPv4 address": { carrier: fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join(".")) },
  "an IPv4 address with a port": {
    carrier: fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 65_535 })).map(([ip, port]) => `${ip}:${port}`),
    pieces: (it) => [it.split(":")[0] as string],
  },
  "an IPv6 address": { carrier: fc.ipV6().filter((ip) => ip.length > 4 && ip !== "::") },
  "a MAC address": {
    carrier: fc
      .tuple(fc.array(hex(2), { minLength: 6, maxLength: 6 }), fc.constantFrom(":", "-"))
      .map(([bytes, by]) => bytes.join(by)),
  },
  "a MAC address in three groups": {
    carrier: fc.array(hex(4), { minLength: 3, maxLength: 3 }).map((groups) => groups.join(".")),
  },
  "a serial number": { carrier: fc.stringMatching(/^[A-HJ-NP-Z0-9]{10,12}$/).filter((it) => /[A-Z]/.test(it)) },
  "a SID": {
    carrier: fc
      .array(fc.nat(4_000_000_000), { minLength: 4, maxLength: 7 })
      .map((parts) => `S-1-5-21-${parts.join("-")}`),
    pieces: (it) => [it],
  },
  "a mail address": {
    carrier: fc
      .tuple(word, fc.constantFrom("", ".", "+", "'", "_"), word, word, fc.constantFrom("com", "de", "onmicrosoft.com"))
      .map(([one, by, other, host, end]) => `${one}${by}${other}@${host}.${end}`),
    pieces: wordsIn,
  },
  "a host name": {
    carrier: cased(
      fc
        .tuple(
          fc.array(label, { minLength: 1, maxLength: 3 }),
          fc.constantFrom("local", "lan", "corp", "internal", "com", "co.uk", "onmicrosoft.com", "sharepoint.com"),
        )
        .map(([labels, end]) => [...labels, end].join(".")),
    ),
    pieces: wordsIn,
  },
  "a lone host with a port": {
    carrier: fc.tuple(label, fc.constantFrom(443, 3128, 8080, 8443)).map(([it, port]) => `${it}:${port}`),
    pieces: wordsIn,
  },
  "a URL": {
    carrier: fc
      .tuple(fc.constantFrom("https", "http", "raycast", "ftp"), label, word, word)
      .map(([scheme, host, path, query]) => `${scheme}://${host}/${path}?${query}=[1]'${query}'`),
    pieces: wordsIn,
  },
  "an address of a file": {
    carrier: fc
      .tuple(fc.constantFrom("file", "smb", "afp"), label, fileName)
      .map(([scheme, host, name]) => `${scheme}://${host}/${name}`),
    pieces: wordsIn,
    ends: true,
  },
  "a path": {
    carrier: fc
      .tuple(
        fc.constantFrom("/Users", "/Volumes", "/Applications", "/opt", "/private/tmp", "~", "..", "/Library/x"),
        fc.array(fileName, { minLength: 1, maxLength: 4 }),
      )
      .map(([root, names]) => [root, ...names].join("/")),
    pieces: wordsIn,
    ends: true,
  },
  "another account's home": {
    carrier: fc.tuple(word, fileName).map(([name, file]) => `~${name}/${file}`),
    pieces: wordsIn,
    ends: true,
  },
  "a path of Windows": {
    carrier: fc
      .tuple(fc.constantFrom("C:\\Users", "\\\\qserverx\\share"), fileName)
      .map(([root, name]) => `${root}\\${name}`),
    pieces: wordsIn,
    ends: true,
  },
  "a device tag": {
    carrier: fc.tuple(word, word).map(([key, value]) => JSON.stringify({ key, value })),
    pieces: (it) => [(JSON.parse(it) as { value: string }).value],
  },
  "a device tag in the other order": {
    carrier: fc.tuple(word, word).map(([key, value]) => JSON.stringify({ value, key })),
    pieces: (it) => [(JSON.parse(it) as { value: string }).value],
  },
};

const before = fc.constantFrom(
  "",
  "Could not open ",
  "error:",
  "(",
  '"',
  "“",
  "=",
  "[",
  "The proxy is ",
  "• ",
  "id=",
  ", ",
  "a\nb ",
);
const after = fc.constantFrom(
  "",
  " ",
  ".",
  ", and more",
  ") is there",
  '"',
  "” is there",
  "]",
  ": Permission denied",
  "\nnext line",
  "…",
);

test.each(Object.entries(KINDS))("%s survives in no text", (_, { carrier, pieces = (it) => [it], ends = false }) => {
  fc.assert(
    fc.property(before, carrier, after, (start, it, end) => {
      // What goes on behind a path is taken for a part of it.
      const left = withoutIdentifiers(`${start}${it}${ends && /^[^\n]*\w/.test(end) ? "" : end}`).toLowerCase();
      for (const piece of pieces(it)) expect(left).not.toContain(piece.toLowerCase());
    }),
    { numRuns: RUNS },
  );
});

const NAMES = {
  hostName: "Qokapis-MacBook-Pro.local",
  userName: "qokapi.lover",
  homePath: "/Users/qokapi.lover",
  otherUsers: ["qzebra"],
};

test("a mark ends no path: a name that this Mac knows in the middle of one", () => {
  const { foreign } = redactor(identifiersOf(undefined, { ...NAMES, userName: "alice" }));
  expect(foreign("/Volumes/Alice Backup/Layoffs 2027.xlsx")).toBe("[path]");
  fc.assert(
    fc.property(fc.array(fileName, { minLength: 1, maxLength: 3 }), fileName, (names, last) => {
      const left = foreign(`Could not read /Volumes/Alice ${names.join("/")}/alice ${last}`);
      for (const piece of wordsIn([...names, last].join(" "))) expect(left).not.toContain(piece);
    }),
    { numRuns: RUNS },
  );
});

test.each([
  ["this Mac's name", "Qokapis-MacBook-Pro"],
  ["this Mac's name as people write it", "Qokapi's MacBook Pro"],
  ["this Mac's name with a curly mark", "Qokapi’s MacBook Pro"],
  ["this account's name", "QOKAPI.LOVER"],
  ["another account's name", "qzebra"],
])("%s survives in no text", (_, name) => {
  const { foreign, own } = redactor(identifiersOf(undefined, NAMES));
  fc.assert(
    fc.property(before, after, (start, end) => {
      for (const text of [foreign(`${start}${name}${end}`), own(`${start}${name}${end}`)]) {
        expect(text.toLowerCase()).not.toMatch(/qokapi|qzebra/);
      }
    }),
    { numRuns: Math.min(RUNS, 500) },
  );
});

test("a text that brings the marks' own characters along gains no mark, and loses nothing to one", () => {
  expect(withoutIdentifiers("a \ue000 b")).toBe("a \ufffd b");
});

test.each([
  "Network event provider not running",
  "Full Disk Access has not been granted",
  "Version 101.25062.0005 of the product",
  "definitions 1.435.368.0, engine 1.1.26080.1",
  "Read 2026-11-24T09:00:00.000Z",
  "at 12:30:00 AM",
  "Endpoint Security Extension: waiting for user",
  "Trojan:MacOS/Wacatac.AB!ml",
  "Virus:DOS/EICAR_Test_File",
  "com.microsoft.wdav.epsext",
  "Microsoft Defender.app",
  "exit code 1",
  "and/or, n/a, 11/24/2026",
  "curl error 60 SSL certificate problem",
])("“%s” is kept as it is", (text) => {
  expect(redactor(identifiersOf(undefined, NAMES)).foreign(text)).toBe(text);
});

test("no hostile text makes it slow: the forms look at each character a bounded number of times", () => {
  for (const unit of [
    "a",
    "a.",
    "a-",
    "1.",
    "1:",
    ":",
    "/",
    " /a",
    "~",
    "@",
    "a@",
    '"',
    "0",
    "f",
    "S-1-",
    "a:",
    "\\",
    "é.",
  ]) {
    const text = unit.repeat(Math.ceil(times(100_000, 20_000) / unit.length));
    expect(typeof withoutIdentifiers(text)).toBe("string");
  }
});
