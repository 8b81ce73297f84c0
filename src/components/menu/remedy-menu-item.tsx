import { MenuBarExtra } from "@raycast/api";
import type { Remedies } from "../../hooks/use-remedies";
import type { RemedyId } from "../../model/assessment";
import { REMEDIES } from "../../remedies";

/** A remedy as a row: absent where it makes no sense on this Mac, disabled with the reason where it cannot be used now. */
export function RemedyMenuItem({ id, remedies, title }: { id: RemedyId; remedies: Remedies; title?: string }) {
  const { context } = remedies;
  const remedy = REMEDIES[id];
  if (!context || !remedy.shows(context)) return null;
  const readiness = remedy.precondition(context);
  return (
    <MenuBarExtra.Item
      title={title ?? remedy.title}
      icon={remedy.icon}
      tooltip={readiness.ok ? remedy.changes : readiness.reason}
      onAction={readiness.ok ? () => remedies.perform(remedy) : undefined}
    />
  );
}
