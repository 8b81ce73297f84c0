import { Icon, List } from "@raycast/api";
import type { Part } from "../../model/snapshot";
import type { ThreatList } from "../../model/threat";

/** What the list says when it has no rows: why it could not be read, that nothing matches, or that nothing was found. */
export function NoThreats(props: {
  part: Exclude<Part<ThreatList>, { state: "not-asked" }>;
  total: number;
  actions: React.ReactNode;
}) {
  const { part, total, actions } = props;
  if (part.state === "failed") {
    const { message, nextStep } = part.failure;
    return <List.EmptyView icon={Icon.Warning} title={message} description={nextStep} actions={actions} />;
  }
  return total > 0 ? (
    <List.EmptyView
      icon={Icon.MagnifyingGlass}
      title="No Threat Matches"
      description="Try other words, or all states."
      actions={actions}
    />
  ) : (
    <List.EmptyView
      icon={Icon.CheckCircle}
      title="Defender Lists No Threats"
      description="That it would list one can be proved with Validate Detection."
      actions={actions}
    />
  );
}
