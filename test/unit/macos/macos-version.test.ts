import fc from "fast-check";
import { release } from "node:os";
import { macOSVersionFromKernel, parseMacOSVersion } from "../../../src/macos/parse-macos-version";
import { readMacOSVersion } from "../../../src/macos/read-macos-version";
import { FailureError } from "../../../src/process/failure-error";
import { failureOf } from "./failure-of";
import { printing } from "../fakes/mac";

jest.mock("node:os", () => ({ ...jest.requireActual("node:os"), release: jest.fn() }));

describe("what sw_vers prints", () => {
  it.each([
    ["15.2\n", "15.2"],
    ["10.15.7\n", "10.15.7"],
    ["27.0", "27.0"],
    ["\uFEFF26.5.2\r\n", "26.5.2"],
    ["13.4.1 (a)\n", "13.4.1"],
    ["10.16\n", "11"],
    ["16.0\n", "26.0"],
    ["10.15\n", "10.15"],
  ])("%j is macOS %s", (output, version) => {
    expect(parseMacOSVersion(output)).toMatchObject({ version, source: "sw_vers" });
  });

  it.each(["", "\n", "macOS", "15.2\n15.3", "ProductVersion: 15.2", "15.", "v15", "15.2; rm", "9".repeat(400)])(
    "%j is unreadable",
    async (output) => {
      expect((await failureOf(() => parseMacOSVersion(output))).code).toBe("Unreadable");
    },
  );

  it("never is anything but a version or a typed failure", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d. ()a-c]{0,12}$/)), (output) => {
        try {
          expect(parseMacOSVersion(output).version).toMatch(/^\d+(\.\d+)*$/);
        } catch (error) {
          expect(error).toBeInstanceOf(FailureError);
        }
      }),
    );
  });
});

describe("a kernel's version", () => {
  it.each([
    ["19.0.0", "10.15"],
    ["19.4.0", "10.15.4"],
    ["19.6.0", "10.15"],
    ["20.6.0", "11"],
    ["21.6.0", "12"],
    ["22.1.0", "13"],
    ["23.0.0", "14"],
    ["24.6.0", "15"],
    ["25.2.0", "26"],
    ["27.0.0", "27"],
    ["24", "15"],
  ])("%s goes with macOS %s", (kernel, version) => {
    expect(macOSVersionFromKernel(kernel)).toEqual({ version, source: "kernel" });
  });

  it.each(["18.7.0", "26.0.0", "28.0.0", "", "6.8.0-45-generic", "constructor", "24.x", "-24", "0"])(
    "%j goes with none that is known",
    (kernel) => {
      expect(macOSVersionFromKernel(kernel)).toBeUndefined();
    },
  );
});

describe("reading it", () => {
  const asked = { program: "/usr/bin/sw_vers", args: ["-productVersion"], timeoutMs: expect.any(Number) };

  it("asks sw_vers once", async () => {
    const run = printing("15.2\n");
    await expect(readMacOSVersion({ run })).resolves.toEqual({ version: "15.2", source: "sw_vers" });
    expect(run.requests).toEqual([asked]);
  });

  it.each([
    ["10.16\n", "23.5.0", { version: "14", source: "kernel" }],
    ["16.0\n", "25.2.0", { version: "26", source: "kernel" }],
    ["10.16\n", "99.0.0", { version: "11", source: "sw_vers" }],
  ])("believes the kernel where sw_vers says %j", async (output, kernel, version) => {
    jest.mocked(release).mockReturnValue(kernel);
    await expect(readMacOSVersion({ run: printing(output) })).resolves.toEqual(version);
  });
});
