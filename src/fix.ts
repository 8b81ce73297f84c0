import type { LaunchProps } from "@raycast/api";
import { fix } from "./app/fix";

/** Does what this Mac needs next, or the one thing that it was launched for. */
export default function Command({ launchContext }: LaunchProps): Promise<void> {
  return fix(launchContext);
}
