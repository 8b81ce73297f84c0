import fc from "fast-check";
import { ALL_PARTS, MOVING_PARTS } from "../../src/snapshot/parts";
import type { Action } from "../simulator/mac/action";
import { HOUR, MINUTE, type World } from "./world";

/** One thing that happens in a story; it prints as itself when a story is told. */
export type Step =
  | { what: "polls"; times: number }
  | { what: "look at the menu" }
  | { what: "look at the guide" }
  | { what: "wait"; minutes: number }
  | { what: "sleep"; hours: number }
  | { what: "set the clock"; minutes: number }
  | { what: "malware comes"; status: string }
  | { what: "malware goes" }
  | { what: "approve everything" }
  | { what: "an extension waits for a restart" }
  | { what: "do"; action: Action };

const acts: Action[] = [
  { id: "approve", kind: "endpoint_security" },
  { id: "approve", kind: "network" },
  { id: "revoke", kind: "endpoint_security" },
  { id: "revoke", kind: "network" },
  { id: "open-settings", pane: "x-apple.systempreferences:com.apple.preference.security?General" },
  { id: "close-settings" },
  { id: "set-network-filter", allowed: true },
  { id: "set-network-filter", allowed: false },
  { id: "set-full-disk-access", granted: true },
  { id: "set-full-disk-access", granted: false },
  { id: "restart-mac" },
  { id: "kill-daemon" },
  { id: "hang-daemon" },
  { id: "start-daemon" },
  { id: "set-daemon-comes-back", on: false },
  { id: "set-daemon-comes-back", on: true },
  { id: "set-tool-behavior", behavior: "hang" },
  { id: "set-tool-behavior", behavior: "garbage" },
  { id: "set-tool-behavior", behavior: "crash" },
  { id: "set-tool-behavior", behavior: "normal" },
  { id: "set-real-time-protection", on: false },
  { id: "set-real-time-protection", on: true },
  { id: "set-passive", on: true },
  { id: "set-passive", on: false },
  { id: "set-licensed", on: false },
  { id: "set-licensed", on: true },
  { id: "set-channel", layer: "user", channel: "Beta" },
  { id: "set-channel", layer: "user", channel: "Current" },
  { id: "age-definitions", days: 9 },
  { id: "expire-build" },
  { id: "install-update" },
];

/** Any step; what a person does now is what comes up most. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant("polls" as const), times: fc.integer({ min: 1, max: 14 }) }) },
  { weight: 2, arbitrary: fc.constant<Step>({ what: "look at the menu" }) },
  { weight: 1, arbitrary: fc.constant<Step>({ what: "look at the guide" }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("wait" as const), minutes: fc.constantFrom(0.05, 0.5, 1, 5, 11) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("sleep" as const), hours: fc.constantFrom(1, 8, 25, 24 * 20) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("set the clock" as const),
      minutes: fc.constantFrom(-1, -30, -3 * 60, -2 * 24 * 60, 1, 30, 3 * 60, 2 * 24 * 60, 2 * 365 * 24 * 60),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("malware comes" as const),
      status: fc.constantFrom("active", "quarantined"),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ what: "malware goes" }) },
  { weight: 2, arbitrary: fc.constant<Step>({ what: "approve everything" }) },
  { weight: 1, arbitrary: fc.constant<Step>({ what: "an extension waits for a restart" }) },
  { weight: 6, arbitrary: fc.constantFrom(...acts).map((action): Step => ({ what: "do", action })) },
);

/** Lets a step happen; `check` is asked after each reading. */
export async function take(world: World, step: Step, check: () => Promise<void>): Promise<void> {
  switch (step.what) {
    case "polls":
      for (let time = 0; time < step.times; time += 1) {
        world.pass(MINUTE);
        await world.poll();
        await check();
      }
      return;
    case "look at the menu":
      await world.read(ALL_PARTS);
      return check();
    case "look at the guide":
      await world.read(MOVING_PARTS);
      return check();
    case "wait":
      return world.pass(step.minutes * MINUTE);
    case "sleep":
      return world.pass(step.hours * HOUR);
    case "set the clock":
      world.offset += step.minutes * MINUTE;
      return;
    case "malware comes": {
      const id = `00000000-0000-4000-8000-${String(world.state.threats.length).padStart(12, "0")}`;
      const threat = { id, name: "Trojan:MacOS/Story.A", type: "trojan", status: step.status, detectedAt: world.now };
      world.state = { ...world.state, threats: [threat, ...world.state.threats] };
      return;
    }
    case "malware goes":
      for (const { id } of world.state.threats) world.act({ id: "quarantine-threat", threatId: id });
      return;
    case "approve everything":
      // Up to macOS 12 an approval is only there while the pane shows it, one after the other.
      for (const kind of ["endpoint_security", "network"] as const) {
        world.act({ id: "close-settings" });
        world.act({ id: "open-settings", pane: "x-apple.systempreferences:com.apple.preference.security?General" });
        world.act({ id: "approve", kind });
      }
      world.act({ id: "close-settings" });
      return;
    case "an extension waits for a restart": {
      const { extensions } = world.state;
      if (extensions.network.state !== "enabled") return;
      const network = { ...extensions.network, state: "waiting_for_restart" as const };
      world.state = { ...world.state, extensions: { ...extensions, network } };
      return;
    }
    case "do":
      return world.act(step.action);
  }
}
