import { access } from "node:fs/promises";
import { readHealth } from "../../defender/health/read-health";
import { flag, text, time } from "../../model/health";
import { places } from "../../process/programs";
import { exactly } from "../../text/times";
import type { Check } from "../check";

/** Whether this Mac belongs to an organization that pays for Defender. Ids stay where they are. */
export const license: Check = async (mac) => {
  const health = await readHealth(mac);
  const licensed = flag(health, "licensed");
  const hasOrganization = /[0-9a-f]{8}/i.test(text(health, "org_id") ?? "");
  const expires = time(health, "product_expiration");
  const now = mac.clock.now();
  const wasOffboarded = await access(places.offboarding).then(
    () => true,
    () => false,
  );
  const expired = expires !== undefined && expires <= now;
  const lines = [
    { title: "licensed", value: licensed === undefined ? "not said" : String(licensed) },
    { title: "Organization", value: hasOrganization ? "known to Defender" : "not known to Defender" },
    ...(expires === undefined
      ? []
      : [{ title: "product_expiration", value: exactly(expires), ...(expired && { isWrong: true }) }]),
    ...(wasOffboarded ? [{ title: "Offboarding file", value: "left on this Mac", isWrong: true }] : []),
  ];
  if (expired) {
    return {
      state: "look",
      summary: "This build of Defender is past its date, so it may also say that it has no license.",
      helps: "Update Microsoft Defender first, then check again.",
      lines,
    };
  }
  if (licensed === true && hasOrganization && !wasOffboarded) {
    return { state: "good", summary: "Defender is licensed, and this Mac belongs to an organization.", lines };
  }
  return {
    state: licensed === undefined ? "unknown" : "look",
    summary:
      licensed === true
        ? wasOffboarded
          ? "Defender is licensed, but a file that takes this Mac out of the organization was left behind."
          : "Defender is licensed, but does not name an organization."
        : licensed === false
          ? "Defender has no license, so it does not protect this Mac."
          : "Defender does not say whether it is licensed.",
    helps: wasOffboarded
      ? "Ask your administrator to remove the offboarding package and to onboard this Mac again."
      : "Ask your administrator to onboard this Mac.",
    lines,
  };
};
