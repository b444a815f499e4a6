import type { Sentences } from '../define.ts';

export const en = {
  title: 'Three ways to begin',
  answer:
    'Hand in one export, and within a minute you see which phones have which prohibited apps, why, and what to do next.',
  own: {
    title: 'Hand in an export',
    says: 'From Intune, Jamf, Workspace ONE, Knox, Fleet and others, as CSV, JSON, Excel or zip, packed or not. Nothing to set up.',
    drop: 'Drop the file here',
    orChoose: 'or choose it',
    file: 'Export of an MDM',
    look: 'Look through it',
    how: 'How to get an export from your MDM',
    noFile: 'Choose a file first.',
    more: 'More about this file',
    name: 'Name of the fleet',
    nameSays:
      'The phones that one MDM manages. Hand in the next export under the same name, and what is gone closes.',
    part: 'It has only a part of the fleet',
    partSays: 'Then what it lacks is not taken to be gone.',
    moment: 'When the MDM made it',
    momentSays: 'Only where the file does not say so itself.',
  },
  sample: {
    title: 'Take the sample fleet',
    says: 'Two weeks of exports of invented ministries, as nine kinds of MDM write them. Everything in it is invented, and every page says so.',
    people:
      'You can act as its people: the policy officer, the administrator, the authority, the auditor.',
    load: 'Load the sample fleet',
    loading: 'The sample fleet is being loaded',
    far: (done: string, of: string) => `Step ${done} of ${of}`,
    leave: 'It goes on if you leave this page.',
    failed: 'Loading it broke off. Load it again: what is there already is not loaded twice.',
    loaded: 'It is loaded.',
    see: 'See it',
    simulated: 'Connect a simulated Jamf',
    simulatedSays: '150 invented phones, read as from a real one.',
    mayNot: {
      'not-operator': 'Only whoever started the server can load it.',
      'own-data':
        'There is data of your own here: invented phones beside real ones would confuse everybody.',
      'mail-server': 'A mail server is set up: invented holders get no mail.',
      'other-policies': 'Other policies hold here than the sample is made for.',
      'clock-early': 'The clock of this server is before the time of the sample.',
      loaded: 'It is loaded already.',
    },
    steps: {
      found: 'Founding its ministries',
      inventories: 'Reading the exports of its MDMs',
      held: 'Holding what is far smaller',
      calls: 'Calling holders',
      proposal: 'Making a proposal',
      exception: 'Asking for an exception',
      mdm: 'Connecting a simulated MDM',
    },
  },
  mdm: {
    title: 'Connect an MDM',
    says: 'Grendel reads the inventory, and can block later, once a plan has been reviewed. A test says what is missing.',
    simulated: 'There are simulated MDMs, to try it without risk.',
    choose: 'Choose an MDM',
    needs: 'Needs an application key with the right to read devices.',
  },
  keeps: {
    title: 'What stays, what goes',
    says: 'An export is read as it comes in. What is kept: the hits, one sealed number per phone, and counts. Everything else, so every other app on every phone, is written nowhere.',
    here: 'This server runs where you started it, and passes nothing of an export on to anybody.',
  },
  uploads: {
    title: 'What you handed in',
    sending: (name: string) => `${name} is being read`,
    far: (done: string, of: string, rate: string, left: string) =>
      `${done} of ${of}, ${rate} a second, about ${left} left`,
    begun: (done: string, of: string) => `${done} of ${of}`,
    ending: 'All of it has arrived; what was found is being stored',
    leave:
      'You can go to other pages meanwhile. Closing this window cuts it off, and nothing of it is taken.',
    cancel: 'Cancel it',
    cancelled: 'Cancelled. Nothing of it was taken.',
    published: (phones: string, findings: string) =>
      `${phones} phones read, ${findings} findings opened.`,
    unchanged: 'The same export was here before: nothing changed.',
    held: 'Far less is in it than in the last one. It waits until a person says why.',
    refused: 'It could not be taken:',
    partly: 'It was taken, though not all of it could be read:',
    times: (n: string) => `${n} times`,
    momentTitle: 'When did the MDM make this export?',
    momentSays:
      'Nothing in the file says so. What is gone since then closes, so it has to be right.',
    momentGuess: (moment: string) =>
      `The file was last changed on ${moment}. If it came straight from the MDM, that is it.`,
    momentSend: 'Hand it in with this time',
    toFindings: 'See what was found',
    toOverview: 'To the overview',
    again: 'Try again',
    forget: 'Take off this list',
  },
  notYours:
    'You may not hand anything in. Ask whoever runs this server for the role of an MDM administrator.',
};

export type StartWords = Sentences<typeof en>;
