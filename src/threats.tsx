import { Action, ActionPanel, Icon, LaunchProps, List } from "@raycast/api";
import { useMemo, useState } from "react";
import { IncompleteItem } from "./components/threats/incomplete-item";
import { keepFailures } from "./app/failure-log";
import { show } from "./app/launch";
import { NotReadItem } from "./components/threats/not-read-item";
import { NoThreats } from "./components/threats/no-threats";
import { matchThreats, searchable, type SearchableThreat } from "./components/threats/match-threats";
import { ThreatActions } from "./components/threats/threat-actions";
import { ThreatItem } from "./components/threats/threat-item";
import { THREAT_STATE_LOOK } from "./components/threats/threat-look";
import { RefreshAction } from "./components/refresh-action";
import { useReading } from "./hooks/use-reading";
import { useRemedies } from "./hooks/use-remedies";
import { lastKnown } from "./model/snapshot";
import { THREAT_STATES, type ThreatState } from "./model/threat";
import { counted } from "./text/printable";

keepFailures();

/** As many rows as a person scrolls through; the search goes through all. */
const PAGE = 100;

/** What Defender has found on this Mac, what is still there on top. */
export default function Command({ launchContext }: LaunchProps<{ launchContext?: { id?: unknown } }>) {
  const reading = useReading(["threats", "health"], { live: true });
  const remedies = useRemedies(reading);
  const [query, setQuery] = useState("");
  const [wanted, setWanted] = useState<ThreatState | "all">("all");
  const [pages, setPages] = useState(1);

  const part = reading.snapshot?.threats;
  const last = lastKnown(part);
  const list = last?.value;
  const all = useMemo(() => searchable(list?.threats ?? []), [list]);
  const matching = useMemo(() => matchThreats(all, query, wanted), [all, query, wanted]);
  const asked = all.find(({ threat }) => threat.id !== undefined && threat.id === launchContext?.id);
  const first = matching.slice(0, pages * PAGE);
  // One that a link points at is shown, however far down it stands: only a row that is there can be selected.
  const shown = asked && matching.includes(asked) && !first.includes(asked) ? [...first, asked] : first;

  const readAgain = <RefreshAction onAction={reading.refresh} />;
  const row = ({ key, threat }: SearchableThreat) => (
    <ThreatItem
      key={key}
      id={key}
      threat={threat}
      now={reading.now}
      actions={
        <ThreatActions threat={threat} remedies={remedies}>
          {readAgain}
        </ThreatActions>
      }
    />
  );

  return (
    <List
      isLoading={reading.isLoading || remedies.isBusy}
      isShowingDetail={shown.length > 0 || list?.truncated === true}
      filtering={false}
      onSearchTextChange={(text) => {
        setQuery(text);
        setPages(1);
      }}
      searchBarPlaceholder="Search threats by name, type, state, or ID"
      selectedItemId={asked?.key}
      pagination={{
        pageSize: PAGE,
        hasMore: shown.length < matching.length,
        onLoadMore: () => setPages((count) => count + 1),
      }}
      searchBarAccessory={
        <List.Dropdown
          tooltip="Filter by State"
          value={wanted}
          onChange={(value) => {
            setWanted(value as ThreatState | "all");
            setPages(1);
          }}
        >
          <List.Dropdown.Item title="All Threats" value="all" icon={Icon.Bug} />
          {THREAT_STATES.map((state) => (
            <List.Dropdown.Item
              key={state}
              title={THREAT_STATE_LOOK[state].title}
              value={state}
              icon={THREAT_STATE_LOOK[state].icon}
            />
          ))}
        </List.Dropdown>
      }
    >
      {part && part.state !== "not-asked" && (
        <NoThreats
          part={part}
          total={all.length}
          actions={
            <ActionPanel>
              {readAgain}
              <Action title="Show Protection Status" icon={Icon.AppWindowList} onAction={() => void show("status")} />
              <Action title="Validate Detection" icon={Icon.Bug} onAction={() => void show("validate")} />
            </ActionPanel>
          }
        />
      )}
      {part?.state === "failed" && last && all.length > 0 && (
        <NotReadItem
          failure={part.failure}
          readAt={last.readAt}
          now={reading.now}
          actions={<ActionPanel>{readAgain}</ActionPanel>}
        />
      )}
      {list?.truncated && <IncompleteItem actions={<ActionPanel>{readAgain}</ActionPanel>} />}
      {THREAT_STATES.map((state) => {
        const ofState = shown.filter((threat) => threat.state === state);
        const total = matching.filter((threat) => threat.state === state).length;
        return (
          ofState.length > 0 && (
            <List.Section key={state} title={THREAT_STATE_LOOK[state].title} subtitle={counted(total, "threat")}>
              {ofState.map(row)}
            </List.Section>
          )
        );
      })}
    </List>
  );
}
