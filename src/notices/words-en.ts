import type { Words } from './words.ts';

export const EN: Words = {
  subject: {
    request: {
      call: 'A request about an app on your work phone',
      reminder: 'Reminder: a request about an app on your work phone',
      overdue: 'Once more: a request about an app on your work phone',
    },
    order: {
      call: 'Please remove an app from your work phone',
      reminder: 'Reminder: please remove an app from your work phone',
      overdue: 'The day has passed: please remove an app from your work phone',
    },
  },
  opening: ({ organisation, policy, apps }) =>
    `${organisation} writes to you because your work phone reported ${apps === 1 ? 'an app' : `${apps} apps`} that ${apps === 1 ? 'is' : 'are'} not allowed. What holds: ${policy}.`,
  phone: 'Your phone',
  someApp: 'An app',
  seePage: 'Which app it is, and why, is said only on your own page (see the link below).',
  ask: {
    request: 'We ask you to remove it. This is a request, not an order.',
    order: 'You have to remove it.',
  },
  askBy: {
    request: (day) => `We ask you to remove it by ${day}. This is a request, not an order.`,
    order: (day) => `You have to remove it by ${day}.`,
  },
  wasDue: {
    request: (day) =>
      `We asked you to remove it by ${day}; your phone still reports it. This is a request, not an order.`,
    order: (day) => `You had to remove it by ${day}; your phone still reports it.`,
  },
  over: {
    removed: 'Your phone no longer reports it. The matter is closed; you need not do anything.',
    excepted: 'You may keep it: an exception was granted. You need not do anything.',
    'device-gone':
      'Your phone is no longer in use, as far as we can see. You need not do anything.',
    'verdict-changed':
      'It is no longer among the apps that are not allowed. You need not do anything.',
  },
  still: 'Your phone still reports it.',
  secondCopy:
    'There is a second copy of it on the phone (dual app, or a second user). Remove that one too.',
  reason: {
    because: (clauses) => `Why: ${clauses.join('; ')}.`,
    publisher: (name, countries) =>
      `its publisher is ${name} (${countries}), and the policy names that country`,
    controlled: (publisher, controller, countries) =>
      `its publisher is ${publisher}, controlled by ${controller} (${countries}), and the policy names that country`,
    listed: (list) => `it is named by ${list}`,
    publisherListed: (words, list) => `the company behind it (${words}) is named by ${list}`,
    found: (by, day) => `${by} decided on ${day}, after an examination, that it is not allowed`,
    policyAlone: 'the policy does not allow it',
    source: (where) => `Source: ${where}.`,
  },
  removing: {
    title: 'How to remove an app',
    platform: { ios: 'iPhone or iPad', android: 'Android' },
    steps: {
      ios: [
        'Touch and hold the app’s icon on the Home Screen or in the App Library.',
        'Tap Remove App, then Delete App.',
        'Tap Delete.',
      ],
      android: [
        'Open the Settings and tap Apps.',
        'Tap the app, then Uninstall.',
        'Tap OK. If the phone has a work side and a private side, look at both.',
      ],
    },
    secondCopyStep:
      'Open the Settings, search for “dual”, “clone” or “users”, and remove the second copy there.',
    preinstalled: 'Is there no Uninstall? Tap Disable, and say so on your page.',
  },
  next: {
    title: 'What happens then',
    reports:
      'Your phone reports its apps by itself. To let it report now, leave it switched on, unlocked and connected to the internet for a while, or open the app of your organisation’s device management (such as Company Portal) and choose to check or sync the device. When a report without the app has come, this case is closed by itself.',
    reportsLate: (days) =>
      `The list of apps of your phone is renewed only every ${days} days, and nothing can hurry that. It may take so long until this case is closed by itself; you need not do anything for it.`,
    sayRemoved:
      'If you have removed the app, say so on your page. Then you get no reminders, unless a later report of your phone still shows it.',
    access:
      'If mail or other work apps were closed to you because of this app, they open again after that report.',
    nobodyElse: 'If you do nothing, we remind you. Nobody else is told.',
    contactHears:
      'If the app is still there after that day, your organisation’s contact is told how many phones are overdue, without names and without apps.',
    thenBlocked:
      'Where your phone’s management can do so, it then removes the app, and after that blocks it.',
  },
  otherwise: {
    title: 'If you need the app, or if this is wrong',
    need: 'Do you need the app for your work? Ask for an exception on your page. Until it is decided you get no reminders.',
    wrong:
      'Is it not your phone, or do you dispute this? Say so on your page. A person will look into it.',
  },
  linkTitle: 'Your page',
  link: (until) =>
    `You need no account. The link is yours alone, so do not pass it on. It works until ${until}:`,
  linkLabel: 'Open your page',
  contact: {
    title: 'Whom to call',
    desk: 'The service desk of your organisation, by the number that you know.',
    named: (name) => name,
    email: (address) => `E-mail: ${address}`,
    phone: (number) => `Telephone: ${number}`,
  },
  privacy:
    'Of what your phone reported only the apps that the policy does not allow were kept. This message went to you alone.',
  exceptionEnding: {
    subject: 'An exception that you asked for ends soon',
    opening: (organisation) =>
      `${organisation} writes to you because you asked for an exception to the policy on apps.`,
    ends: ({ number, last }) => `Exception ${number} holds up to and including ${last}.`,
    app: (name) => `It is for: ${name}.`,
    noApp: 'Which app it is for is not said in this message, on purpose.',
    afterwards:
      'After that day it ends by itself, and the policy holds again: the app is no longer allowed on the phones that it is for.',
    needed:
      'Is the app still needed? Ask for a new exception before that day, the way you asked for this one. Another person decides on it, which takes time.',
    notNeeded: 'Is it not needed any more? Then remove the app; there is nothing else to do.',
  },
  escalation: {
    subject: 'Phones of your organisation on which a day has passed',
    counts: ({ organisation, holders, devices, apps }) =>
      `At ${organisation}, ${holders === 1 ? '1 person has' : `${holders} people have`} not done in time what the policy on apps demands. It concerns ${devices === 1 ? '1 phone' : `${devices} phones`} and ${apps === 1 ? '1 app' : `${apps} apps`}.`,
    since: (day) => `The earliest of these days was ${day}.`,
    told: 'Each of them was called, reminded, and told that the day had passed. Who asked for an exception, disputed it or said that the app is gone is not counted.',
    whatToDo:
      'Your administrator of device management sees in Grendel which phones these are, and can have the app removed or blocked.',
    noNames: 'No names and no apps stand in this message, on purpose.',
  },
};
