import { parseConnectivity } from "../../../src/defender/connectivity/parse-connectivity";

const line = (address: string, rest: string) => `Testing connection with ${address} ... ${rest}\n`;

it("reads each address, and Defender's words where one fails", () => {
  const output =
    line("https://one.example.com/ping", "[OK]") +
    line("https://two.example.com/", "[Error]: curl error 60") +
    line("https://three.example.com:8443/x", "[curl error 6]") +
    line("not an address", "[OK]") +
    line("odd", "[Error]");
  expect(parseConnectivity(`ATTENTION: x\n${output}\nDone\n`)).toEqual([
    { host: "one.example.com", isOk: true },
    { host: "two.example.com", isOk: false, reason: "curl error 60", complaint: "inspected" },
    { host: "three.example.com:8443", isOk: false, reason: "curl error 6", complaint: "network" },
    { host: "odd", isOk: false, reason: "Error", complaint: "other" },
  ]);
});

it("names a proxy that asks who is there", () => {
  const output = line("https://a.example.com/", "[Error]: Expected a 200 Response from Proxy, received: 407");
  expect(parseConnectivity(output)[0]).toMatchObject({ isOk: false, complaint: "proxy" });
});

it.each(["", "Testing", "Expected one of:\n    config\n"])("cannot be read from %j", (output) => {
  expect(() => parseConnectivity(output)).toThrow();
});
