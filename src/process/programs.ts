/**
 * Every program this extension may start, by absolute path: Raycast's PATH cannot be relied on.
 * `mdatp` itself comes from the preference `mdatpPath`; this is its default.
 */
export const programs = {
  mdatp: "/usr/local/bin/mdatp",
  systemextensionsctl: "/usr/bin/systemextensionsctl",
  sw_vers: "/usr/bin/sw_vers",
  defaults: "/usr/bin/defaults",
  plutil: "/usr/bin/plutil",
  profiles: "/usr/bin/profiles",
  osascript: "/usr/bin/osascript",
  open: "/usr/bin/open",
  pkill: "/usr/bin/pkill",
  pgrep: "/usr/bin/pgrep",
  curl: "/usr/bin/curl",
  sysctl: "/usr/sbin/sysctl",
  codesign: "/usr/bin/codesign",
  msupdate: "/Library/Application Support/Microsoft/MAU2.0/Microsoft AutoUpdate.app/Contents/MacOS/msupdate",
} as const;

/** Files and apps whose presence or content is read. */
export const places = {
  defenderApp: "/Applications/Microsoft Defender.app",
  /** The app's name before product 101.56.35. */
  defenderAtpApp: "/Applications/Microsoft Defender ATP.app",
  /** Inside the app: the real daemon, and the launcher that only Office's shim carries. */
  daemon: "/Applications/Microsoft Defender.app/Contents/MacOS/wdavdaemon",
  /** Also inside it: the tool itself, whatever `/usr/local/bin/mdatp` is (a public Jamf attribute calls it by this path). */
  client: "/Applications/Microsoft Defender.app/Contents/Resources/Tools/wdavdaemonclient",
  shimLauncher: "/Applications/Microsoft Defender.app/Contents/MacOS/launcher",
  /** Left by a package that takes the Mac out of its organization. */
  offboarding: "/Library/Application Support/Microsoft/Defender/com.microsoft.wdav.atp.offboarding.plist",
  autoUpdateApp: "/Library/Application Support/Microsoft/MAU2.0/Microsoft AutoUpdate.app",
  managedPreferences: "/Library/Managed Preferences",
  systemPreferences: "/Library/Preferences",
} as const;
