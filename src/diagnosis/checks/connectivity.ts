import type { Complaint } from "../../defender/complaint";
import { readConnectivity } from "../../defender/connectivity/read-connectivity";
import { counted } from "../../text/printable";
import { type Check, NOT_OFFERED } from "../check";
import { LONG_MS } from "../limits";

/** What a failure says of the way to Microsoft, and who mends it. */
const CAUSES: Partial<Record<Complaint, { summary: string; helps: string }>> = {
  inspected: {
    summary: "Something on this network opens encrypted connections (TLS inspection), which Defender does not accept.",
    helps: "Ask whoever runs the network to leave Microsoft's addresses for Defender out of TLS inspection.",
  },
  proxy: {
    summary: "A proxy on this network asks Defender who it is, and Defender cannot answer.",
    helps: "Ask whoever runs the proxy to let Microsoft's addresses for Defender through without signing in.",
  },
  network: {
    summary: "Defender finds no way to some of Microsoft's addresses.",
    helps: "Check this Mac's network first. If everything else works, ask whether a firewall holds them back.",
  },
};

/** Whether Defender reaches Microsoft's cloud. */
export const connectivity: Check = async (mac) => {
  const tests = await readConnectivity(mac, LONG_MS);
  if (!tests) return NOT_OFFERED;
  const failed = tests.filter(({ isOk }) => !isOk);
  const lines = [...failed, ...tests.filter(({ isOk }) => isOk)].map(({ host, isOk, reason }) => ({
    title: host,
    value: isOk ? "reached" : (reason ?? "not reached"),
    ...(!isOk && { isWrong: true }),
  }));
  if (failed.length === 0) {
    return { state: "good", summary: `Defender reaches ${allOf(tests.length)} that it needs.`, lines };
  }
  const cause = (["inspected", "proxy", "network"] as const).find((one) =>
    failed.some(({ complaint }) => complaint === one),
  );
  const { summary, helps } = (cause && CAUSES[cause]) ?? {
    summary: "Defender does not reach everything that it needs.",
    helps: "Copy the result for whoever runs the network.",
  };
  return {
    state: "look",
    summary: `${summary} ${counted(failed.length, "address", "addresses")} of ${tests.length} failed.`,
    helps,
    lines,
  };
};

function allOf(count: number): string {
  return count === 1 ? "the one address" : `all ${count} addresses`;
}
