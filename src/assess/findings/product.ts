import type { FindingContext } from "../context";
import { type Channel, CHANNELS, RING_OF_CHANNEL } from "../../model/channel";
import { isOneOf } from "../../model/one-of";
import { isOlder, PRODUCT } from "../../text/versions";
import { counted, printable } from "../../text/printable";
import { POLICY_SETS_IT, type Rule, rule } from "./rule";
import { realMacOSVersion } from "../../model/macos";
import type { RemedyId } from "../../model/assessment";

const DAY = 24 * 60 * 60_000;

/** A build lives six months; a month is time enough to act. Source: Microsoft's page on updates for macOS. */
const EXPIRING_WITHIN = 30 * DAY;

function expectedChannel(context: FindingContext): Channel | undefined {
  const expected = context.expectations?.expectedChannel;
  return isOneOf(CHANNELS, expected) ? expected : undefined;
}

/** A channel that AutoUpdate was told in so many words, and that the running product is not on. */
function channelNotInForce(context: FindingContext): { written: Channel; ring: string } | undefined {
  const ring = context.text("release_ring");
  const { channel } = context;
  return channel && channel.source !== "default" && ring !== undefined && channel.channel !== context.channelInForce
    ? { written: channel.channel, ring }
    : undefined;
}

const channelRemedies = (context: FindingContext): readonly RemedyId[] =>
  context.channel?.managed ? ["contact-administrator"] : ["switch-channel", "contact-administrator"];

export const productRules: readonly Rule[] = [
  rule({
    id: "product-expired",
    when(context) {
      const expires = context.time("product_expiration");
      return expires !== undefined && expires <= context.now && { days: Math.floor((context.now - expires) / DAY) };
    },
    severity: "attention",
    title: "This Build of Defender Has Expired",
    meaning: ({ days }) =>
      `This build expired ${days === 0 ? "less than a day" : counted(days, "day")} ago. Definitions still arrive, but the product itself is no longer mended; update it.`,
    remedies: ["check-for-product-update", "contact-administrator"],
  }),
  rule({
    id: "product-expiring",
    when(context) {
      const left = (context.time("product_expiration") ?? Number.NaN) - context.now;
      return left > 0 && left <= EXPIRING_WITHIN && { days: Math.ceil(left / DAY) };
    },
    severity: "attention",
    title: "This Build of Defender Expires Soon",
    meaning: ({ days }) => `This build expires within ${counted(days, "day")}. Update the product before that.`,
    remedies: ["check-for-product-update", "contact-administrator"],
  }),
  rule({
    id: "product-predates-macos",
    when: (context) =>
      context.era === "system-extensions-only" && isOlder(context.productVersion, PRODUCT.macOS11) === true && {},
    severity: "attention",
    title: "Defender Is Older Than This macOS",
    meaning: (_, context) =>
      `Product ${printable(context.productVersion, 30)} was made before macOS 11 and this Mac runs macOS ${printable(realMacOSVersion(context.macOS?.version), 30)}. It may not protect here; update it.`,
    remedies: ["check-for-product-update", "install-defender", "contact-administrator"],
  }),
  rule({
    id: "channel-not-expected",
    when(context) {
      const expected = expectedChannel(context);
      const ring = context.text("release_ring");
      const actual = context.channelInForce ?? (ring === undefined ? context.channel?.channel : undefined);
      // Where the expected one is written already, the finding of a channel not in force says what is left to do.
      const underWay = channelNotInForce(context)?.written === expected;
      const known = actual !== undefined || ring !== undefined;
      return (
        expected !== undefined && known && actual !== expected && !underWay && { expected, actual: actual ?? ring }
      );
    },
    severity: "attention",
    title: ({ expected }) => `Channel Is Not ${expected}`,
    meaning: ({ expected, actual }, context) =>
      `This Mac is expected on ${expected} (${RING_OF_CHANNEL[expected]}) and is on ${printable(actual, 40)}. ${
        context.channel?.managed ? POLICY_SETS_IT : "A switch takes effect at the product's next start."
      }`,
    remedies: (_, context) => channelRemedies(context),
  }),
  rule({
    id: "channel-unknown",
    when: (context) =>
      context.health !== undefined &&
      expectedChannel(context) !== undefined &&
      context.text("release_ring") === undefined &&
      context.channel === undefined && { expected: expectedChannel(context) },
    severity: "note",
    title: "Channel Cannot Be Told",
    meaning: ({ expected }) =>
      `This Mac is expected on ${expected}, but neither Defender nor AutoUpdate said what it is on.`,
    remedies: ["open-defender"],
  }),
  rule({
    id: "channel-not-in-force",
    when: (context) => channelNotInForce(context) ?? false,
    // Where the channel matters to this Mac it weighs; elsewhere a ring often trails until the next build arrives.
    severity: ({ written }, context) =>
      context.era === "kernel-fallback" || written === expectedChannel(context) ? "attention" : "note",
    title: "Written Channel Is Not in Force Yet",
    meaning: ({ written, ring }) =>
      `Microsoft AutoUpdate was told ${written}, and Defender still says ${printable(ring, 40)}. It changes with the product's next update or start.`,
    remedies: ["check-for-product-update", "restart-daemon", "restart-mac"],
  }),
  rule({
    id: "kerberos-known-issue",
    // Named by the preview's page only; where that preview ended is a guess (see PRODUCT).
    when: (context) =>
      context.era === "kernel-fallback" &&
      isOlder(context.productVersion, PRODUCT.previewEnded) === true &&
      (context.networkFilter.kind === "filter" || context.extension("network") === "enabled") &&
      {},
    severity: "note",
    title: "Kerberos Single Sign-On May Fail",
    meaning:
      "A known issue of the preview: Defender's network extension interferes with Apple's Kerberos single sign-on extension. Newer products are not known for it.",
    remedies: ["check-for-product-update", "contact-administrator"],
  }),
];
