/** Tells a key without telling what it is. */
export type KeyMark = {
  readonly use: 'pseudonym' | 'sealing';
  readonly number: number;
  /** 16 hexadecimal digits. */
  readonly print: string;
};

/** The key file, and the keys that this process works with. */
export type KeyStock = {
  /**
   * The keys of the file, where it has changed since they were last taken over; null where it has not. Throws where it can't
   * be read.
   */
  readonly look: () => { readonly marks: readonly KeyMark[]; readonly takeOver: () => void } | null;
  /** The keys that this process works with. */
  readonly held: () => readonly KeyMark[];
  /** False: nothing may be made with them, since the database is written with newer ones. */
  readonly setUsable: (usable: boolean) => void;
  /** Numbers of the keys with which this process makes pseudonyms and seals. */
  readonly current: () => Readonly<Record<KeyMark['use'], number>>;
  /** Opens and seals anew with the current key; null where it can't be opened. */
  readonly reseal: (row: Pick<SealedRow, 'what' | 'context' | 'sealed'>) => Uint8Array | null;
  /** Takes keys out of the file, if they are in it. */
  readonly drop: (keys: readonly KeyMark[]) => void;
};

export const SEALED = ['contact', 'opening'] as const;
export type SealedRow = {
  readonly what: (typeof SEALED)[number];
  /** Of the row: a device's number as text, a commitment. */
  readonly id: string;
  /** To what it is bound: the fleet of a contact, the commitment of an opening. */
  readonly context: string;
  readonly sealed: Uint8Array;
};

/**
 * How many need a key: devices that a standing inventory, one on its way in or an open finding has, contacts, openings of the
 * ledger, holders, links of notices that still open, what connectors keep and the names of that.
 */
export type KeyNeed = {
  readonly what: 'device' | 'holder' | 'link' | (typeof SEALED)[number] | 'memory' | 'memory-name';
  readonly key: number;
  readonly count: number;
};
export const NEEDED_BY: Readonly<Record<KeyMark['use'], readonly KeyNeed['what'][]>> = {
  pseudonym: ['device', 'holder', 'link', 'memory-name'],
  sealing: [...SEALED, 'memory'],
};
