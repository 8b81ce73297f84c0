import { HELP, readArguments } from "./arguments";

it("opens the browser on the simulated Mac that fell back, on a free port, unless told", () => {
  expect(readArguments([])).toEqual({ help: false, open: true, preset: "pilot-fallen-back", real: false, port: 0 });
  expect(readArguments(["--no-open", "--preset", "healthy", "--port", "4711", "--real"])).toEqual({
    help: false,
    open: false,
    preset: "healthy",
    real: true,
    port: 4711,
  });
});

it.each([["--port", "70000"], ["--port", "x"], ["--port=-1"], ["--nonsense"], ["positional"]])(
  "refuses %s %s",
  (...args) => {
    expect(() => readArguments(args)).toThrow();
  },
);

test("the help names every option", () => {
  expect(readArguments(["--help"]).help).toBe(true);
  for (const option of ["--preset", "--port", "--no-open", "--real", "--help"]) expect(HELP).toContain(option);
});
