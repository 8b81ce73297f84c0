import { parsePlist, toXml } from "./programs/plist";
import type { PromptEnding } from "./state";
import { after, ask, build, use } from "./testing";

describe("mdatp health", () => {
  it("prints names padded to 44 columns, values by kind, and what policy sets", () => {
    const { stdout = "", exitCode } = ask(build("managed"), "mdatp", "health");
    expect(exitCode).toBe(0);
    const rows = stdout.trimEnd().split("\n");
    for (const row of rows) expect(row).toMatch(/^[a-z_]+ *: /);
    expect(new Set(rows.map((row) => row.indexOf(": ")))).toEqual(new Set([44]));
    expect(stdout).toMatch(/^real_time_protection_enabled +: true \[managed\]$/m);
    expect(stdout).toMatch(/^health_issues +: \[\]$/m);
    expect(stdout).toMatch(/^definitions_updated +: [A-Z][a-z]{2} \d\d, 2026 at \d\d:\d\d:\d\d (AM|PM)$/m);
    expect(stdout).not.toMatch(/telemetry/);
  });

  it("prints one line of JSON with sorted keys, wrapped settings and times as text", () => {
    const { stdout = "" } = ask(build("managed"), "mdatp", "health", "--output", "json");
    expect(stdout.match(/\n/g)).toHaveLength(1);
    const health = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(health)).toEqual(Object.keys(health).toSorted());
    expect(health).toMatchObject({
      $type: "getHealthAllResult",
      healthy: true,
      realTimeProtectionEnabled: { displayValue: true, isManaged: true, value: true },
      telemetryClient: { displayValue: false, isManaged: false },
      definitionsStatus: { $type: "upToDate" },
      definitionsUpdated: expect.stringMatching(/^\d{13}$/),
      realTimeProtectionSubsystem: "endpoint_security_extension",
    });
  });

  it("prints one field bare", () => {
    const state = build("healthy");
    expect(ask(state, "mdatp", "health", "--field", "healthy").stdout).toBe("true\n");
    expect(ask(state, "mdatp", "health", "--field", "tamper_protection").stdout).toBe('"block"\n');
    expect(ask(state, "mdatp", "health", "--field", "nonsense").exitCode).not.toBe(0);
  });

  it("tells of both extensions under --details system_extensions", () => {
    const { stdout } = ask(build("network-filter-waiting"), "mdatp", "health", "--details", "system_extensions");
    expect(stdout).toMatch(/^network_extension_enabled +: false$/m);
    expect(stdout).toMatch(/^network_extension_installed +: true$/m);
    expect(stdout).toMatch(/^endpoint_security_extension_ready +: true$/m);
  });

  it("answers in camelCase to --health alone on the oldest products", () => {
    const state = build("pilot-old-syntax");
    const { stdout = "", exitCode } = ask(state, "mdatp", "--health");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^realTimeProtectionSubsystem +: "kernel_extension"$/m);
    expect(stdout).toMatch(/^definitionsUpdated +: "\d{13}"$/m);
    expect(stdout).not.toMatch(/_[a-z]+ +:/);
    expect(ask(state, "mdatp", "--health", "healthy").stdout).toMatch(/^[01]\n$/);
    expect(ask(state, "mdatp", "health").exitCode).not.toBe(0);
    expect(ask(build("healthy"), "mdatp", "--health").exitCode).not.toBe(0);
  });

  it.each([
    ["unlicensed", /^ATTENTION: No license found\..*\n\{/],
    ["expired", /^ATTENTION: .*\n\{/],
  ] as const)("puts a line before the answer on the %s Mac", (name, shape) => {
    const { stdout, exitCode } = ask(build(name), "mdatp", "health", "--output", "json");
    expect(stdout).toMatch(shape);
    expect(exitCode).toBe(0);
  });

  it("has no fields that its product did not have", () => {
    expect(ask(build("pilot-ready"), "mdatp", "health").stdout).not.toMatch(/full_disk_access|tamper|troubleshooting/);
    expect(ask(build("healthy"), "mdatp", "health").stdout).toMatch(/full_disk_access[\s\S]*troubleshooting/);
  });

  it("names what is missing as health issues", () => {
    const { stdout } = ask(build("not-approved"), "mdatp", "health", "--field", "health_issues");
    const issues = [
      "no active event provider",
      "network event provider not running",
      "full disk access has not been granted",
    ];
    expect(JSON.parse(stdout ?? "")).toEqual(issues);
  });
});

describe("mdatp threat", () => {
  it("lists blocks of five lines parted by dashes", () => {
    const { stdout = "" } = ask(build("threats"), "mdatp", "threat", "list");
    const blocks = stdout.split("---\n");
    expect(blocks).toHaveLength(4);
    for (const block of blocks) {
      expect(block).toMatch(
        /^Id: "[0-9a-f-]{36}"\nName: .+\nType: "[a-z]+"\nDetection time: \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\nStatus: "[a-z]+"\n$/,
      );
    }
    expect(ask(build("healthy"), "mdatp", "threat", "list")).toEqual({
      stdout: "No threats\n",
      exitCode: 0,
    });
  });

  it("lists JSON, and quarantines an active one by its id", () => {
    const state = build("threats");
    const list = JSON.parse(ask(state, "mdatp", "threat", "list", "--output", "json").stdout ?? "") as {
      threats: { scans: { threats: { threat: { tracking_id: string; status: string } }[] }[] };
    };
    const active = list.threats.scans.flatMap((scan) => scan.threats).find(({ threat }) => threat.status === "active");
    const id = active?.threat.tracking_id ?? "";
    expect(use(state, "mdatp", "threat", "quarantine", "add", "--id", id).threats.at(-1)).toMatchObject({
      id,
      status: "quarantined",
    });
    expect(ask(state, "mdatp", "threat", "quarantine", "add", "--id", "none").exitCode).not.toBe(0);
  });
});

describe("mdatp that cannot answer", () => {
  it("fails without its daemon", () => {
    expect(ask(build("daemon-down"), "mdatp", "health")).toMatchObject({ exitCode: 1, stderr: "Failed to connect\n" });
  });

  it("hangs, floods, crashes, or prints what nobody can read", () => {
    expect(ask(build("hanging"), "mdatp", "health").fate).toBe("never");
    expect(ask(after(build("healthy"), { id: "hang-daemon" }), "mdatp", "health").fate).toBe("never");
    expect(ask(build("flooding"), "mdatp", "health").fate).toBe("flood");
    expect(ask(build("crashing"), "mdatp", "health").fate).toBe("crash");
    expect(ask(build("garbage"), "mdatp", "health").stdout).not.toMatch(/^healthy +: true$/m);
  });

  it("changes nothing without an administrator, and nothing that policy sets", () => {
    const args = ["config", "real-time-protection", "--value", "enabled"];
    expect(ask(build("rtp-off"), "mdatp", ...args).exitCode).not.toBe(0);
    const client = "'/Applications/Microsoft Defender.app/Contents/Resources/Tools/wdavdaemonclient'";
    const verified = `/usr/bin/codesign --verify -R '=anchor apple generic and certificate leaf[subject.OU] = UBF8T346G9' ${client}`;
    const script = `do shell script "${verified} || exit 75; ${client} ${args.join(" ")}" with administrator privileges`;
    expect(use(build("rtp-off"), "osascript", "-e", script).defender.realTimeProtection).toBe(true);
    expect(use(build("rtp-off-managed"), "osascript", "-e", script).defender.realTimeProtection).toBe(false);
    expect(ask(build("rtp-off-managed"), "osascript", "-e", script).stderr).toMatch(/managed.* \(1\)\n$/);
    const another = script.replace("UBF8T346G9", "AAAAAAAAAA");
    expect(ask(build("rtp-off"), "osascript", "-e", another).stderr).toMatch(/ \(75\)\n$/);
    expect(use(build("rtp-off"), "osascript", "-e", another).defender.realTimeProtection).toBe(false);
  });
});

describe("systemextensionsctl list", () => {
  it.each([
    ["pilot-ready", "--- com.apple.system_extension.network_extension\n"],
    ["healthy", "--- com.apple.system_extension.network_extension (Go to 'System Settings > "],
  ] as const)("prints the %s Mac's categories as its macOS does", (name, heading) => {
    const { stdout = "" } = ask(build(name), "systemextensionsctl", "list");
    expect(stdout).toContain(heading);
    const rows = stdout.split("\n").filter((line) => line.includes("UBF8T346G9"));
    expect(rows.map((row) => row.split("\t").length)).toEqual([6, 6]);
  });

  it("says that an extension waits, with a star for active only", () => {
    const { stdout } = ask(build("network-filter-waiting"), "systemextensionsctl", "list");
    expect(stdout).toMatch(/^\t\*\tUBF8T346G9\tcom\.microsoft\.wdav\.netext .*\[activated waiting for user\]$/m);
    expect(stdout).toMatch(/^\*\t\*\tUBF8T346G9\tcom\.microsoft\.wdav\.epsext .*\[activated enabled\]$/m);
  });

  it("counts old copies, and nothing where nothing is", () => {
    expect(ask(build("upgrading"), "systemextensionsctl", "list").stdout).toMatch(/^4 extension\(s\)\n/);
    expect(ask(build("not-installed"), "systemextensionsctl", "list").stdout).toBe("0 extension(s)\n");
  });
});

describe("osascript as administrator", () => {
  const KILL = 'do shell script "/usr/bin/killall -9 wdavdaemon" with prompt "May I?" with administrator privileges';

  it.each<[PromptEnding, RegExp]>([
    ["cancelled", /execution error: User canceled\. \(-128\)\n$/],
    ["wrong-password", /\(-60007\)\n$/],
    ["not-admin", /\(-60005\)\n$/],
    ["automation-refused", /Not authorized to send Apple events to .*\. \(-1743\)\n$/],
    ["command-fails", /execution error: killall: .* \(1\)\n$/],
  ])("that ends %s changes nothing and says so, once", (ending, words) => {
    const state = after(build("tamper-off"), { id: "set-prompt", ending });
    expect(ask(state, "osascript", "-e", KILL)).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(words) });
    const used = use(state, "osascript", "-e", KILL);
    expect(used.daemon.running).toBe(true);
    expect(used.prompt.next).toBe("correct");
    expect(use(used, "osascript", "-e", KILL).daemon.running).toBe(false);
  });

  it("waits for ever where nobody answers", () => {
    const state = after(build("tamper-off"), { id: "set-prompt", ending: "nobody-answers" });
    expect(ask(state, "osascript", "-e", KILL).fate).toBe("never");
  });

  it("is refused the daemon while tamper protection blocks, and to a person who is no administrator", () => {
    expect(ask(build("tamper-block"), "osascript", "-e", KILL).stderr).toMatch(/Operation not permitted \(1\)\n$/);
    const standard = after(build("tamper-off"), { id: "set-admin", on: false });
    expect(ask(standard, "osascript", "-e", KILL).stderr).toMatch(/\(-60005\)\n$/);
  });

  it("takes the command from an argument too", () => {
    const script = "on run argv\ndo shell script item 1 of argv with administrator privileges\nend run";
    expect(use(build("tamper-off"), "osascript", "-e", script, "killall -9 wdavdaemon").daemon.running).toBe(false);
  });

  it("knows no other script", () => {
    expect(ask(build("healthy"), "osascript", "-e", "beep").exitCode).toBe(1);
    expect(
      ask(build("healthy"), "osascript", "-e", 'do shell script "rm -rf /" with administrator privileges').stderr,
    ).toMatch(/command not found \(127\)\n$/);
  });

  it("may be refused another app", () => {
    const state = after(build("healthy"), { id: "set-prompt", ending: "automation-refused" });
    const { stderr } = ask(state, "osascript", "-e", 'tell application "loginwindow" to «event aevtrrst»');
    expect(stderr).toMatch(/Not authorized to send Apple events to loginwindow\. \(-1743\)\n$/);
  });
});

describe("defaults", () => {
  const DOMAIN = "com.microsoft.autoupdate2";

  it("reads, writes and deletes the user's own", () => {
    const written = use(build("healthy"), "defaults", "write", DOMAIN, "ChannelName", "-string", "Beta");
    expect(ask(written, "defaults", "read", DOMAIN, "ChannelName").stdout).toBe("Beta\n");
    const deleted = use(written, "defaults", "delete", DOMAIN, "ChannelName");
    expect(ask(deleted, "defaults", "read", DOMAIN, "ChannelName").exitCode).toBe(1);
  });

  it("adds to a dictionary in the old syntax and exports XML", () => {
    const entry = "{ 'Application ID' = WDAV00; LCID = 1033; ChannelName = 'Beta'; }";
    const app = "/Applications/Microsoft Defender.app";
    const written = use(build("per-app-channel"), "defaults", "write", DOMAIN, "Applications", "-dict-add", app, entry);
    const { stdout = "" } = ask(written, "defaults", "export", DOMAIN, "-");
    expect(stdout).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<!DOCTYPE plist/);
    const { Applications } = parsePlist(stdout) as { Applications: Record<string, unknown> };
    expect(Applications[app]).toEqual({ "Application ID": "WDAV00", LCID: "1033", ChannelName: "Beta" });
    expect(Applications).toHaveProperty(["/Applications/Microsoft Word.app"]);
  });

  it("reads what policy wrote by its path, which only root may change", () => {
    const path = `/Library/Managed Preferences/${DOMAIN}`;
    const state = build("managed-channel");
    expect(ask(state, "defaults", "read", path, "ChannelName").stdout).toBe("Preview\n");
    expect(ask(state, "defaults", "read", DOMAIN, "ChannelName").stdout).toBe("Current\n");
    expect(ask(state, "defaults", "write", path, "ChannelName", "-string", "Beta").exitCode).toBe(1);
    expect(ask(build("healthy"), "defaults", "read", path).exitCode).toBe(1);
  });

  it.each(["{", "{ a = ; }", "{ a = b } c", "<dict><key>a</key></dict>", "<date>now</date>"])(
    "cannot parse %s",
    (text) => {
      const { exitCode } = ask(build("healthy"), "defaults", "write", DOMAIN, "Applications", "-dict-add", "x", text);
      expect(exitCode).toBe(1);
    },
  );

  it("keeps every kind of value through XML", () => {
    const value = { a: 1, b: "x & <y>", c: [true, false, { d: "" }], e: {}, f: [] };
    expect(parsePlist(toXml(value))).toEqual(value);
  });
});

describe("plutil", () => {
  const path = "/Library/Managed Preferences/com.microsoft.autoupdate2.plist";

  it("converts and extracts, and says on standard output what it cannot find", () => {
    const state = build("managed-channel");
    expect(JSON.parse(ask(state, "plutil", "-convert", "json", "-o", "-", path).stdout ?? "")).toEqual({
      ChannelName: "Preview",
    });
    expect(ask(state, "plutil", "-extract", "ChannelName", "raw", "-o", "-", path).stdout).toBe("Preview\n");
    expect(ask(state, "plutil", "-extract", "Nothing", "raw", "-o", "-", path)).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("No value at that key path"),
    });
    expect(ask(build("healthy"), "plutil", "-convert", "json", "-o", "-", path).exitCode).toBe(1);
  });
});

describe("Settings", () => {
  const PANE = "x-apple.systempreferences:com.apple.preference.security?General";

  it("stays where it is while it is open", () => {
    const open = use(build("healthy"), "open", PANE);
    const again = use(open, "open", "x-apple.systempreferences:com.apple.preference.network");
    expect(again.settings.pane).toBe(PANE);
    expect(again.opened).toHaveLength(2);
  });

  it("only launches for a pane that does not exist, and open cannot tell", () => {
    const state = after(build("healthy"), { id: "set-panes-missing", on: true });
    expect(ask(state, "open", PANE).exitCode).toBe(0);
    expect(use(state, "open", PANE).settings).toEqual({ open: true, panesMissing: true });
  });

  it("is found and ended by the name that its macOS gives it", () => {
    const open = use(build("pilot-ready"), "open", PANE);
    expect(ask(open, "pgrep", "-x", "System Preferences")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\n$/),
    });
    expect(ask(open, "pkill", "-x", "System Settings").exitCode).toBe(1);
    const closed = use(open, "pkill", "-x", "System Preferences");
    expect(closed.settings.open).toBe(false);
    expect(ask(closed, "pgrep", "-x", "System Preferences").exitCode).toBe(1);
  });
});

it("does not open an app that is not there", () => {
  expect(ask(build("healthy"), "open", "/Applications/Microsoft Defender.app").exitCode).toBe(0);
  expect(ask(build("not-installed"), "open", "/Applications/Microsoft Defender.app").exitCode).toBe(1);
  expect(ask(build("not-installed"), "open", "-a", "Microsoft Defender").exitCode).toBe(1);
});

it("kills root's daemon for nobody but root", () => {
  expect(ask(build("tamper-off"), "killall", "wdavdaemon")).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("not permitted"),
  });
  expect(ask(build("daemon-down"), "killall", "wdavdaemon").stderr).toBe(
    "No matching processes belonging to you were found\n",
  );
  expect(ask(build("tamper-off"), "pgrep", "-x", "wdavdaemon").stdout).toBe("512\n");
});

describe("curl", () => {
  const url = "https://secure.eicar.org/eicar.com.txt";
  const get = ["-sS", "--fail", "-o", "/Users/pilot/Downloads/test.txt", url];

  it("leaves a stand-in where it is told to", () => {
    expect(use(build("healthy"), "curl", ...get).eicar).toMatchObject([{ path: "/Users/pilot/Downloads/test.txt" }]);
  });

  it.each([
    ["down", 6],
    ["proxy-blocks", 56],
    ["forbidden", 22],
  ] as const)("fails while the network is %s", (network, exitCode) => {
    const state = after(build("healthy"), { id: "set-network", network });
    expect(ask(state, "curl", ...get)).toMatchObject({
      exitCode,
      stderr: expect.stringContaining(`curl: (${exitCode})`),
    });
    expect(use(state, "curl", ...get).eicar).toEqual([]);
  });
});

it.each([
  ["pilot-ready", "10.15.7", "Mac OS X"],
  ["not-approved", "27.0", "macOS"],
] as const)("sw_vers names the %s Mac's system", (name, version, product) => {
  expect(ask(build(name), "sw_vers", "-productVersion").stdout).toBe(`${version}\n`);
  expect(ask(build(name), "sw_vers").stdout).toMatch(
    new RegExp(`^ProductName:\\s+${product}\\nProductVersion:\\s+${version}\\n`),
  );
});

it("profiles tells of enrollment without root", () => {
  expect(ask(build("healthy"), "profiles", "status", "-type", "enrollment").stdout).toBe(
    "Enrolled via DEP: No\nMDM enrollment: No\n",
  );
  expect(ask(build("managed"), "profiles", "status", "-type", "enrollment").stdout).toMatch(
    /^MDM enrollment: Yes \(User Approved\)$/m,
  );
  expect(ask(build("managed"), "profiles", "show").exitCode).toBe(1);
});

it("sysctl knows the model and when the Mac started", () => {
  expect(ask(build("healthy"), "sysctl", "-n", "hw.model").stdout).toBe("Mac16,1\n");
  expect(ask(build("healthy"), "sysctl", "-n", "kern.boottime").stdout).toMatch(/^\{ sec = \d+, usec = 0 \} /);
  expect(ask(build("healthy"), "sysctl", "-n", "hw.nothing").exitCode).toBe(1);
});

it("msupdate lists what waits, and the channel", () => {
  expect(ask(build("healthy"), "msupdate", "--list").stdout).not.toMatch(/WDAV00/);
  expect(ask(build("expired"), "msupdate", "--list").stdout).toMatch(/WDAV00/);
  expect(ask(build("per-app-channel"), "msupdate", "--config").stdout).toMatch(/ChannelName = Preview;/);
});
