/**
 * What makes an exception less of a risk, and a government may ask for: a device of its own, kept off internal networks, without
 * official accounts (Australia's PSPF Direction 001-2023 asks for all three).
 */
export const MITIGATIONS = [
  'separate-device',
  'off-internal-networks',
  'no-official-accounts',
] as const;
export type Mitigation = (typeof MITIGATIONS)[number];
