/** Words in a program's name or path by which a profile of another name is meant. The names are Microsoft's own. */
const MEANT: Readonly<Record<string, RegExp>> = {
  vscode: /visual studio code|code helper/i,
  xcode: /xcode|\bclang|swift-?(?:frontend|build)|ibtool/i,
  jetbrains: /intellij|pycharm|webstorm|goland|clion|rider|jetbrains/i,
  node: /^(?:node|npm|npx|yarn|pnpm|bun|esbuild)$/i,
  git: /^git(?:-|$)/i,
  rust: /^(?:rustc|cargo|rust-analyzer)$/i,
  docker: /docker/i,
};

/** The profile that a program is meant by, of those that there are; undefined where none is. */
export function fittingProfile(
  program: { name: string; path?: string },
  available: readonly string[],
): string | undefined {
  const name = program.name.toLowerCase();
  return available.find((profile) => {
    const meant = Object.hasOwn(MEANT, profile) ? MEANT[profile] : undefined;
    return profile.toLowerCase() === name || (meant && (meant.test(program.name) || meant.test(program.path ?? "")));
  });
}
