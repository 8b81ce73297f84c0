/** A property list as `defaults export … -` prints it, around the lines of its root dictionary. */
export function exported(inside: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    `<dict>${inside}</dict>`,
    "</plist>",
    "",
  ].join("\n");
}

/** The entry of all apps. */
export function everyApp(channel: string): string {
  return `<key>ChannelName</key><string>${channel}</string>`;
}

/** The entry of one app, with more in it where needed. */
export function oneApp(channel: string, { app = "/Applications/Microsoft Defender.app", more = "" } = {}): string {
  const name = channel === "" ? "" : everyApp(channel);
  return `<key>Applications</key><dict><key>${app}</key><dict>${name}${more}</dict></dict>`;
}
