import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildFixtures } from "./fixtures/build";
import { RaycastHost, type HostOptions, type Json } from "./index";

const dist = buildFixtures();
const root = mkdtempSync(join(tmpdir(), "machine-test-"));

mkdirSync(join(root, "usr/local/bin"), { recursive: true });
mkdirSync(join(root, "Library/Preferences"), { recursive: true });
writeFileSync(join(root, "usr/local/bin/mdatp"), '#!/bin/sh\necho "asked: $*"\n');
chmodSync(join(root, "usr/local/bin/mdatp"), 0o755);
writeFileSync(join(root, "Library/Preferences/here.txt"), "here");
const clock = { realStart: Date.now(), simStart: Date.UTC(2020, 6, 1), rate: 1 };
writeFileSync(join(root, "mac.json"), JSON.stringify({ clock, macOS: { kernel: "19.6.0" } }));

afterAll(() => [dist, root].forEach((path) => rmSync(path, { recursive: true, force: true })));

/** Runs a fixture that ends in one line of JSON. */
async function saidBy(name: string, options: Partial<HostOptions>, context?: Json): Promise<Record<string, unknown>> {
  const run = new RaycastHost({ dist, ...options }).launch(name, { context });
  const ended = await run.ended;
  expect(ended.error).toBeUndefined();
  return JSON.parse(run.messagesOf("log")[0]?.text ?? "{}") as Record<string, unknown>;
}

test("a command sees the simulated Mac: its system, home, files, programs and time", async () => {
  expect(await saidBy("machine", { mac: { root } })).toMatchObject({
    platform: "darwin",
    home: "/Users/pilot",
    release: "19.6.0",
    year: 2020,
    exists: true,
    read: "here",
    size: 4,
    program: "asked: a b",
    byName: "asked: by name",
    sync: "asked: sync",
    own: "own",
  });
});

test("what is missing in the Mac fails by the path that was asked for", async () => {
  expect(await saidBy("machine", { mac: { root } })).toMatchObject({
    missing: "ENOENT: no such file or directory, open '/Library/Preferences/missing.txt'",
    missingProgram: "spawn /usr/bin/nothing ENOENT",
  });
});

test("preferences are the manifest's defaults under what was set; unset ones are false or empty", async () => {
  expect(await saidBy("machine", { mac: { root }, preferences: { label: "Set" } })).toMatchObject({
    commandName: "machine",
    preferences: { path: "/usr/local/bin/mdatp", label: "Set", hide: false },
  });
});

test("local storage outlives the command", async () => {
  const options = { mac: { root }, supportPath: join(root, "support") };
  expect(await saidBy("machine", options)).not.toHaveProperty("before");
  expect(await saidBy("machine", options)).toMatchObject({ before: true });
});

test("every child is told with its program as asked for, its arguments and its end", async () => {
  const run = new RaycastHost({ dist, mac: { root } }).launch("machine");
  const { children, leftover } = await run.ended;
  expect(leftover).toEqual([]);
  expect(children.map(({ program, args, exitCode }) => [program, args, exitCode])).toEqual([
    ["/usr/local/bin/mdatp", ["a b"], 0],
    ["mdatp", ["by", "name"], 0],
    ["/usr/local/bin/mdatp", ["sync"], 0],
    ["/bin/echo", ["own"], 0],
  ]);
});

test("time follows the Mac's clock while it changes", async () => {
  const file = join(root, "mac.json");
  const later = { realStart: Date.now(), simStart: Date.UTC(2026, 0, 15), rate: 60 };
  writeFileSync(file, JSON.stringify({ clock: later, macOS: { kernel: "25.6.0" } }));
  utimesSync(file, 1, 1);
  expect(await saidBy("machine", { mac: { root } })).toMatchObject({ year: 2026, release: "25.6.0" });
});

describe("launchCommand", () => {
  const launched = async (host: RaycastHost, name: string) => {
    await host.launch("launcher", { context: { name } }).ended;
    return host.subtitle("launcher");
  };

  test("throws for a command that is not there", async () => {
    expect(await launched(new RaycastHost({ dist }), "nothing")).toBe("The extension has no command “nothing”");
  });

  test("throws for a menu bar that nobody ever opened, and runs it once somebody has", async () => {
    const host = new RaycastHost({ dist });
    expect(await launched(host, "empty-menu")).toBe(
      "“Empty Menu” must be activated before it can be run in the background",
    );
    await host.launch("empty-menu").ended;
    expect(await launched(host, "empty-menu")).toBe("launched");
    await host.close();
  });
});

describe("the network", () => {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.end("near"));
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const port = () => (server.address() as AddressInfo).port;

  test("is refused unless told", async () => {
    const said = await saidBy("network", {}, { port: port() });
    expect(said.near).toContain("the host refuses it");
    expect(said.plain).toContain("the host refuses it");
    expect(said.far).toContain("fetch failed");
  });

  test("is answered by the host's function, and reaches the ports that are allowed", async () => {
    const asked: unknown[] = [];
    const network = {
      allow: [port()],
      answer: (request: unknown) => {
        asked.push(request);
        return { status: 200, body: "far" };
      },
    };
    expect(await saidBy("network", { network }, { port: port() })).toEqual({ far: "far", near: "near", plain: "200" });
    expect(asked).toEqual([
      expect.objectContaining({ url: "https://webhook.example/hook", method: "POST", body: "sent" }),
    ]);
  });

  test("fails where the host's function throws", async () => {
    const network = {
      answer: () => {
        throw new Error("the receiver is down");
      },
    };
    expect((await saidBy("network", { network }, { port: port() })).far).toContain("the receiver is down");
  });
});

describe("a tool", () => {
  const host = new RaycastHost({ dist });

  test("gives its confirmation as data before it runs, and its value after", async () => {
    const asked: Json[] = [];
    const outcome = await host.runTool("greet", { name: "Pilot" }, (confirmation) => asked.push(confirmation) > 0);
    expect(asked).toEqual([{ message: "Greet Pilot?" }]);
    expect(outcome).toMatchObject({ confirmed: true, value: { greeting: "Hello, Pilot" } });
  });

  test("does not run when it was refused", async () => {
    const outcome = await host.runTool("greet", { name: "Pilot" }, () => false);
    expect(outcome.confirmed).toBe(false);
    expect(outcome).not.toHaveProperty("value");
  });

  test("runs without a question where its confirmation asks none", async () => {
    const outcome = await host.runTool("greet", { name: "nobody" }, () => false);
    expect(outcome).toMatchObject({ confirmed: true, confirmation: null, value: { greeting: "Hello, nobody" } });
  });

  test("gives its error", async () => {
    const outcome = await host.runTool("greet", { name: "" });
    expect(outcome).toMatchObject({ error: { message: "Nobody to greet" } });
  });
});
