/** A threat's name in its parts, as far as it has them. */
export interface ThreatName {
  /** `Virus`, `Trojan`, `Behavior`. */
  kind?: string;
  /** `MacOS`, `DOS`. */
  platform?: string;
  /** `EICAR_Test_File`; the whole name where it does not follow the scheme. */
  family: string;
  /** `A` in `Trojan:MacOS/Family.A!MTB`. */
  variant?: string;
  /** `MTB` in the same. */
  suffix?: string;
}

/** Parts a name by Microsoft's scheme, `Type:Platform/Family.Variant!Suffix` (its page on naming malware). */
export function partThreatName(name: string): ThreatName {
  const parts = /^([^:/]+):([^:/]+)\/([^.!]+)(?:\.([^!]+))?(?:!(.+))?$/.exec(name.trim());
  const [, kind, platform, family, variant, suffix] = parts ?? [];
  return { kind, platform, family: family ?? name.trim(), variant, suffix };
}
