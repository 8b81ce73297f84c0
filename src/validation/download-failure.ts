import type { EicarOutcome } from "./eicar-outcome";

/** What curl's exit codes mean for the test. Source of the numbers: curl's manual, under Exit Codes. */
const WORDS: Readonly<Record<string, readonly [seen: string, nextStep: string]>> = {
  "5": ["The proxy's name could not be resolved", "Check the proxy settings, then test again."],
  "6": [
    "secure.eicar.org could not be found: there is no network, or no name service",
    "Connect to a network, then test again.",
  ],
  "7": ["secure.eicar.org could not be reached", "Check the network and the firewall, then test again."],
  "22": ["A server or a proxy refused the download", "Have secure.eicar.org allowed on the proxy, then test again."],
  "23": [
    "The file could not be written into Downloads",
    "Allow Raycast to use the Downloads folder under Privacy & Security, Files and Folders.",
  ],
  "28": ["The download took too long", "Check the network, then test again."],
  "35": [
    "No secure connection came about; something may be inspecting TLS",
    "Have secure.eicar.org excepted from inspection.",
  ],
  "52": ["The server answered with nothing", "Have secure.eicar.org allowed on the proxy, then test again."],
  "56": [
    "The connection was broken off; a proxy may be blocking the download",
    "Have secure.eicar.org allowed on the proxy, then test again.",
  ],
  "60": [
    "The server's certificate is not trusted; something may be inspecting TLS",
    "Have secure.eicar.org excepted from inspection.",
  ],
  "timed-out": ["The download took too long and was ended", "Check the network, then test again."],
  ENOENT: ["curl is not where macOS keeps it", "Run the test by hand as the guide describes."],
  EACCES: ["curl may not be run", "Run the test by hand as the guide describes."],
};

/** The outcome of a test whose file never came. `cause` is curl's exit code, or how it ended otherwise. */
export function downloadFailure(cause: number | string): EicarOutcome {
  const [seen, nextStep] = WORDS[String(cause)] ?? [
    `The download failed (curl ended with ${cause})`,
    "Check the network, then test again.",
  ];
  return { result: "inconclusive", evidence: `${seen}. Nothing was tested.`, nextStep };
}
