// eslint-disable-next-line @typescript-eslint/no-require-imports -- jest reads this file as CommonJS
const { availableParallelism } = require("node:os");

/**
 * `npm test`. execa and what it brings are ES modules only, so they are transformed too. A limit only turns a hang into
 * a failure, so it is long: nothing waits for it. Most suites wait for children more than they compute.
 */
module.exports = {
  globalSetup: "<rootDir>/test/setup.ts",
  globalTeardown: "<rootDir>/test/teardown.ts",
  setupFilesAfterEnv: ["<rootDir>/test/bundles-first.ts"],
  testEnvironment: "node",
  testTimeout: 300_000,
  maxWorkers: 2 * availableParallelism(),
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/browser/"],
  // What Raycast alone can run is left out: the commands, their components and hooks are tried as bundles (test/e2e).
  collectCoverageFrom: ["src/*/**/*.ts", "!src/{components,hooks,tools,ai,app}/**"],
  coverageReporters: [["text", { skipFull: true }]],
  // A little below what it is; a change that falls below has untested code in it.
  coverageThreshold: { global: { statements: 95, branches: 90, functions: 93, lines: 95 } },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/build"],
  transform: {
    "\\.[cm]?[jt]sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
          target: "es2022",
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: [
    "/node_modules/(?!(execa|get-stream|human-signals|is-stream|mimic-fn|npm-run-path|onetime|path-key|strip-final-newline)/)",
  ],
};
