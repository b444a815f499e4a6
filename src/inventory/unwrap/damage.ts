/** Why unpacking stopped. Thrown inside the readers of packed bytes, and turned into a problem at the door. */
export type DamageCode =
  | 'cut-off'
  | 'damaged'
  | 'encrypted'
  | 'bomb'
  | 'unsupported'
  | 'too-many-members';

export class Damage extends Error {
  readonly code: DamageCode;
  constructor(code: DamageCode, message: string) {
    super(message);
    this.name = 'Damage';
    this.code = code;
  }
}
