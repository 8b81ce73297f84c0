import { Icon, List } from "@raycast/api";
import { type CostNow, type ProgramCost, shareOf, totalScanMs } from "../../model/performance";
import { percent, spent } from "../../text/spent";
import { markdownText } from "../../text/markdown";
import { NOTICEABLE_MS } from "./program-item";

/** The answer in a sentence or two: whether it is Defender that makes this Mac slow, and with what. */
export function OverviewItem(props: {
  programs: readonly ProgramCost[];
  costsNow: ReadonlyMap<string, CostNow>;
  actions: React.ReactNode;
}) {
  const { programs, costsNow, actions } = props;
  return (
    <List.Item
      id="overview"
      title="Is Defender Slowing This Mac?"
      icon={Icon.Gauge}
      detail={<List.Item.Detail markdown={overviewMarkdown(programs, costsNow)} />}
      actions={actions}
    />
  );
}

function overviewMarkdown(programs: readonly ProgramCost[], costsNow: ReadonlyMap<string, CostNow>): string {
  const total = totalScanMs(programs);
  const [most] = programs;
  const allNow = [...costsNow.values()].reduce((sum, { scanMsAMinute }) => sum + scanMsAMinute, 0);
  const busiest = programs
    .map((program) => ({ program, cost: costsNow.get(program.key)?.scanMsAMinute ?? 0 }))
    .sort((one, other) => other.cost - one.cost)[0];
  const parts = [
    "### Is Defender Slowing This Mac?",
    "Defender checks the files that programs open, and a program waits while its file is checked.",
    "#### Right Now",
    costsNow.size === 0
      ? "Being measured: it takes two readings, some seconds apart."
      : allNow >= NOTICEABLE_MS && busiest
        ? `**Yes, noticeably.** In a minute, Defender spends ${spent(allNow)} on checking files, ${spent(busiest.cost)} of it for **${markdownText(busiest.program.name, 60)}**.`
        : `**Hardly.** In a minute, Defender spends ${spent(allNow)} on checking files. If this Mac is slow at the moment, look for another reason.`,
    "#### Since Defender Started",
    most
      ? `Checking files took ${spent(total)} in all. The most went to **${markdownText(most.name, 60)}**: ${spent(most.scanMs)}, ${percent(shareOf(most, total))} of it.`
      : "",
    "#### What Helps",
    "An exclusion or a performance profile makes Defender leave a program's files alone. That costs protection, so an administrator decides: **Copy Request for IT** on a program writes it for you.",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
