import type { Sentences } from '../define.ts';
import { deeds, things } from './actions-en.ts';

export const en = {
  title: 'Ledger',
  answer: {
    checking: 'Your browser is checking the ledger.',
    holds: (n: string, day: string) =>
      `${n} entries. Your browser has just checked them: nothing that it saw on ${day} was changed or taken away.`,
    first: (n: string) =>
      `${n} entries, signed by the key of this ledger. This browser sees it for the first time, and keeps the checkpoint to compare with next time.`,
    pasted: (n: string) =>
      `${n} entries. Your browser has just checked them: the ledger begins with all that your checkpoint signed.`,
    unknown: (n: string) =>
      `${n} entries. Your browser could not check the signature, so ask for another way to be sure.`,
    fails:
      'What the server shows does not fit what was signed. Keep this page as it is, and tell whoever runs the server and the auditor.',
  },
  nothing: 'Nothing is signed yet',
  nothingSays:
    'Every decision becomes an entry, and entries are signed within a minute. Come back then.',
  checkedHere: 'Checked in your browser',
  checkedHereSays:
    'It is not the server that says so: your browser has hashed and verified it itself, from public rules (RFC 6962 and C2SP).',
  outcomes: {
    holds: 'checked',
    fails: 'does not fit',
    unknown: 'not checked',
    first: 'first time',
  },
  steps: {
    unreadable: 'The server’s answer is no checkpoint.',
    signed: {
      holds: 'The checkpoint is signed with the key of this ledger (Ed25519).',
      fails: 'The checkpoint is not signed with the key that the server names.',
      unknown:
        'This browser can not check Ed25519 signatures. Chrome 137, Firefox 129 and Safari 17 can, and later ones.',
    },
    key: {
      same: 'It is the key that this browser knows from before.',
      changed: 'The key is new, and the one that this browser knows signed beside it.',
      first:
        'This browser knows no key of this ledger yet. Compare the one on this page with what you were given elsewhere.',
      other:
        'It is another key than the one that this browser knows, which did not sign beside it.',
    },
    nothingBefore:
      'There is no earlier checkpoint to compare with. Next time it is this one; or paste one below.',
    pastedUnreadable: 'What you pasted is no checkpoint.',
    rememberedUnreadable: 'What this browser kept from before is no checkpoint.',
    pastedSigned: {
      holds: (n: string) => `Your checkpoint, over ${n} entries, is signed with the same key.`,
      fails: (n: string) =>
        `Your checkpoint, over ${n} entries, is not signed with a key of this ledger: it may have been altered.`,
      unknown: (n: string) =>
        `The signature of your checkpoint, over ${n} entries, was not checked.`,
    },
    rememberedSigned: {
      holds: (n: string, at: string) =>
        `The checkpoint that this browser kept on ${at}, over ${n} entries, is signed with the same key.`,
      fails: (n: string, at: string) =>
        `The checkpoint that this browser kept on ${at}, over ${n} entries, is not signed with this key.`,
      unknown: (n: string, at: string) =>
        `The signature of the checkpoint of ${at}, over ${n} entries, was not checked.`,
    },
    begins: {
      longer: (from: string, to: string) =>
        `The ledger of ${to} entries begins with exactly those ${from}.`,
      same: (from: string, _to: string) => `It is still the same ${from} entries.`,
      shorter: (from: string, to: string) =>
        `The ledger had ${from} entries and now has ${to}: entries are missing.`,
      'other-log': (_from: string, _to: string) => 'It is the checkpoint of another ledger.',
    },
    changed: (from: string) =>
      `The ledger no longer begins with those ${from} entries: at least one was changed or taken away.`,
  },
  compare: {
    title: 'Compare with a checkpoint of your own',
    label: 'A checkpoint that was kept elsewhere',
    hint: 'All its lines, as they were given out: from a report, from another government, from last month.',
    empty: 'Paste a checkpoint first.',
    unreadable:
      'This is no checkpoint. It has a name, a number, a hash, an empty line and a signature.',
    do: 'Compare',
    back: 'Compare with what this browser kept',
  },
  note: {
    title: 'Checkpoint',
    says: 'Keep it where this server can not reach it.',
    download: 'Save the checkpoint',
    key: 'Key of this ledger',
    keySays: 'The public key. Compare it once with what you were given elsewhere.',
  },
  recount: {
    do: (n: string) => `Hash all ${n} entries anew`,
    label: 'Hashing entries',
    says: (done: string, of: string | null, rate: string | null, left: string | null) =>
      `${done} of ${of} entries${rate ? `, ${rate} a second` : ''}${left ? `, ${left} left` : ''}`,
    holds: (n: string) =>
      `All ${n} entries, hashed here one by one, lead to the root that was signed.`,
    fails: (n: string) => `The ${n} entries do not lead to the root that was signed.`,
  },
  entries: 'What stands in it',
  entriesNotYours:
    'Entries can be read by auditors and the operator alone, since they are of all organisations and can not be cut. What you see above is enough to check that none was changed.',
  unreadEntry: 'An entry that can not be read',
  unreadEntrySays: 'Its bytes are not of the form that entries have. They were hashed as they are.',
  noneOfThese: 'None of the entries that were looked through is one of these.',
  older: 'Look through older ones',
  lookedThrough: (n: string, all: string) => `${n} of ${all} looked through`,
  filters: {
    what: 'What it is about',
    about: (thing: string) => thing,
    by: (seal: string) => `by ${seal}`,
    to: (object: string) => `to ${object}`,
  },
  columns: {
    what: 'What',
    object: 'To what',
    result: 'Result',
    actor: 'Who, sealed',
    when: 'When',
    number: 'Entry',
  },
  amount: (n: string) => `${n} entries`,
  entry: (n: string) => `Entry ${n}`,
  entryIs: (n: string, title: string) => `Entry ${n}: ${title}`,
  noSuchEntry: 'There is no such entry',
  noSuchEntrySays: 'Entries are numbered from 0, without a gap.',
  entryMissing: 'The server did not hand over this entry, though it was signed.',
  entryAnswer: {
    on: (moment: string) => `Written on ${moment}.`,
    holds: 'Your browser has just checked it: the entry stands in the signed ledger.',
    fails: 'Your browser could not confirm it: keep this page as it is, and tell the auditor.',
    unknown: 'It leads to the root; whether that root was signed, this browser can not tell.',
  },
  proof: {
    title: 'Proof',
    says: (n: string, one: boolean) =>
      `From this entry, through ${one ? 'one hash' : `${n} hashes`}, to the root that was signed. Change one letter of the entry and the root is another.`,
    root: 'Signed root',
    leaf: 'The entry hashes to',
    leads: (n: string, one: boolean) =>
      `${one ? 'One hash leads' : `${n} hashes lead`} to the root of the checkpoint.`,
    astray: 'What the server gives as proof leads to another root than the one that was signed:',
    list: (n: string, one: boolean) => (one ? 'The hash' : `The ${n} hashes as a list`),
    caption: 'From the entry to the root',
    columns: { step: 'Step', side: 'Joined with', hash: 'Hash', covers: 'Entries below' },
    sides: { left: 'what stands before', right: 'what stands after' },
  },
  theEntry: 'The entry',
  asItStands: 'As it stands in the ledger',
  facts: {
    what: 'What',
    when: 'When',
    object: 'To what',
    result: 'Result',
    by: 'By',
    texts: 'In their words',
    origin: 'Brought about by',
    policy: 'Policy',
    catalogue: 'Catalogue',
  },
  moreOfIt: 'all entries about it',
  seals: {
    sealed: 'Sealed as',
    erased: 'Erased: nobody can open it any more. Sealed as',
    open: 'Open the seals',
    openSays: 'That you looked becomes an entry too.',
    notYours: 'Seals are opened by auditors and the operator alone.',
    fits: 'The seal fits, checked here.',
    doesNotFit: 'The seal does not fit this.',
  },
  downloadAll: 'Save entry, proof and checkpoint',
  downloadAllSays: 'To check them elsewhere, without us.',
  beside: 'Beside it',
  actionIs: (thing: string, deed: string) => `${thing}: ${deed}`,
  things,
  deeds,
};

export type LedgerWords = Sentences<typeof en>;
