import { Action, ActionPanel, Icon, List } from "@raycast/api";

/** Gathers Defender's logs for Microsoft or IT; only an administrator can. */
const COMMAND = "sudo /usr/local/bin/mdatp diagnostic create";
/** Where the command says that it put the file. Source: Microsoft's page on resources for macOS. */
const FOLDER = "/Library/Application Support/Microsoft/Defender/wdavdiag/";

/** How IT gets what Microsoft asks for: a command to copy, and where the file will be. */
export function SupportPackageItem({ children }: { children: React.ReactNode }) {
  return (
    <List.Item
      id="support-package"
      title="Support Package"
      icon={Icon.Box}
      accessories={[{ text: "for an administrator" }]}
      detail={
        <List.Item.Detail
          markdown={[
            "### Support Package",
            "When IT or Microsoft asks for logs, an administrator runs this in Terminal. It takes some minutes.",
            `\`\`\`\n${COMMAND}\n\`\`\``,
            `The zip is put in \`${FOLDER}\`. It names this Mac, its people and their files: send it only to whom you trust with that.`,
          ].join("\n\n")}
        />
      }
      actions={
        <ActionPanel>
          <Action.CopyToClipboard title="Copy Terminal Command" icon={Icon.Terminal} content={COMMAND} />
          <Action.CopyToClipboard title="Copy Path of the Folder" icon={Icon.Folder} content={FOLDER} />
          {children}
        </ActionPanel>
      }
    />
  );
}
