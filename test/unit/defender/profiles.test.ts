import { fittingProfile } from "../../../src/defender/profiles/fitting-profile";
import { parseAppliedProfiles, parseAvailableProfiles } from "../../../src/defender/profiles/parse-profiles";

it("lists the names that are available, each once", () => {
  expect(parseAvailableProfiles("zig\nnode\n\nnode\n")).toEqual(["node", "zig"]);
});

it.each(["", "Expected one of:\n    config\n    health\n", "a b c\n", "$(id)\n'; rm\n"])(
  "takes no name out of %j",
  (output) => {
    expect(() => parseAvailableProfiles(output)).toThrow();
  },
);

it.each([
  ["=====\nNo applied performance profiles\n=====\n", { names: [] }],
  ["=====\nnode\nzig\n---\nMerge policy: admin_only\n=====\n", { names: ["node", "zig"], mergePolicy: "admin_only" }],
  ["- node\n", { names: ["node"] }],
])("reads what is applied from %j", (output, applied) => {
  expect(parseAppliedProfiles(output)).toEqual(applied);
});

it("does not take silence for none", () => {
  expect(() => parseAppliedProfiles("\n")).toThrow();
});

it.each([
  [{ name: "node", path: "/usr/local/bin/node" }, "node"],
  [{ name: "Code Helper", path: "/Applications/Visual Studio Code.app/x" }, "vscode"],
  [{ name: "clang-17" }, "xcode"],
  [{ name: "zig" }, "zig"],
  [{ name: "nodeless" }, undefined],
  [{ name: "constructor" }, undefined],
])("finds the profile that is meant by %j", (program, profile) => {
  expect(fittingProfile(program, ["git", "node", "vscode", "xcode", "zig", "constructor2"])).toBe(profile);
});
