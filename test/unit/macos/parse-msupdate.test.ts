import { parseUpdateList } from "../../../src/macos/parse-msupdate";

test.each([
  ["none", "Checking for updates...\nNo updates available\n", { state: "listed", autoUpdateFirst: false }],
  [
    "one for another app",
    "Updates available:\n\tOPIM2019\tMicrosoft Outlook Update 16.99 (1)\n",
    { state: "listed", autoUpdateFirst: false },
  ],
  [
    "one for Defender",
    "Checking for updates...\r\nUpdates available:\r\n\tWDAV00\tMicrosoft Defender 101.26082.0011\r\n",
    { state: "listed", defender: "Microsoft Defender 101.26082.0011", autoUpdateFirst: false },
  ],
  [
    "one for AutoUpdate before it",
    "Updates available:\n\tMSau04\tMicrosoft AutoUpdate Update 4.90\n\tWDAV00\tMicrosoft Defender 101.26082.0011\n",
    { state: "listed", defender: "Microsoft Defender 101.26082.0011", autoUpdateFirst: true },
  ],
])("lists %s", (_, stdout, list) => {
  expect(parseUpdateList(stdout)).toEqual(list);
});

test.each([
  ["nothing at all", ""],
  ["a refused Apple Event", "No result returned from Update Assistant\n"],
  ["rows without their heading", "\tWDAV00\tMicrosoft Defender 101.26082.0011\n"],
  ["words of another kind", "WDAV00 could not be asked\n"],
])("%s is no answer", (_, stdout) => {
  expect(parseUpdateList(stdout)).toEqual({ state: "no-answer" });
});
