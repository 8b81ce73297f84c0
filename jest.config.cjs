// eslint-disable-next-line @typescript-eslint/no-require-imports -- jest reads this file as CommonJS
const { availableParallelism } = require("node:os");

/**
 * `npm test`. execa and what it brings are ES modules only, so they are transformed too. A limit only turns a hang into
 * a failure, so it is long: nothing waits for it. Most suites wait for children more than they compute.
 */
module.exports = {
  globalSetup: "<rootDir>/test/setup.ts",
  globalTeardown: "<rootDir>/test/teardown.ts",
  testEnvironment: "node",
  testTimeout: 300_000,
  maxWorkers: 2 * availableParallelism(),
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/browser/"],
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
