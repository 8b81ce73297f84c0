import { ACTIONS, presets, type State } from "../mac";
import type { MacPanelState, MacSwitch } from "./state";

/** Switches of which exactly one is turned, drawn as one choice. The value is what their titles share. */
const CHOICES: readonly { prefix: string; title: string; strip: RegExp }[] = [
  { prefix: "prompt-", title: "Next Password Prompt", strip: /^Next Prompt: / },
  { prefix: "network-", title: "Network", strip: /^$/ },
  { prefix: "tool-", title: "mdatp", strip: /^Let mdatp / },
  { prefix: "tamper-", title: "Tamper Protection", strip: /^Set Tamper Protection to / },
];

const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function switchesOf(group: string, state: State): MacSwitch[] {
  const inGroup = ACTIONS.filter((action) => action.group === group);
  const switches: MacSwitch[] = [];
  for (const { prefix, title, strip } of CHOICES) {
    const family = inGroup.filter((action) => action.id.startsWith(prefix));
    const words = (action: { title: string }): string => capitalized(action.title.replace(strip, ""));
    const open = family.filter((action) => action.available(state) === true);
    const current = family.find((action) => action.available(state) === false);
    if (open.length === 0 || !current) continue;
    const choices = open.map((action) => ({ action: action.id, title: words(action) }));
    switches.push({ kind: "choice", title, current: words(current), choices });
  }
  for (const { id, title, available } of inGroup) {
    if (CHOICES.some(({ prefix }) => id.startsWith(prefix))) continue;
    const can = available(state);
    if (can === false) continue;
    switches.push({ kind: "button", action: id, title, ...(can === true ? {} : { disabled: can }) });
  }
  return switches;
}

function factsOf(state: State): MacPanelState["facts"] {
  const { defender, daemon, extensions } = state;
  const word = (value: string): string => capitalized(value.replaceAll("_", " "));
  return [
    { title: "macOS", value: state.macOS.version },
    { title: "Defender", value: defender.installed === "product" ? defender.version : word(defender.installed) },
    { title: "Daemon", value: daemon.hung ? "Hangs" : daemon.running ? "Runs" : "Is away" },
    { title: "Endpoint Security", value: word(extensions.endpoint_security.state) },
    { title: "Network", value: word(extensions.network.state) },
    { title: "Fell Back", value: state.fellBack ? "Yes, to the kernel extension" : "No" },
    { title: "Settings", value: state.settings.open ? "Open" : "Closed" },
  ];
}

/** What the side panel shows of a simulated Mac. */
export function macPanel(state: State): MacPanelState {
  const groups = [...new Set(ACTIONS.map((action) => action.group))];
  return {
    preset: state.preset,
    presets: Object.entries(presets).map(([name, { title, note }]) => ({ name, title, description: note })),
    facts: factsOf(state),
    groups: groups
      .map((title) => ({ title, switches: switchesOf(title, state) }))
      .filter(({ switches }) => switches.length > 0),
    clock: state.clock,
  };
}
