import { coveringExclusions, parseExclusions } from "../../../src/defender/exclusions/parse-exclusions";

const OUTPUT = `ATTENTION: x
Excluded folder
Path: "/opt/build: one"
Scope: ["epp", "global"]
---
Excluded file
Path: "/etc/one.conf"
---
Excluded file extension
Extension: "o"
---
Excluded process name
Process name: "builder"
Excluded thing of tomorrow
Path: "/x"
`;

it("reads each kind, with its scope", () => {
  expect(parseExclusions(OUTPUT, true)).toEqual([
    { kind: "folder", what: "/opt/build: one", scope: "epp, global" },
    { kind: "file", what: "/etc/one.conf", scope: "" },
    { kind: "extension", what: "o", scope: "" },
    { kind: "process", what: "builder", scope: "" },
    { kind: "other", what: "/x", scope: "" },
  ]);
});

it.each([
  ["", true],
  ["No exclusions\n", false],
])("takes %j for none", (output, endedWell) => {
  expect(parseExclusions(output, endedWell)).toEqual([]);
});

it.each([
  ["", false],
  ["Expected one of:\n", true],
  ["Path: /x\n", true],
])("does not take %j (ended well: %s) for none", (output, endedWell) => {
  expect(() => parseExclusions(output, endedWell)).toThrow();
});

it.each([
  ["/opt/build: one", ["folder"]],
  ["/opt/build: one/deep/a.O", ["folder", "extension"]],
  ["/opt/build: onetwo/a", []],
  ["/etc/one.conf", ["file"]],
  ["/etc/one.conf/x", []],
  ["/usr/bin/builder", []],
])("tells what covers %s", (path, kinds) => {
  expect(coveringExclusions(path, parseExclusions(OUTPUT, true)).map(({ kind }) => kind)).toEqual(kinds);
});
