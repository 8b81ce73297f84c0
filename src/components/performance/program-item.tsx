import { Color, Icon, List } from "@raycast/api";
import type { CostNow, ProgramCost } from "../../model/performance";
import { printable } from "../../text/printable";
import { bar, percent, spent } from "../../text/spent";
import { markdownText } from "../../text/markdown";

/** One program: what its files cost since Defender started, and at the moment. */
export function ProgramItem(props: {
  program: ProgramCost;
  /** Its part of all the scanning, 0 to 1. */
  share: number;
  now: CostNow | undefined;
  actions: React.ReactNode;
}) {
  const { program, share, now, actions } = props;
  const { key, name, path, isLive, scanMs, files, slowestFileMs } = program;
  const minute = now === undefined ? "not measured yet" : `${spent(now.scanMsAMinute)} a minute`;
  return (
    <List.Item
      id={key}
      title={printable(name, 60)}
      icon={{
        value: isLive
          ? { source: Icon.CircleFilled, tintColor: Color.Green }
          : { source: Icon.Circle, tintColor: Color.SecondaryText },
        tooltip: isLive ? "Running" : "Not running anymore",
      }}
      keywords={path === undefined ? [] : [printable(path, 200)]}
      accessories={[{ text: spent(scanMs), tooltip: "Scanning since Defender started" }, { text: percent(share) }]}
      detail={
        <List.Item.Detail
          markdown={`### ${markdownText(name, 80)}\n\n\`${bar(share)}\` ${percent(share)} of all scanning\n\n${meaning(program, now)}`}
          metadata={
            <List.Item.Detail.Metadata>
              <Row title="Right Now" text={minute} />
              <Row title="Since Defender Started" text={spent(scanMs)} />
              <Row title="Files Scanned" text={files.toLocaleString("en-US")} />
              <Row title="Slowest File" text={spent(slowestFileMs)} />
              <Row title="State" text={isLive ? "Running" : "Not running anymore"} />
              {path !== undefined && <Row title="Path" text={printable(path, 300)} />}
            </List.Item.Detail.Metadata>
          }
        />
      }
      actions={actions}
    />
  );
}

function Row({ title, text }: { title: string; text: string }) {
  return <List.Item.Detail.Metadata.Label title={title} text={text} />;
}

function meaning({ isLive }: ProgramCost, now: CostNow | undefined): string {
  if (!isLive) return "No process of it runs now. What it cost is counted since Defender last started.";
  if (now === undefined) return "What it costs at the moment shows after two readings, in some seconds.";
  return now.scanMsAMinute >= NOTICEABLE_MS
    ? "Defender is busy with its files right now: that is long enough to be felt."
    : "Defender has little to do for it right now. If it is slow at the moment, something else is the reason.";
}

/** A tenth of a minute: from here on somebody who waits may notice. This extension's own measure. */
export const NOTICEABLE_MS = 6_000;
