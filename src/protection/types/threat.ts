/** One entry of `mdatp threat list`. */
export interface Threat {
  /** As printed; not every product prints one. */
  id?: string;
  /** `Virus:DOS/EICAR_Test_File`. */
  name: string;
  /** `virus`, `behavior`, …, as printed. */
  type?: string;
  /** `quarantined`, `removed`, …, as printed. */
  status?: string;
  /** Milliseconds since 1970, where the time could be read. */
  detectedAt?: number;
}

/** The list, newest first. */
export interface ThreatList {
  threats: readonly Threat[];
  banners: readonly string[];
  /** True when the output stopped in the middle of an entry. */
  truncated: boolean;
  /** How many the list held, where `threats` is only the newest of them. */
  total?: number;
}
