import { ACTIONS, createMac, presets, type PresetName, type SimulatedMac, type State } from "../mac";
import { macPanel } from "./mac-panel";
import { describeOpened } from "./panes";
import { Refusal } from "./refusal";
import type { MacPanelState, OpenedState } from "./state";

const SETTINGS = "x-apple.systempreferences:";

/** The simulated Mac as a page sees it: its switches, its clock, and what was opened on it. */
export class Simulator {
  private mac: SimulatedMac;
  private rate = 1;
  private lastKey = 0;
  private lastOpenedAt = 0;
  private openedTarget: { key: number; target: string } | undefined;

  /** Throws a Refusal for a preset that does not exist. */
  constructor(preset: string) {
    this.mac = createMac(presetNamed(preset));
  }

  /** The folder that stands for `/`. */
  get root(): string {
    return this.mac.root;
  }

  /** The simulated time. */
  now(): number {
    return this.mac.now();
  }

  /** What is to be drawn of it now. */
  look(): { mac: MacPanelState; opened: OpenedState | null } {
    const state = this.mac.state();
    const newest = state.opened.at(-1);
    if (newest && newest.at > this.lastOpenedAt) {
      this.lastOpenedAt = newest.at;
      this.openedTarget = { key: ++this.lastKey, target: newest.target };
    }
    if (this.showsSettings() && !state.settings.open) this.openedTarget = undefined;
    return { mac: macPanel(state), opened: this.opened(state) };
  }

  /** Turns a switch. Throws a Refusal where there is none of that name, or where it cannot be turned now. */
  act(id: string): void {
    const found = ACTIONS.find((action) => action.id === id);
    if (!found) throw new Refusal("The simulator has no such switch");
    const state = this.mac.state();
    const available = found.available(state);
    if (available !== true) throw new Refusal(available || "This makes no sense on this Mac");
    this.mac.act(found.action(state));
  }

  /** Opens what Raycast itself was asked to open. */
  open(target: string): void {
    this.mac.act({ id: "record-open", target });
    if (target.startsWith(SETTINGS)) this.mac.act({ id: "open-settings", pane: target });
  }

  /** Closes what stands open. */
  closeOpened(): void {
    if (this.showsSettings()) this.mac.act({ id: "close-settings" });
    this.openedTarget = undefined;
  }

  /** Lets the clock run `rate` times as fast. */
  setRate(rate: number): void {
    this.mac.setRate(rate);
    this.rate = rate;
  }

  /** Throws a Refusal for a preset that does not exist, so that nothing has to be ended for it. */
  static check(preset: string): void {
    presetNamed(preset);
  }

  /** Puts another Mac in the place of this one. */
  choose(preset: string): void {
    const before = this.mac;
    this.mac = createMac(presetNamed(preset), { rate: this.rate });
    before.destroy();
    this.openedTarget = undefined;
    this.lastOpenedAt = 0;
  }

  /** Removes the Mac. */
  destroy(): void {
    this.mac.destroy();
  }

  private showsSettings(): boolean {
    return this.openedTarget?.target.startsWith(SETTINGS) ?? false;
  }

  private opened(state: State): OpenedState | null {
    if (!this.openedTarget) return null;
    const { key, target } = this.openedTarget;
    return { key, ...describeOpened(target, state) };
  }
}

function presetNamed(name: string): PresetName {
  if (!Object.hasOwn(presets, name)) {
    throw new Refusal(`There is no preset ${name}. There are: ${Object.keys(presets).join(", ")}`);
  }
  return name as PresetName;
}
