import { readMacModel } from "../../../src/macos/mac-model";
import { parseMacModel } from "../../../src/macos/parse-mac-model";
import { printing } from "../fakes/mac";

it.each([
  ["MacBookPro18,3\n", "MacBook Pro"],
  ["MacBookAir10,1", "MacBook Air"],
  ["MacBook8,1", "MacBook"],
  ["Macmini9,1", "Mac mini"],
  ["iMac21,1", "iMac"],
  ["iMacPro1,1", "iMac Pro"],
  ["MacPro7,1", "Mac Pro"],
  ["VirtualMac2,1", "Virtual Mac"],
  ["Mac14,2", "Mac"],
  ["", "Mac"],
  ["Somebody's Mac", "Mac"],
])("%j is a %s", (output, model) => {
  expect(parseMacModel(output)).toBe(model);
});

it("asks for the model and nothing else", async () => {
  const run = printing("Mac14,2\n");
  await expect(readMacModel({ run })).resolves.toBe("Mac");
  expect(run.requests.map(({ program, args }) => [program, ...args])).toEqual([["/usr/sbin/sysctl", "-n", "hw.model"]]);
});
