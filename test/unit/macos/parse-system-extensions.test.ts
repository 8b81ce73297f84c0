import fc from "fast-check";
import { parseSystemExtensions } from "../../../src/macos/parse-system-extensions";
import { readSystemExtensions } from "../../../src/macos/read-system-extensions";
import { FailureError } from "../../../src/process/failure-error";
import { failureOf } from "./failure-of";
import { printing } from "../fakes/mac";

const EPSEXT = "com.microsoft.wdav.epsext";
const NETEXT = "com.microsoft.wdav.netext";
const HEADER = "enabled\tactive\tteamID\tbundleID (version)\tname\t[state]";
const PLACE = " (Go to 'System Settings > General > Login Items & Extensions' to modify these system extension(s))";

interface Row {
  id?: string;
  state?: string;
  team?: string;
  version?: string;
  name?: string;
  stars?: string;
}

function row({ id = EPSEXT, state = "activated enabled", team = "UBF8T346G9", ...rest }: Row = {}): string {
  const { version = "(101.9/101.9)", name = "Some Extension", stars = "*\t*" } = rest;
  return `${stars}\t${team}\t${id} ${version}\t${name}\t[${state}]`;
}

function list(...rows: string[]): string {
  return [`${rows.length} extension(s)`, "--- com.apple.system_extension.endpoint_security", HEADER, ...rows, ""].join(
    "\n",
  );
}

describe("what a Mac lists", () => {
  const TWO_CATEGORIES = [
    "3 extension(s)",
    `--- com.apple.system_extension.network_extension${PLACE}`,
    HEADER,
    row({ id: NETEXT, state: "activated waiting for user", stars: "\t*", version: "(101.1/101.1)" }),
    row({ id: "org.example.tunnel", team: "ABCDE12345", name: "A Tunnel (beta) [x]", version: "(2.1/77)" }),
    `--- com.apple.system_extension.endpoint_security${PLACE}`,
    HEADER,
    row(),
    "",
  ].join("\n");

  it("has each extension's state, words and version", () => {
    const { endpoint_security, network } = parseSystemExtensions(TWO_CATEGORIES);
    expect(endpoint_security).toEqual({
      kind: "endpoint_security",
      bundleId: EPSEXT,
      state: "enabled",
      words: "activated enabled",
      version: "101.9",
      upgrading: false,
    });
    expect(network).toMatchObject({ state: "waiting_for_user", words: "activated waiting for user", version: "101.1" });
  });

  it("keeps the rows of other products, with their category and full version", () => {
    expect(parseSystemExtensions(TWO_CATEGORIES).rows[1]).toEqual({
      category: "com.apple.system_extension.network_extension",
      teamId: "ABCDE12345",
      bundleId: "org.example.tunnel",
      version: "2.1/77",
      name: "A Tunnel (beta) [x]",
      state: "activated enabled",
    });
  });

  it.each([
    ["blanks in place of tabs", (text: string) => text.replaceAll("\t", "  ")],
    ["one blank in place of each tab", (text: string) => text.replaceAll("\t", " ")],
    ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\uFEFF${text}`],
    ["blank lines around it", (text: string) => `\n\n${text}\n\n`],
    ["no line end after the last row", (text: string) => text.trimEnd()],
  ])("reads the same with %s", (_, change) => {
    expect(parseSystemExtensions(change(TWO_CATEGORIES))).toEqual(parseSystemExtensions(TWO_CATEGORIES));
  });

  it("says missing of a list without them", () => {
    for (const text of ["0 extension(s)", "0 extension(s)\n", list(row({ id: "org.example.other" }))]) {
      const { endpoint_security, network } = parseSystemExtensions(text);
      expect([endpoint_security.state, network.state]).toEqual(["missing", "missing"]);
      expect(endpoint_security.words).toBeUndefined();
    }
  });
});

describe("the state", () => {
  it.each([
    ["activated enabled", "enabled"],
    ["activated_enabled", "enabled"],
    ["Activated  Enabled", "enabled"],
    ["activated waiting for user", "waiting_for_user"],
    ["activated_waiting_for_user", "waiting_for_user"],
    ["activated disabled", "disabled"],
    ["activated enabling", "starting"],
    ["activated waiting for nsextension", "starting"],
    ["validating by category", "starting"],
    ["activated waiting to upgrade", "upgrading"],
    ["terminating for upgrade via delegate", "upgrading"],
    ["activated waiting to reboot", "waiting_for_restart"],
    ["activated waiting to upgrade on reboot", "waiting_for_restart"],
    ["terminated waiting to uninstall on reboot", "uninstalling"],
    ["terminating for uninstall but still running", "uninstalling"],
    ["uninstalled", "uninstalling"],
    ["activated frobnicating", "unrecognized"],
    ["enabled", "unrecognized"],
    ["constructor", "unrecognized"],
    ["__proto__", "unrecognized"],
    ["", "unrecognized"],
  ])("of [%s] is %s, with the words kept", (words, state) => {
    expect(parseSystemExtensions(list(row({ state: words }))).endpoint_security).toMatchObject({ state, words });
  });

  it.each(["enabled", "activated enabled", "[activated enabled]"])("is not taken from a name like %s", (name) => {
    const { endpoint_security } = parseSystemExtensions(list(row({ name, state: "activated waiting for user" })));
    expect(endpoint_security.state).toBe("waiting_for_user");
  });

  it("is unrecognized, not missing, where the row ends before it", () => {
    const cut = list(row())
      .trimEnd()
      .replace(/\t\[.*$/, "");
    expect(parseSystemExtensions(cut).endpoint_security).toMatchObject({ state: "unrecognized", words: "" });
  });
});

describe("two rows of one id", () => {
  const OLD = row({ state: "terminated waiting to uninstall on reboot", version: "(101.1/101.1)", stars: "\t" });
  it.each([
    ["old first", [OLD, row()]],
    ["new first", [row(), OLD]],
  ])("are an upgrade that runs on the enabled one (%s)", (_, rows) => {
    expect(parseSystemExtensions(list(...rows)).endpoint_security).toMatchObject({
      state: "enabled",
      version: "101.9",
      upgrading: true,
    });
  });

  it("wait for approval where the new one does", () => {
    const text = list(OLD, row({ state: "activated waiting for user" }));
    expect(parseSystemExtensions(text).endpoint_security).toMatchObject({ state: "waiting_for_user", upgrading: true });
  });

  it("are no upgrade where both are on their way out", () => {
    expect(parseSystemExtensions(list(OLD, OLD)).endpoint_security).toMatchObject({
      state: "uninstalling",
      upgrading: false,
    });
  });
});

describe("a row that is not Defender's", () => {
  it.each([
    ["another team", row({ team: "ABCDE12345" })],
    ["a longer id", row({ id: `${EPSEXT}.helper` })],
    ["a prefixed id", row({ id: `org.example.${EPSEXT}` })],
    ["its id as the name", row({ id: "org.example.other", name: EPSEXT })],
    ["its id in other letters", row({ id: EPSEXT.toUpperCase() })],
  ])("does not count: %s", (_, text) => {
    expect(parseSystemExtensions(list(text)).endpoint_security.state).toBe("missing");
  });

  it.each(["-", ""])("is told by its team only where one is printed (%p)", (team) => {
    expect(parseSystemExtensions(list(row({ team }))).endpoint_security.state).toBe("enabled");
  });
});

describe("output that is no list", () => {
  it.each([
    ["nothing", ""],
    ["blank lines", "\n \n"],
    ["a usage text", "usage: systemextensionsctl <command>"],
    ["rows without the count", `${HEADER}\n${row()}`],
    ["a count in the middle", `hello\n${list(row())}`],
    ["a count without a number", "extension(s)\n"],
    ["a list cut off before Defender's rows", "4 extension(s)\n--- com.apple.system_extension.network_extension\n"],
    ["binary", "\u0000\u0001\u0002"],
  ])("is unreadable, never missing: %s", async (_, text) => {
    const failure = await failureOf(() => parseSystemExtensions(text));
    expect(failure.code).toBe("Unreadable");
    expect(failure.nextStep).not.toBe("");
  });

  it("never ends in anything but extensions or a typed failure", () => {
    const piece = fc.constantFrom(
      "extension(s)",
      "1 ",
      HEADER,
      row(),
      "--- ",
      EPSEXT,
      NETEXT,
      "[",
      "]",
      "\t",
      "\n",
      "*",
      "(",
    );
    const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((rest) => `2 extension(s)\n${rest}`),
        ),
        (output) => {
          try {
            const { endpoint_security, network } = parseSystemExtensions(output);
            for (const { state } of [endpoint_security, network]) {
              // Nothing is enabled that was not printed so.
              if (state === "enabled") expect(output).toMatch(/activated enabled/i);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(FailureError);
          }
        },
      ),
    );
  });

  it("is read in time that grows with its length only", () => {
    const long = `1 extension(s)\n${"a.".repeat(50_000)}\n${"* ".repeat(50_000)}\n${"[".repeat(50_000)}\n${"x (".repeat(50_000)}`;
    expect(() => parseSystemExtensions(long)).toThrow(FailureError);
  });
});

it("asks systemextensionsctl once, without a shell or sudo", async () => {
  const run = printing(list(row()));
  await expect(readSystemExtensions({ run })).resolves.toMatchObject({ endpoint_security: { state: "enabled" } });
  expect(run.requests).toEqual([
    { program: "/usr/bin/systemextensionsctl", args: ["list"], timeoutMs: expect.any(Number) },
  ]);
});
