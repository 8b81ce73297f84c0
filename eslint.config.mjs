import raycast from "@raycast/eslint-config";
import { defineConfig } from "eslint/config";

export default defineConfig([
  { ignores: ["dist/**", "build/**", "screenshots/**", "raycast-env.d.ts"] },
  ...raycast.flat(1),
]);
