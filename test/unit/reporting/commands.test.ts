import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordReading } from "../../../src/timeline/record-reading";
import { recordValidation } from "../../../src/timeline/validations";
import {
  byType,
  distFolder,
  RaycastHost,
  textOf,
  type HostOptions,
  type Json,
  type Run,
} from "../../simulator/raycast";
import { createMac, type PresetName, type SimulatedMac } from "../../simulator/mac";
import { MINUTE, sample } from "../timeline/sample";

const open: { mac: SimulatedMac; host: RaycastHost }[] = [];
afterEach(async () => {
  for (const { host, mac } of open.splice(0)) {
    await host.close();
    mac.destroy();
  }
});

function onMac(preset: PresetName, options: Partial<HostOptions> = {}) {
  const mac = createMac(preset, { rate: 0 });
  const host = new RaycastHost({ dist: distFolder(), mac: { root: mac.root }, ...options });
  open.push({ mac, host });
  return { mac, host };
}

const NOTHING_TICKED = {
  "machine-id": false,
  "org-id": false,
  "edr-id": false,
  "device-tags": false,
  "host-name": false,
  "user-name": false,
  "home-paths": false,
};

function values(more: { [name: string]: Json } = {}): Json {
  const written = { title: "Mail hangs", did: "Opened Mail", expected: "Mail", saw: "/Users/pilot/Library is slow" };
  return { ...written, rating: "works-with-issues", folder: [], ...NOTHING_TICKED, ...more };
}

/** Fills the form and pushes the preview. */
async function preview(run: Run, filled: Json = values()): Promise<void> {
  await run.waitFor("idle");
  const [submit] = byType(run.tree(), "Action.SubmitForm");
  await run.fire(submit, filled);
  await run.waitFor((at) => at.stack().length === 2 && at.byType("Detail").length > 0);
}

/** What identifies the simulated Mac: the values of the fields that hold ids. */
function identifiersOf(mac: SimulatedMac): string[] {
  const state = JSON.stringify(mac.state());
  return state.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{40}/g) ?? [];
}

describe("Report State", () => {
  it("previews exactly what is copied, without what identifies the Mac", async () => {
    const { host, mac } = onMac("healthy");
    const run = host.launch("report");
    await preview(run);
    const markdown = String(run.byType("Detail")[0]?.props.markdown);
    await run.fire(run.byTitle("Copy as Markdown"));
    expect(run.messagesOf("clipboard").at(-1)?.text).toBe(markdown);
    expect(markdown).toContain("Mail hangs");
    expect(markdown).toContain("\\[home folder\\]/Library is slow");
    expect(identifiersOf(mac).length).toBeGreaterThan(2);
    for (const id of identifiersOf(mac)) expect(markdown).not.toContain(id);
  });

  it("asks for a rating first, so that no report says that it works by itself", async () => {
    const { host } = onMac("pilot-fallen-back");
    const run = host.launch("report");
    await run.waitFor("idle");
    const [rating] = byType(run.tree(), "Form.Dropdown");
    expect(rating?.props.defaultValue).toBe("");
    await run.fire(byType(run.tree(), "Action.SubmitForm")[0], values({ rating: "" }));
    await run.waitFor(() => run.messagesOf("toast").some(({ title }) => title === "Choose a Rating First"));
    expect(run.messagesOf("frame").at(-1)?.stack).toHaveLength(1);
  });

  it("begins with a summary, in times that a person reads", async () => {
    const { host } = onMac("healthy");
    const run = host.launch("report");
    await preview(run);
    const markdown = String(run.byType("Detail")[0]?.props.markdown);
    expect(markdown.indexOf("## Summary")).toBeLessThan(markdown.indexOf("## What I Did"));
    expect(markdown).not.toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d/);
    expect(markdown).not.toMatch(/`\d{12,}`/);
    for (const title of ["Save as Markdown to Downloads", "Save as JSON to Downloads"]) {
      expect(run.byTitle(title)).toBeDefined();
    }
  });

  it("saves into a chosen folder and overwrites nothing", async () => {
    const { host, mac } = onMac("not-approved");
    const folder = "/Users/pilot/Shared Reports";
    mkdirSync(join(mac.root, folder), { recursive: true });
    const run = host.launch("report");
    await preview(run, values({ folder: [folder] }));
    await run.fire(run.byTitle("Save as JSON"));
    await run.fire(run.byTitle("Save as JSON"));
    const files = readdirSync(join(mac.root, folder)).sort();
    expect(files).toHaveLength(2);
    expect(files[0]).toMatch(/^defender-report-\d{4}-\d\d-\d\d-mail-hangs( 2)?\.json$/);
    const report = JSON.parse(readFileSync(join(mac.root, folder, String(files[0])), "utf8"));
    expect(report).toMatchObject({ schema: "urn:defender-status:report:1", state: { level: "unprotected" } });
  });

  it("tells the versions of Raycast and of the product, and what class of Mac this is, each in its place", async () => {
    const { host, mac } = onMac("healthy");
    const run = host.launch("report");
    await preview(run);
    await run.fire(run.byTitle("Copy as JSON"));
    const report = JSON.parse(run.messagesOf("clipboard").at(-1)?.text ?? "");
    const { defender, macOS } = mac.state();
    expect(report.versions).toMatchObject({
      raycast: expect.stringMatching(/^1\.\d+\.\d+$/),
      product: defender.version,
      definitions: defender.definitions.version,
    });
    expect(report.mac).toEqual({ model: expect.stringMatching(/^(Mac|iMac)/), macOS: macOS.version });
    expect(report.versions.raycast).not.toBe(report.mac.model);
  });

  it("keeps a report that the webhook did not take, and sends it again from the drafts", async () => {
    const bodies: string[] = [];
    let status = 404;
    const { host } = onMac("healthy", {
      preferences: { reportWebhook: "https://hooks.example.org/s3cret" },
      network: {
        answer: (request) => {
          bodies.push(JSON.stringify(request));
          return { status } as never;
        },
      },
    });
    const run = host.launch("report");
    await preview(run);
    await run.fire(run.byTitle("Send to Webhook"));
    expect(run.messagesOf("toast").at(-1)).toMatchObject({ title: "Report Is Kept as a Draft" });
    expect(JSON.stringify([...run.messagesOf("toast"), ...run.messagesOf("log")])).not.toContain("s3cret");
    run.pop();
    await run.waitFor((at) => at.stack().length === 1);
    await run.fire(byType(run.tree(), "Action.Push")[0]);
    await run.waitFor((at) => at.byTitle("Mail hangs"));
    status = 200;
    await run.fire(run.byTitle("Send Again"));
    expect(run.messagesOf("toast").at(-1)).toMatchObject({ title: "Sent Report" });
    await run.waitFor((at) => at.byTitle("No Drafts"));
    expect(bodies).toHaveLength(2);
  });

  it("offers the fleet queries, and the preferences where no webhook is set", async () => {
    const { host } = onMac("daemon-down");
    const run = host.launch("report");
    await preview(run);
    expect(run.text()).toContain("Daemon");
    expect(run.byTitle("Send to Webhook")).toBeUndefined();
    expect(run.byTitle("Set Webhook in Preferences…")).toBeDefined();
    await run.fire(run.byTitle("Osquery or Fleet (SQL)"));
    expect(run.messagesOf("clipboard").at(-1)?.text).toContain("FROM mdatp_status");
  });
});

describe("Copy State", () => {
  it.each<[PresetName, string, string]>([
    ["healthy", "(protected)", "Copied State"],
    ["pilot-fallen-back", "(fallback)", "Copied State"],
    ["not-installed", "(unknown)", "Copied State: Defender Cannot Be Read"],
  ])("on the Mac %s copies a few lines for a chat", async (preset, level, hud) => {
    const { host, mac } = onMac(preset);
    const run = host.launch("copy-state");
    expect(await run.ended).toMatchObject({ leftover: [] });
    const text = run.messagesOf("clipboard").at(-1)?.text ?? "";
    expect(text.split("\n")[0]).toContain(level);
    expect(run.messagesOf("hud").at(-1)?.title).toBe(hud);
    for (const id of identifiersOf(mac)) expect(text).not.toContain(id);
  });
});

describe("Show Protection History", () => {
  function withHistory(appearance: "light" | "dark" = "light") {
    const made = onMac("healthy", { appearance });
    const now = made.mac.now();
    const record = (minutesAgo: number, what: Parameters<typeof sample>[1]) => {
      const { snapshot, assessment } = sample(now - minutesAgo * MINUTE, what);
      recordReading(made.host.supportPath, snapshot, assessment, "background");
    };
    record(300, { level: "protected" });
    record(299, { level: "protected" });
    record(100, { level: "fallback", engine: "kernel_extension" });
    record(99, { level: "fallback", engine: "kernel_extension" });
    record(0, { level: "protected" });
    const at = now - 50 * MINUTE;
    recordValidation(made.host.supportPath, { scenario: "eicar", result: "passed", at, engine: null });
    return made;
  }

  it("lists every change, every pause and every validation, with a chart", async () => {
    const { host } = withHistory();
    const run = host.launch("history");
    await run.waitFor("idle");
    const rows = run.byType("List.Item").map(({ props }) => props.title);
    expect(rows[0]).toBe("Time Protected");
    expect(rows.filter((title) => title === "Not Watched")).toHaveLength(2);
    expect(rows.filter((title) => String(title).startsWith("Kernel Fallback"))).toHaveLength(1);
    expect(textOf(run.tree())).toMatch(/EICAR/);
    expect(textOf(run.tree())).toContain("data:image/svg+xml;base64,");
    // Health alone is read, so that its end does not say what the menu bar no longer does.
    expect(run.children().map(({ args }) => args)).toEqual([["health", "--output", "json"]]);
  });

  it("draws the chart for the appearance", async () => {
    const pictures = await Promise.all(
      (["light", "dark"] as const).map(async (appearance) => {
        const run = withHistory(appearance).host.launch("history");
        await run.waitFor("idle");
        return /base64,([^)]+)/.exec(textOf(run.tree()))?.[1];
      }),
    );
    expect(pictures[0]).toBeTruthy();
    expect(pictures[0]).not.toBe(pictures[1]);
  });

  it("exports to Downloads without overwriting", async () => {
    const { host, mac } = withHistory();
    mkdirSync(join(mac.root, "Users/pilot/Downloads"), { recursive: true });
    const run = host.launch("history");
    await run.waitFor("idle");
    await run.fire(run.byTitle("Export as CSV"));
    await run.fire(run.byTitle("Export as CSV"));
    await run.fire(run.byTitle("Export as JSON"));
    const files = readdirSync(join(mac.root, "Users/pilot/Downloads"));
    expect(files.filter((name) => name.endsWith(".csv"))).toHaveLength(2);
    expect(files.filter((name) => name.endsWith(".json"))).toHaveLength(1);
  });

  it("says that there is none yet, and that a part of it is damaged", async () => {
    const empty = onMac("healthy");
    const first = empty.host.launch("history");
    await first.waitFor((at) => at.byTitle("No History Yet"));
    const { host } = withHistory();
    const log = join(host.supportPath, "history.jsonl");
    expect(existsSync(log)).toBe(true);
    writeFileSync(log, `${readFileSync(log, "utf8")}\nrubbish\n`);
    const run = host.launch("history");
    await run.waitFor((at) => at.text().includes("1 line of the history could not be read"));
  });
});
