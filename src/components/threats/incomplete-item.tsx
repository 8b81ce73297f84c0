import { Color, Icon, List } from "@raycast/api";

/** Says that the list is not whole: what it does not show may be there all the same. */
export function IncompleteItem({ actions }: { actions: React.ReactNode }) {
  return (
    <List.Item
      id="incomplete"
      title="The List Is Incomplete"
      icon={{ source: Icon.Warning, tintColor: Color.Orange }}
      detail={
        <List.Item.Detail markdown="Defender's list stopped in the middle of an entry, so there may be more threats than are shown. Read it again; if it stays, look at Defender's own protection history." />
      }
      actions={actions}
    />
  );
}
