import { Icon, MenuBarExtra } from "@raycast/api";
import { show } from "../../app/launch";
import type { Remedies } from "../../hooks/use-remedies";
import { RemedyMenuItem } from "./remedy-menu-item";

/** The other commands, and what is done less often. */
export function MoreSubmenu({ remedies }: { remedies: Remedies }) {
  return (
    <MenuBarExtra.Section>
      <MenuBarExtra.Submenu title="More" icon={Icon.Ellipsis}>
        <MenuBarExtra.Section>
          <MenuBarExtra.Item title="Scan with Defender" icon={Icon.MagnifyingGlass} onAction={() => show("scan")} />
          <MenuBarExtra.Item title="Show Performance Impact" icon={Icon.Gauge} onAction={() => show("performance")} />
          <MenuBarExtra.Item title="Diagnose Defender" icon={Icon.Heartbeat} onAction={() => show("diagnose")} />
        </MenuBarExtra.Section>
        <MenuBarExtra.Section>
          <MenuBarExtra.Item title="Validate Detection" icon={Icon.Bolt} onAction={() => show("validate")} />
          <MenuBarExtra.Item title="Show Protection History" icon={Icon.BarChart} onAction={() => show("history")} />
          <MenuBarExtra.Item title="Report State" icon={Icon.Document} onAction={() => show("report")} />
        </MenuBarExtra.Section>
        <MenuBarExtra.Section>
          <RemedyMenuItem id="update-definitions" remedies={remedies} />
          <RemedyMenuItem id="check-for-product-update" remedies={remedies} />
          <RemedyMenuItem id="open-defender" remedies={remedies} />
        </MenuBarExtra.Section>
      </MenuBarExtra.Submenu>
    </MenuBarExtra.Section>
  );
}
