import { minutesTaken } from "../../../src/components/setup/finish-item";

jest.mock("@raycast/api", () => jest.requireActual("../remedies/raycast-icons"), { virtual: true });
jest.mock("../../../src/app/launch", () => ({ show: jest.fn() }));

const NOW = Date.UTC(2026, 10, 27, 9);
const MINUTE = 60_000;

test.each([
  ["nothing was seen here", {}, undefined],
  ["only one thing was seen here", { approvedAt: NOW }, undefined],
  [
    "the channel was switched and the extensions approved",
    { channelSwitchedAt: NOW, approvedAt: NOW + 12 * MINUTE },
    12,
  ],
  [
    "a test came last",
    {
      daemonRestartedAt: NOW,
      approvedAt: NOW + MINUTE,
      validation: { result: "passed" as const, at: NOW + 5 * MINUTE },
    },
    5,
  ],
  ["it went fast", { daemonRestartedAt: NOW, approvedAt: NOW + 5_000 }, 1],
])("where %s", (_, marks, minutes) => {
  expect(minutesTaken(marks)).toBe(minutes);
});
