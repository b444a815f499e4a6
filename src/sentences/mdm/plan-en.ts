import type { N, PlanPhrases } from './plan-phrases.ts';

const PHONES: PlanPhrases['phones'] = {
  ios: ({ text, one }) => `${text} ${one ? 'iPhone or iPad' : 'iPhones and iPads'}`,
  android: ({ text, one }) => `${text} Android ${one ? 'phone' : 'phones'}`,
  any: ({ text, one }) => `${text} ${one ? 'phone' : 'phones'}`,
};
const isAre = ({ one }: N): string => (one ? 'is' : 'are');

export const EN: PlanPhrases = {
  phones: PHONES,
  onPhones: PHONES,
  all: { ios: 'iPhones and iPads', android: 'Android phones', any: 'phones' },
  enrolments: {
    supervised: 'supervised',
    'device-enrolment': 'enrolled and not supervised',
    'user-enrolment': 'under User Enrolment',
    'fully-managed': 'fully managed',
    'company-work-profile': 'with a work profile, owned by the organisation',
    'personal-work-profile': 'with a work profile, owned by their holders',
    unknown: 'enrolled nobody knows how',
  },
  from: (version) => `from version ${version} on`,
  before: (version) => `before version ${version}`,
  and: 'and',
  or: 'or',
  apps: ({ text, one }) => `${text} ${one ? 'app' : 'apps'}`,
  more: (names, { text }) => `${names} and ${text} more`,
  ofCategory: (category) => `an app of the category ${category}`,

  kinds: {
    canary: 'A plan for the first phones alone',
    all: 'A plan for all phones',
    revert: 'A plan that takes another back',
  },
  head: (kind, policy, catalogue, day, time) =>
    `${kind}, under the policy ${policy} and the catalogue ${catalogue}. It rests on what the MDM held on ${day} at ${time} UTC.`,
  losesData: (phones, apps) =>
    `Loses data on ${phones}: ${apps === null ? 'what takes apps off takes all with them that they keep there' : `removes ${apps}, with all that the app keeps there`}. No plan brings that back.`,
  removes: (app, phones) => `${app} from ${phones}`,
  overLimit: (phones, limit) =>
    `It holds: it touches ${phones}, and the limit is ${limit}. An administrator raises it, with a reason.`,
  nothingRead:
    'It holds: what lies in the MDM could not be read, so that nothing can be planned on it.',
  essential: (identifier) =>
    `It holds: it would take away ${identifier}, which a phone can not do without.`,

  does: {
    prevents: (apps, where) => `Blocks ${apps} on ${where}.`,
    reports: (apps, where) => `Has the MDM report who has ${apps}, on ${where}.`,
    removes: (apps, where) => `Has the MDM take off ${apps}, on ${where}.`,
    'allows-only': (apps, where) => `Allows only ${apps} on ${where}.`,
  },
  doesMore: {
    prevents: (apps, where, all) => `Blocks ${apps} on a further ${where}; ${all} have it then.`,
    reports: (apps, where, all) =>
      `Has the MDM report who has ${apps}, on a further ${where}; ${all} have it then.`,
    removes: (apps, where, all) =>
      `Has the MDM take off ${apps}, on a further ${where}; ${all} have it then.`,
    'allows-only': (apps, where, all) =>
      `Allows only ${apps} on a further ${where}; ${all} have it then.`,
  },
  renews: (apps, where) => `Renews what lies on ${where}: ${apps}.`,
  allOf: (phones) => `all ${phones}`,
  allBut: (phones, n) => `all ${phones} but ${n}`,
  whoHasIt: 'the phones that have it already',
  gives: (key, where) => `Gives ${key} to ${where}.`,
  takes: (key, where) => `Takes ${key} off ${where}.`,
  drops: (key) => `Takes ${key} out of the MDM.`,
  gain: (phones, { one }, apps) => `${phones} ${one ? 'gains' : 'gain'} the block of ${apps}.`,
  lose: (phones, { one }, apps) => `${phones} ${one ? 'loses' : 'lose'} the block of ${apps}.`,
  loseExempted: (phones, { one }, apps, since) =>
    `${phones} ${one ? 'loses' : 'lose'} the block of ${apps}, since an exception began on ${since}.`,
  restricted: 'an app that is nobody’s to see',

  canary: (phones) =>
    `Only ${phones} at first. When it has been verified that the block holds there, a plan for all can be made.`,
  leftOut: (phones) =>
    `Leaves an app on ${phones}, where an exemption holds; all others are blocked there too.`,
  gap: (phones, why) => `Can not block ${phones}: ${why}.`,
  gaps: {
    unsupervised: 'they are not supervised, and a block would lie there without effect',
    'user-enrolment': 'their enrolment is personal, and takes no block',
    'personal-side': 'the app is on the side that is their holders’ own',
    'old-os': 'their system is too old for any way to block',
    'os-unknown': 'the MDM does not say which system they have',
    'enrolment-unknown': 'the MDM does not say how they are enrolled',
    'no-restriction': 'there is no way to block on them',
  },
  conflict: (kind, name, what, phones) =>
    `Someone else’s ${kind} “${name}” ${what}${phones === null ? '' : `, on ${phones}`}. It is left alone.`,
  conflicts: {
    'sets-the-same': 'sets the same, so that either may win',
    'allows-only-others': 'allows only other apps',
    'removes-ours': 'takes ours away',
  },
  unread: ({ text, one }, why) =>
    `${text} ${one ? 'thing' : 'things'} could not be read (${why}). Nothing is planned about ${one ? 'it' : 'them'}.`,
  notes: {
    staysRemoved: (apps, n, phones) =>
      `${apps} that ${n.one ? 'was' : 'were'} taken off ${phones} can not be brought back: only the holders can, without what was kept there.`,
    notKept: (key) => `What ${key} was before is kept nowhere, and does not come back.`,
    changedSince: (key, phones) =>
      `${key} was changed since, by someone else${phones === null ? '' : `, on ${phones}`}: it is left as it is.`,
    noRoom: (setting, apps, { one }) =>
      `${setting} has no room for ${apps}: nothing is done about ${one ? 'it' : 'them'} there.`,
    ownLists: (kind, { text, one }) =>
      `${kind}: lists of this kind are not known to add up on a phone, so ${text} ${one ? 'group' : 'groups'} of phones with an exception get a whole list of their own.`,
    noAllowList:
      'Apps were approved, but Grendel puts no allow list into this MDM: it only blocks.',
    noneApproved:
      'Only approved apps are allowed to this group, and none is approved yet: there is no allow list, and only what is prohibited is blocked.',
    approvedProhibited: (n) =>
      `${n.text} of the approved apps ${isAre(n)} prohibited, and ${n.one ? 'stays' : 'stay'} off the list.`,
    webClips: (identifier) => `Icons of web pages open only where ${identifier} is approved too.`,
    allowListTooLarge: (bytes, most) =>
      `The allow list has ${bytes} bytes, and a profile may have ${most}: it was not made.`,
    notPrevented:
      'The policy does not ask to prevent these apps: whoever applies this goes further than it does.',
    preventedFrom: (day) =>
      `The policy asks to prevent these apps from ${day} on: whoever applies this goes further than it does today.`,
  },
  nothing: 'Nothing is to be done: all is as it should be.',
  amount: (phones, { text, one }, limit) =>
    `It changes ${phones} in ${text} ${one ? 'step' : 'steps'}; the limit is ${limit}.`,
};
