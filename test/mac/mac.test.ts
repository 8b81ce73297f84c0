import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { createMac } from "./index";

describe("the executables", () => {
  it("answer from their own paths, as one process each, and are logged", () => {
    const mac = createMac("healthy", { rate: 0 });
    try {
      const output = execFileSync(join(mac.root, "usr/local/bin/mdatp"), ["health"], { encoding: "utf8" });
      expect(output).toMatch(/^healthy {37}: true\n/);
      expect(mac.log()).toMatchObject([{ program: "mdatp", args: ["health"], exitCode: 0, at: mac.now() }]);
    } finally {
      mac.destroy();
    }
  });
});
