import { Icon, List } from "@raycast/api";
import type { Failure } from "../../model/failure";
import type { ScanCosts } from "../../model/performance";

/** Why there are no programs to show. */
export function NoCosts({
  costs,
  failure,
  actions,
}: {
  costs?: ScanCosts;
  failure?: Failure;
  actions: React.ReactNode;
}) {
  if (!costs && !failure) return null;
  const { title, description, icon } = failure && !costs ? failed(failure) : WORDS[costs?.state ?? "counted"];
  return <List.EmptyView icon={icon} title={title} description={description} actions={actions} />;
}

const failed = ({ message, nextStep }: Failure) => ({
  icon: Icon.Warning,
  title: message,
  description: nextStep,
});

const WORDS: Record<ScanCosts["state"], { title: string; description: string; icon: Icon }> = {
  counted: {
    icon: Icon.CheckCircle,
    title: "No Program Was Scanned For Yet",
    description: "Defender counts since it last started. Work for a while, then refresh.",
  },
  off: {
    icon: Icon.Gauge,
    title: "Defender Does Not Count Yet",
    description:
      "What scanning costs is only known once performance statistics are on. Enable them with an administrator's password.",
  },
  withheld: {
    icon: Icon.Lock,
    title: "Defender Keeps It to Itself",
    description:
      "Defender answered, but named no programs. Tamper protection may withhold them: ask your administrator.",
  },
  "not-offered": {
    icon: Icon.ArrowUpCircle,
    title: "This Defender Cannot Tell",
    description: "This version of Microsoft Defender does not count what scanning costs. A newer one does.",
  },
};
