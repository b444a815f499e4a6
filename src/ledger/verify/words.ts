import { count, entries, range } from '../words.ts';

/** What a problem is about. Only what its code needs is there. */
export type Facts = {
  readonly file?: string;
  readonly from?: number;
  readonly to?: number;
  /** A size, a line, a hash's place: what the sentence says. */
  readonly n?: number;
  readonly text?: string;
};
type Words = (facts: Facts) => readonly [message: string, remedy: string];
type Kind = 'tampering' | 'obstacle';

const AGAIN = 'Copy or export the folder again.';
const EVIDENCE = 'Keep this folder as evidence, and compare it with another export.';

const told = (f: Facts): string => range(f.from ?? 0, f.to ?? f.from ?? 0);
const one = (f: Facts): boolean => f.from === (f.to ?? f.from);
const was = (f: Facts): string => (one(f) ? 'was' : 'were');

/** Every code, what it counts as, and how it is said. */
const WORDS = {
  'file-missing': ['obstacle', (f) => [`${f.file} is missing.`, AGAIN]],
  'file-truncated': [
    'obstacle',
    (f) => [
      `${f.file} breaks off${f.from === undefined ? '' : ` inside ${told(f)}`}: it is shorter than it must be.`,
      AGAIN,
    ],
  ],
  'file-unreadable': [
    'obstacle',
    (f) => [`${f.file} can't be read (${f.text}).`, 'Is it a file, and may you read it?'],
  ],
  'no-folder': [
    'obstacle',
    (f) => [
      `${f.file}: there is no such folder.`,
      'Give the folder that grendel ledger export wrote.',
    ],
  ],
  'file-too-large': [
    'tampering',
    (f) => [`${f.file} is larger than such a file can be; it was not read.`, EVIDENCE],
  ],
  'not-reached': [
    'obstacle',
    (f) => [
      `From entry ${count(f.from ?? 0)} on nothing could be checked: neither the entries nor their hashes are there.`,
      AGAIN,
    ],
  ],
  'log-shorter': [
    'obstacle',
    (f) => [
      `The log has ${entries(f.n ?? 0)}, and ${f.file} is a checkpoint over ${count(f.to ?? 0)}.`,
      'Either this export is older than that checkpoint: export again. Or the server has lost entries, by a restored backup or because someone cut them off: then every newer export is too short as well.',
    ],
  ],
  'other-log': [
    'obstacle',
    (f) => [
      `${f.file} is a checkpoint of another log: ${f.text}.`,
      'Give a checkpoint of the log in this folder.',
    ],
  ],
  'kept-unreadable': [
    'obstacle',
    (f) => [
      `${f.file} is no checkpoint${f.text === undefined ? '' : ` (${f.text})`}.`,
      'A checkpoint is a text of three lines, an empty line and a signature.',
    ],
  ],
  'kept-forged': [
    'obstacle',
    (f) => [
      `The signature of ${f.file} is not by the key in whose name it stands: this checkpoint was changed and proves nothing.`,
      'Take another copy of it.',
    ],
  ],
  'no-key': [
    'obstacle',
    (f) => [
      `${f.file} is no public key${f.text === undefined ? '' : ` (${f.text})`}.`,
      'A key is one line: NAME+ID+KEY. The server gives it at /api/ledger/key.',
    ],
  ],
  'checkpoint-malformed': [
    'tampering',
    (f) => [
      `${f.file} is no checkpoint: it was changed or cut off.`,
      `${EVIDENCE} Without it nothing else can be checked.`,
    ],
  ],
  'checkpoint-forged': [
    'tampering',
    (f) => [
      `The checkpoint is not what ${f.text} signed: its text or its signature was changed.`,
      EVIDENCE,
    ],
  ],
  'checkpoint-by-others': [
    'tampering',
    (f) => [
      `The checkpoint is not signed by the key that was given; it is signed in the name of ${f.text}.`,
      'Was the key changed? Then give the new one as well, from a source that you trust. Otherwise somebody else signed this log.',
    ],
  ],
  'key-malformed': [
    'tampering',
    (f) => [`${f.file} holds no public key: it was changed or cut off.`, EVIDENCE],
  ],
  'key-not-signer': [
    'tampering',
    (f) => [`The key in ${f.file} is not the one that signed the checkpoint.`, EVIDENCE],
  ],
  'entry-changed': [
    'tampering',
    (f) => [
      `${capital(told(f))} ${was(f)} changed: ${f.file} does not hold what was signed.`,
      EVIDENCE,
    ],
  ],
  'leaf-changed': [
    'tampering',
    (f) => [
      `${f.file} was changed: its hash${one(f) ? '' : 'es'} of ${told(f)} ${was(f)} not signed. The entr${one(f) ? 'y is' : 'ies are'} as signed.`,
      EVIDENCE,
    ],
  ],
  'entry-or-leaf-changed': [
    'tampering',
    (f) => [
      `${capital(told(f))} and the hash${one(f) ? '' : 'es'} of ${one(f) ? 'it' : 'them'} disagree: ${f.file}, or its tile of hashes, was changed.`,
      EVIDENCE,
    ],
  ],
  'entry-missing': [
    'tampering',
    (f) => [`${capital(told(f))} ${was(f)} taken out of ${f.file}.`, EVIDENCE],
  ],
  'entry-added': [
    'tampering',
    (f) => [
      `${entries(f.n ?? 1)} that ${f.n === 1 ? 'was' : 'were'} never signed ${f.n === 1 ? 'was' : 'were'} put into ${f.file} before entry ${count(f.from ?? 0)}.`,
      EVIDENCE,
    ],
  ],
  'bundle-longer': [
    'tampering',
    (f) => [`${f.file} has bytes behind its last entry (${count(f.from ?? 0)}).`, EVIDENCE],
  ],
  'entry-malformed': [
    'tampering',
    (f) => [
      `Entry ${count(f.from ?? 0)} is as signed, but it is no entry of a ledger: ${f.text}.`,
      'Only whoever holds the key can have put it there.',
    ],
  ],
  'tile-changed': [
    'tampering',
    (f) => [
      `${f.file} was changed: its hash ${count(f.n ?? 0)} (over ${told(f)}) is not what the tiles below it give.`,
      EVIDENCE,
    ],
  ],
  'tile-longer': [
    'tampering',
    (f) => [`${f.file} has more bytes than a tile of its name.`, EVIDENCE],
  ],
  'root-differs': [
    'tampering',
    (f) => [
      `The ${entries(f.n ?? 0)} in this folder do not give the root that the checkpoint states.`,
      `${EVIDENCE} Earlier checkpoints say between which sizes it differs.`,
    ],
  ],
  'history-differs': [
    'tampering',
    (f) => [
      `History was rewritten and signed again: the first ${entries((f.to ?? 0) + 1)} are not those of ${f.file}. ${
        f.n === 0
          ? 'No earlier checkpoint says how far they still are'
          : `Up to entry ${count((f.n ?? 0) - 1)} they still are`
      }; the difference lies in ${told(f)}.`,
      'Keep this folder and that checkpoint as evidence, and ask who held the key.',
    ],
  ],
  'manifest-differs': [
    'tampering',
    (f) => [
      `${f.file} tells of another export than this one${f.text === undefined ? '' : ` (${f.text})`}.`,
      EVIDENCE,
    ],
  ],
  'opening-malformed': [
    'tampering',
    (f) => [
      `${f.file}, line ${count(f.n ?? 0)}: this is no opening, or it is out of order.`,
      EVIDENCE,
    ],
  ],
  'opening-wrong': [
    'tampering',
    (f) => [
      `${f.file}, line ${count(f.n ?? 0)}: this does not open what entry ${count(f.from ?? 0)} committed to.`,
      'What the line says of people or reasons is not proven.',
    ],
  ],
} as const satisfies Record<string, readonly [Kind, Words]>;

export type Code = keyof typeof WORDS;

export const kindOf = (code: Code): Kind => WORDS[code][0];
export const wordsOf = (code: Code, facts: Facts): readonly [string, string] =>
  WORDS[code][1](facts);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
