import { setup } from "../worker/setup";

const { environment: given, launch, role } = setup;

/** The only optional interfaces that an extension asks about; none of them is here. */
export const environment = {
  raycastVersion: "1.104.25",
  ...given,
  commandMode: role === "tool" ? "no-view" : role,
  isDevelopment: false,
  textSize: "medium",
  theme: given.appearance,
  launchType: launch.type,
  launchContext: launch.context,
  canAccess: () => false,
};

/** The command's preferences: defaults of the manifest under what the host was given. */
export function getPreferenceValues(): Record<string, unknown> {
  return { ...setup.preferences };
}
