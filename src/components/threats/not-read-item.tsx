import { Color, Icon, List } from "@raycast/api";
import type { Failure } from "../../model/failure";
import { clockTime } from "../../text/times";

/** Says that the rows below are from before: Defender's list cannot be read now. Times in milliseconds since 1970. */
export function NotReadItem(props: { failure: Failure; readAt: number; now: number; actions: React.ReactNode }) {
  const { failure, readAt, now, actions } = props;
  return (
    <List.Item
      id="not-read"
      title={`Not Read Since ${clockTime(readAt, now)}`}
      icon={{ source: Icon.Warning, tintColor: Color.Orange }}
      detail={
        <List.Item.Detail
          markdown={`${failure.message} ${failure.nextStep}\n\nWhat is shown is the list of ${clockTime(readAt, now)}: more may have been found since, and what was active may be dealt with.`}
        />
      }
      actions={actions}
    />
  );
}
