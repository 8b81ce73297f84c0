import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { handToFix, launch, repaintMenuBar, show } from "../../../src/app/launch";
import { COMMAND_TITLES, type CommandName } from "../../../src/model/command";

jest.mock(
  "@raycast/api",
  () => ({
    environment: { commandMode: "menu-bar" },
    LaunchType: { UserInitiated: "userInitiated", Background: "background" },
    Toast: { Style: { Failure: "failure" } },
    launchCommand: jest.fn(),
    showHUD: jest.fn(),
    showToast: jest.fn(),
    Icon: {},
  }),
  { virtual: true },
);

const raycast = jest.requireMock<{
  environment: { commandMode: string };
  launchCommand: jest.Mock;
  showHUD: jest.Mock;
  showToast: jest.Mock;
}>("@raycast/api");
const { launchCommand, showHUD, showToast } = raycast;
const launched = () => launchCommand.mock.calls.map(([{ name, context }]) => ({ name, context }));

beforeEach(() => {
  jest.resetAllMocks();
  raycast.environment.commandMode = "menu-bar";
});

/** Raycast with these commands disabled; in some hosts it throws before it gives a promise. */
function disable(names: readonly CommandName[], synchronously: boolean): void {
  launchCommand.mockImplementation(({ name }: { name: CommandName }) => {
    if (!names.includes(name)) return Promise.resolve();
    if (synchronously) throw new Error("disabled");
    return Promise.reject(new Error("disabled"));
  });
}

test("the titles of commands are those of the manifest", () => {
  const manifest = JSON.parse(readFileSync(resolve(__dirname, "../../../package.json"), "utf8")) as {
    commands: { name: string; title: string }[];
  };
  const titles = Object.fromEntries(manifest.commands.map(({ name, title }) => [name, title]));
  expect(titles).toMatchObject(COMMAND_TITLES);
});

test.each([true, false])("a refused launch is told in words (thrown synchronously: %s)", async (synchronously) => {
  disable(["threats"], synchronously);
  await show("threats");
  expect(showHUD).toHaveBeenCalledWith("Enable Check Threat List in Settings");
  raycast.environment.commandMode = "view";
  await show("threats");
  expect(showToast).toHaveBeenCalledWith(
    expect.objectContaining({ title: "Enable Check Threat List", message: expect.stringContaining("settings") }),
  );
});

test("a refusal fits the HUD and the toast, whatever the command", async () => {
  disable(Object.keys(COMMAND_TITLES) as CommandName[], false);
  for (const mode of ["menu-bar", "view"]) {
    raycast.environment.commandMode = mode;
    for (const name of Object.keys(COMMAND_TITLES) as CommandName[]) await show(name);
  }
  for (const [text] of showHUD.mock.calls) expect(text.length).toBeLessThanOrEqual(40);
  for (const [{ title }] of showToast.mock.calls) expect(title.length).toBeLessThanOrEqual(35);
  expect(showHUD).toHaveBeenCalledTimes(Object.keys(COMMAND_TITLES).length);
});

test("a remedy is handed to fix, or to its own command, with nothing but ids", async () => {
  launchCommand.mockResolvedValue(undefined);
  await handToFix({ id: "switch-channel" }, { channel: "Beta" });
  await handToFix({ id: "open-profiles", command: { name: "open-security", context: { remedy: "open-profiles" } } });
  expect(launched()).toEqual([
    { name: "fix", context: { remedy: "switch-channel", channel: "Beta" } },
    { name: "open-security", context: { remedy: "open-profiles" } },
  ]);
  expect(showHUD).not.toHaveBeenCalled();
});

test.each([true, false])(
  "where fix is disabled, the guide is opened (thrown synchronously: %s)",
  async (synchronously) => {
    disable(["fix"], synchronously);
    await handToFix({ id: "update-definitions" });
    expect(showHUD).toHaveBeenCalledWith("Enable Fix Next Problem in Settings");
    expect(launched().map(({ name }) => name)).toEqual(["fix", "setup"]);
  },
);

test("nothing rejects where Raycast refuses everything", async () => {
  disable(Object.keys(COMMAND_TITLES) as CommandName[], true);
  showHUD.mockRejectedValue(new Error("no"));
  await handToFix({ id: "update-definitions" });
  await show("status");
  await repaintMenuBar();
  expect(await launch("status")).toBe(false);
});
