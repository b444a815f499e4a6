/** Starts simulated vendors: servers on this machine that speak an MDM's protocol, with simulated phones behind. `src/wiring` builds it. */
export type SimulatorDoor = {
  /** Throws `UserError` where there is no such simulator, or its port is taken. */
  readonly start: (options: SimulatorOptions) => Promise<Simulator>;
};

export const SIMULATED = ['intune', 'jamf', 'nanomdm'] as const;
export type SimulatorOptions = {
  readonly mdm: (typeof SIMULATED)[number];
  readonly devices: number;
  /** The same seed makes the same phones. */
  readonly seed: number;
  readonly port: number;
};
export type Simulator = {
  /** `Microsoft Intune`: whom it plays. */
  readonly title: string;
  readonly url: string;
  /** What `grendel connect` takes; secrets are not needed, since a connection to this machine alone has one of its own. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where it sends what its phones answer, once somebody says so; null: it sends nothing by itself. */
  readonly sendTo: ((url: string) => void) | null;
  /** Resolves when it was told to stop and has. */
  readonly ended: Promise<void>;
};
