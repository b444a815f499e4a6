import type { Sentences } from '../define.ts';
import { enForms } from './en-forms.ts';

export const en = {
  ...enForms,
  title: 'Exceptions',
  lead: 'Leave to have a prohibited app for a main task, on some phones, until a day.',
  answer: (n: string, one: boolean, none: boolean) =>
    none
      ? 'No request waits for advice or a decision.'
      : one
        ? '1 request waits for advice or a decision.'
        : `${n} requests wait for advice or a decision.`,
  rule: 'One person asks, any number advise, another decides. An exception ends by itself, and then the block returns.',
  tabs: {
    label: 'Parts of exceptions',
    queue: 'To decide',
    ending: 'Ending soon',
    register: 'Register',
    approvals: 'Approvals',
  },
  columns: {
    what: 'What',
    number: 'Number',
    organisation: 'Organisation',
    ground: 'Ground',
    state: 'State',
    until: 'Up to and including',
  },
  states: {
    asked: 'Asked',
    advised: 'Advised',
    granted: 'Granted',
    'in-force': 'In force',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    ended: 'Ended',
  },
  titleOf: (app: string, phones: string, one: boolean) =>
    one ? `${app} for 1 phone` : `${app} for ${phones} phones`,
  ofGroup: (title: string, group: string) => `${title}, list “${group}”`,
  restrictedTitle: (number: string) => `Restricted exception ${number}`,
  queue: {
    title: 'What waits for advice or a decision',
    lead: 'A request that nobody decides on before its last day ends as well.',
    none: 'Nothing waits',
    noneSays:
      'A request comes here when a holder answers a notice with “I need it for my work”, or when somebody asks for one.',
  },
  ending: {
    title: 'What ends soon',
    lead: (days: string) =>
      `Within ${days} days. To go on after that, ask for another from that day on.`,
    none: 'Nothing ends soon',
    noneSays: 'Exceptions whose last day comes near stand here; whoever asked is reminded once.',
  },
  register: {
    title: 'All that were ever asked for',
    lead: 'By number, without gaps. Of a restricted one others than cleared people see its number, state and end.',
    none: 'None in the register',
    noneSays: 'Each request gets the next number, whatever becomes of it.',
    take: 'Take the register along',
    takeSays:
      'Whole, with the entries of the ledger against which it can be checked. That you took it is an entry in the ledger.',
    csv: 'Register as CSV',
    json: 'Register as JSON',
    reports: 'Reports upwards',
    reportsSay:
      'One row for each exception approved under that policy. Hold it against the form that is asked of you before you send it.',
    usFederal: 'US federal: Office of Management and Budget (CSV)',
    usTexas: 'Texas: Department of Information Resources (CSV)',
  },
  request: {
    title: 'The request',
    number: (number: string) => `Request ${number}.`,
    asOf: (number: string, day: string) => `Request ${number}, asked on ${day}.`,
    app: 'App',
    for: 'For',
    phones: (n: string, one: boolean) => (one ? '1 phone' : `${n} phones`),
    group: (name: string) => `list “${name}”`,
    numbers: 'Our numbers of them:',
    ground: 'Ground',
    named: '(the policy names it)',
    notNamed: '(the policy does not name it)',
    task: 'Main task',
    inFile: 'Stands in the file.',
    erased: 'Erased: its term is over.',
    period: 'Period',
    from: (from: string | null, last: string) =>
      from === null
        ? `From the day of the decision, up to and including ${last}`
        : `From ${from}, up to and including ${last}`,
    noLimit: '(the policy sets no limit)',
    limit: (day: string) => `(the policy allows until before ${day} at most)`,
    askedBy: 'Asked by',
    byHolder: 'The holder, from the page of their notice',
    decides: 'Who decides',
    rank: (rank: string) => `(rank needed: ${rank})`,
    restricted:
      'This exception is restricted. Others than cleared people see its number, its state and its end.',
  },
  file: {
    says: 'The file has the main task, who asked, the advice in full, and the numbers of the phones. Each look is an entry in the ledger, written before anything is shown.',
    open: 'Open the file: this look is logged',
    opening: 'The look is being logged',
    opened: 'The file is open. This look stands in the ledger.',
    notYours: 'It takes the role of an MDM administrator, an authority, an analyst or an auditor.',
    notCleared: 'It is restricted, and you are not cleared.',
  },
  mitigations: {
    title: 'What makes it less risky',
    mitigation: 'Mitigation',
    demanded: 'Demanded by the policy',
    promised: 'In this request',
    names: {
      'separate-device': 'A separate phone, for this task only',
      'off-internal-networks': 'Off internal networks',
      'no-official-accounts': 'No official accounts on it',
    },
    yes: 'yes',
    no: 'no',
    isPromised: 'promised',
    notPromised: 'not promised',
    notChecked: 'Promised, not checked: no MDM says whether it is kept.',
  },
  course: {
    title: 'Advice and course',
    none: 'Nobody has advised yet.',
    known: {
      asked: 'Asked',
      decided: 'Decided',
      begun: 'Begun',
      reminded: 'Reminded of its end',
      ended: 'Ended',
    },
    what: {
      advised: 'Advised',
      granted: 'Granted',
      refused: 'Refused',
      begun: 'Begun',
      reminded: 'Reminded of its end',
      withdrawn: 'Withdrawn',
      ended: 'Ended',
    },
    says: { for: 'Advice: yes.', against: 'Advice: no.' },
  },
  beside: {
    before: 'Decided before on this app',
    none: 'Nothing yet.',
    if: 'If you grant it',
    keep: (after: string, now: string, one: boolean) =>
      one
        ? `1 phone keeps the app instead of ${now}`
        : `${after} phones keep the app instead of ${now}`,
    keepMore: (n: string, one: boolean) =>
      one ? '1 more phone keeps the app' : `${n} more phones keep the app`,
    leaves: 'The next plan leaves these phones out of the block',
    returns: (day: string) => `After ${day} the block returns by itself`,
    register: 'The register names ground and number; not the people',
    numberOnly: 'The register shows a number, and no more',
  },
  answers: {
    asked: (day: string, ground: string) => `Asked up to and including ${day}, for ${ground}.`,
    named: 'The policy names this ground.',
    notNamed: 'The policy does not name this ground any more.',
    advised: 'There is advice.',
    notAdvised: 'Nobody has advised yet.',
    advice: (yes: string, no: string) => `Advice: ${yes} for it, ${no} against.`,
    restricted: (day: string) =>
      `Asked up to and including ${day}. What it is about is for cleared people.`,
    inForce: (day: string, when: string) =>
      `In force up to and including ${day}, ${when}. Then the block returns.`,
    granted: (from: string, day: string) =>
      `Granted. It begins on ${from} and holds up to and including ${day}.`,
    refused: 'Refused. The rule holds for these phones as for all others.',
    withdrawn: 'Withdrawn. The rule holds for these phones as for all others.',
    ended: 'Over. The rule holds for these phones as for all others.',
  },
  decide: {
    title: 'Your decision',
    unread: 'You have not opened the file. The main task and the advice stand there.',
    grant: 'Grant as asked',
    grantSays: (day: string) => `Up to and including ${day}.`,
    shorter: 'Grant for a shorter time',
    shorterSays: 'An earlier last day; never a later one.',
    refuse: 'Refuse',
    refuseSays: 'The phones stay under the rule. Whoever asked reads why.',
    last: 'Last day',
    lastWrong: (day: string) => `Give a day from today up to ${day}.`,
    whySays: 'Whoever asked reads it. In the ledger it stands sealed.',
    whyMissing: 'Say why.',
    first: 'Choose a decision first',
    firstSays: 'Grant or refuse.',
    doesGrant: (day: string) => `Grant up to ${day}`,
    doesGrantFor: (n: string, one: boolean, day: string) =>
      one ? `Grant for 1 phone up to ${day}` : `Grant for ${n} phones up to ${day}`,
    doesRefuse: 'Refuse it',
    granted: 'Granted. It stands in the ledger.',
    refused: 'Refused. It stands in the ledger.',
    notYours: 'An authority decides.',
    nobody: 'You are signed in as nobody in particular. A person has to do this.',
  },
  late: {
    title: 'Somebody else decided first',
    says: (state: string) =>
      `While you read, another person decided. It stands now: ${state}. Nothing of yours was recorded.`,
    wrote: 'You had written:',
  },
  advise: {
    title: 'Give advice',
    question: 'Would you grant it?',
    says: 'Advice is no decision. Whoever asked can’t advise.',
    for: 'Yes',
    against: 'No',
    why: 'Why, and on what condition',
    whySays: 'Whoever decides reads it; in the ledger it stands sealed.',
    missing: 'Say why.',
    first: 'Choose yes or no.',
    does: 'Give this advice',
    done: 'Your advice stands in the file.',
  },
  endEarly: {
    missing: 'Say why.',
    returns: (n: string | null, one: boolean) =>
      n === null
        ? 'Its findings are open again, and the next plan brings the block back.'
        : one
          ? 'The finding on 1 phone is open again, and the next plan brings the block back. It can be asked for again.'
          : `The findings on ${n} phones are open again, and the next plan brings the block back. It can be asked for again.`,
    closes: 'The request is closed. It can be asked for again.',
    withdraw: {
      title: 'Withdraw it',
      does: 'Withdraw it',
      done: 'Withdrawn. It stands in the ledger.',
    },
    'take-back': {
      title: 'You asked for it? Take it back',
      does: 'Take it back',
      done: 'Taken back. It stands in the ledger.',
    },
  },
};

export type ExceptionsWords = Sentences<typeof en>;
