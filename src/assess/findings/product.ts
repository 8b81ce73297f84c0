import type { FindingContext } from "../context";
import { type Channel, CHANNELS, RING_OF_CHANNEL } from "../../model/channel";
import { isOneOf } from "../../model/one-of";
import { isOlder, PRODUCT } from "../../text/versions";
import { counted, printable } from "../../text/printable";
import { POLICY_SETS_IT, type Rule, rule } from "./rule";
import { channelToTell } from "../../model/channel-state";
import { isMacOSOlder, realMacOSVersion } from "../../model/macos";
import { channelPrerequisite, macOSPrerequisite, productPrerequisite } from "../prerequisites";
import type { RemedyId } from "../../model/assessment";

const DAY = 24 * 60 * 60_000;

/** A build lives six months and is mostly replaced by itself; two weeks are time enough. Source: Microsoft's page on updates. */
const EXPIRING_WITHIN = 14 * DAY;

/** Builds since 101.26022.0018 need it, and Microsoft supports the three newest. Source: Microsoft's pages of 2026. */
const OLDEST_SUPPORTED = "14";

function expectedChannel(context: FindingContext): Channel | undefined {
  const expected = context.expectations?.expectedChannel;
  return isOneOf(CHANNELS, expected) ? expected : undefined;
}

/** A channel that AutoUpdate was told in so many words, and that the running product is not on. */
function channelNotInForce(context: FindingContext): { written: Channel; ring: string } | undefined {
  const { written, ring, waits } = context.channelState;
  return waits && written && ring !== undefined && context.health ? { written: written.channel, ring } : undefined;
}

/** Of the preview's time, and Defender answers. */
const isOfPreview = ({ health, era }: FindingContext) => health !== undefined && era === "kernel-fallback";

/** The same, and not on the system extension. */
const isOnTheWay = (context: FindingContext) => isOfPreview(context) && context.engine.kind !== "endpoint-security";

const channelRemedies = (context: FindingContext): readonly RemedyId[] =>
  context.channelState.written?.managed ? ["contact-administrator"] : ["switch-channel", "contact-administrator"];

export const productRules: readonly Rule[] = [
  rule({
    id: "macos-too-old",
    when: (context) => isOfPreview(context) && macOSPrerequisite(context).ok === false && {},
    severity: "attention",
    title: "This macOS Is Too Old",
    meaning: (_, context) => {
      const { have, need } = macOSPrerequisite(context);
      return `Defender's system extensions need macOS ${need}, and this Mac runs ${have}. Update macOS.`;
    },
    remedies: ["update-macos", "contact-administrator"],
    step: "macos-version",
  }),
  rule({
    id: "product-too-old",
    when: (context) =>
      context.health !== undefined &&
      context.era !== "system-extensions-only" &&
      productPrerequisite(context).ok === false &&
      {},
    severity: "attention",
    title: "This Build of Defender Is Too Old",
    meaning: (_, context) => {
      const { have, need } = productPrerequisite(context);
      return `The system extensions need product ${need}, and this Mac has ${have}. Update Defender.`;
    },
    remedies: ["check-for-product-update", "contact-administrator"],
    step: "product-version",
  }),
  rule({
    id: "macos-unsupported",
    when: (context) =>
      context.health !== undefined &&
      isMacOSOlder(context.macOS, OLDEST_SUPPORTED) === true &&
      context.era !== "kernel-fallback" &&
      {},
    severity: "attention",
    title: "This macOS Is No Longer Supported",
    meaning: (_, context) =>
      `Microsoft makes no newer Defender for macOS ${printable(realMacOSVersion(context.macOS?.version), 30)}, so this build will not be replaced when it expires. Update to macOS ${OLDEST_SUPPORTED} or newer.`,
    remedies: ["update-macos", "contact-administrator"],
  }),
  rule({
    id: "product-expired",
    when(context) {
      const expires = context.time("product_expiration");
      return expires !== undefined && expires <= context.now && { days: Math.floor((context.now - expires) / DAY) };
    },
    severity: "attention",
    // A macOS that gets no newer build: updating Defender would lead nowhere.
    toldBy: ["macos-unsupported"],
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
    toldBy: ["macos-unsupported"],
    title: "This Build of Defender Expires Soon",
    meaning: ({ days }) => `This build expires within ${counted(days, "day")}. Update the product before that.`,
    remedies: ["check-for-product-update", "contact-administrator"],
  }),
  rule({
    id: "product-predates-macos",
    when: (context) =>
      context.era === "system-extensions-only" && isOlder(context.productVersion, PRODUCT.macOS11) === true && {},
    severity: "attention",
    step: "product-version",
    title: "Defender Is Older Than This macOS",
    meaning: (_, context) =>
      `Product ${printable(context.productVersion, 30)} was made before macOS 11 and this Mac runs macOS ${printable(realMacOSVersion(context.macOS?.version), 30)}. It may not protect here; update it.`,
    remedies: ["check-for-product-update", "install-defender", "contact-administrator"],
  }),
  rule({
    id: "channel-not-beta",
    when: (context) => isOnTheWay(context) && channelPrerequisite(context).ok === false && {},
    severity: "attention",
    title: "Update Channel Is Not Beta",
    meaning: (_, context) =>
      `The system extensions of the preview come with the Beta channel, and this Mac is on ${channelPrerequisite(context).have}. ${
        context.channelState.written?.managed ? POLICY_SETS_IT : "Switch the channel to Beta."
      }`,
    remedies: (_, context) => channelRemedies(context),
    step: "channel",
  }),
  rule({
    id: "channel-not-expected",
    when(context) {
      if (!context.health) return false;
      const expected = expectedChannel(context);
      const { ring } = context.channelState;
      const actual = channelToTell(context.channelState);
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
        context.channelState.written?.managed ? POLICY_SETS_IT : "A switch takes effect at the product's next start."
      }`,
    remedies: (_, context) => channelRemedies(context),
    toldBy: ({ expected }) => (expected === "Beta" ? ["channel-not-beta"] : []),
  }),
  rule({
    id: "channel-unknown",
    when: (context) =>
      context.health !== undefined &&
      expectedChannel(context) !== undefined &&
      context.channelState.ring === undefined &&
      context.channelState.written === undefined && { expected: expectedChannel(context) },
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
    remedies: (_, context) =>
      isOnTheWay(context)
        ? ["restart-daemon", "restart-mac", "check-for-product-update"]
        : ["check-for-product-update", "restart-daemon", "restart-mac"],
    step: (_, context) => (isOnTheWay(context) ? "restart" : undefined),
  }),
];
