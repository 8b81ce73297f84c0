import { Icon } from "@raycast/api";
import { text } from "../model/health";
import { lastKnown } from "../model/snapshot";
import { openTarget } from "./open-target";
import type { Remedy, RemedyContext } from "./types";

/** The id by which the Defender portal knows a device: 40 hexadecimal digits, as `edr_machine_id` prints them. */
const DEVICE_ID = /^[0-9a-f]{40}$/i;

function deviceId({ snapshot }: RemedyContext): string | undefined {
  const health = lastKnown(snapshot.health)?.value;
  const id = health && text(health, "edr_machine_id");
  return id !== undefined && DEVICE_ID.test(id) ? id.toLowerCase() : undefined;
}

export const openDevicePage: Remedy = {
  id: "open-device-page",
  title: "Open Device Page in Defender Portal",
  doing: "Opening the Device Page",
  icon: Icon.Globe,
  changes: "Asks the browser to show this Mac's page, which needs a sign-in with access to the portal.",
  reads: ["health"],
  shows: (context) => deviceId(context) !== undefined,
  precondition: (context) =>
    deviceId(context) !== undefined
      ? { ok: true }
      : {
          ok: false,
          reason: "Defender gave no device ID of the usual form, so this Mac's page in the portal cannot be addressed.",
        },
  async run(context) {
    const id = deviceId(context);
    // The form of the address is a guess from the portal's own pages: no document of Microsoft's promises it.
    if (id !== undefined && (await openTarget(context.mac, `https://security.microsoft.com/machines/${id}`))) {
      return {
        kind: "asked",
        title: "Asked for This Mac's Device Page",
        nextStep: "Sign in with an account that may use the Defender portal.",
      };
    }
    return {
      kind: "failed",
      title: "Device Page Could Not Be Opened",
      detail: "macOS did not take the request to open the web page.",
      nextStep: "Open security.microsoft.com and look for this Mac under Devices.",
    };
  },
};
