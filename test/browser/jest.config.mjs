/** The tests in a real browser: `npm run test:browser`. They take longer than a test may elsewhere. */
import { join } from "node:path";
import everywhere from "../../jest.config.cjs";

export default {
  ...everywhere,
  rootDir: join(import.meta.dirname, "../.."),
  testMatch: ["<rootDir>/test/browser/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 600_000,
  maxWorkers: 1,
};
