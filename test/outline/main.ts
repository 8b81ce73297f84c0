/**
 * `npm run outline [-- preset …]`: the menu bar and the status view on the simulated Mac, as text; every preset where
 * none is named. `-- --real` shows this Mac instead, `-- --brief` only a line for each preset.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createMac, presets, type PresetName } from "../simulator/mac";
import { distFolder, drawn, ensureBuilt, RaycastHost, type HostMac, type HostNode } from "../simulator/raycast";
import { outline } from "../simulator/raycast/outline";
import { stateOf } from "./state-of";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { real: { type: "boolean", default: false }, brief: { type: "boolean", default: false } },
});

async function show(title: string, mac?: HostMac): Promise<void> {
  const host = new RaycastHost({ dist: distFolder(), ...(mac && { mac }) });
  // Raycast polls in the background first; a click on the item then reads everything.
  await host.launch("menu-bar", { type: "background" }).ended;
  const menu = host.click("menu-bar");
  await menu.waitFor("idle");
  const { level, engine } = await stateOf(menu);
  console.log(`${title.padEnd(28)} ${level.padEnd(12)} ${engine ?? "no engine"}`);
  if (!values.brief) {
    console.log(`\n  Menu bar\n${indented(`${iconLine(menu.tree())}\n${outline(menu.tree())}`)}`);
    const status = host.launch("status");
    await status.waitFor("idle");
    console.log(`\n  Show Protection Status\n${indented(outline(status.tree()))}\n`);
    await status.unload();
  }
  await menu.unload();
}

/** What the menu bar draws of the icon, and what is lost of it. */
function iconLine(menu: HostNode): string {
  const { kind, source, lost } = drawn(menu.props.icon, { assets: join(distFolder(), "assets") });
  return `drawn: ${[`${source} (${kind})`, ...lost].join("; ")}`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "    ");
}

function isPreset(name: string): name is PresetName {
  return Object.hasOwn(presets, name);
}

const unknown = positionals.filter((name) => !isPreset(name));
if (unknown.length > 0) {
  console.error(`No such preset: ${unknown.join(", ")}\nThere are: ${Object.keys(presets).join(", ")}`);
  process.exit(2);
}

await ensureBuilt();
if (values.real) {
  await show("This Mac");
} else {
  const names = positionals.length > 0 ? positionals.filter(isPreset) : (Object.keys(presets) as PresetName[]);
  for (const name of names) {
    const mac = createMac(name);
    await show(name, { root: mac.root });
    mac.destroy();
  }
}
process.exit(0);
