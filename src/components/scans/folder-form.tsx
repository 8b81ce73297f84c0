import { Action, ActionPanel, Form, Icon, useNavigation } from "@raycast/api";

/** Asks what to scan: files, folders, or both. */
export function FolderForm({ onSubmit }: { onSubmit: (paths: string[]) => Promise<void> }) {
  const { pop } = useNavigation();
  const submit = async ({ paths }: { paths: string[] }) => {
    if (paths.length === 0) return;
    await onSubmit(paths);
    pop();
  };
  return (
    <Form
      navigationTitle="Scan Files or a Folder"
      actions={
        <ActionPanel>
          <Action.SubmitForm title="Start Scan" icon={Icon.MagnifyingGlass} onSubmit={submit} />
        </ActionPanel>
      }
    >
      <Form.FilePicker id="paths" title="Files or Folder" canChooseDirectories canChooseFiles allowMultipleSelection />
      <Form.Description text="Defender looks at everything inside. What an exclusion covers is left out." />
    </Form>
  );
}
