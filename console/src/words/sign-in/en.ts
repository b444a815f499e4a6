import type { Sentences } from '../define.ts';

export const en = {
  title: 'Sign in',
  answer:
    'Grendel finds prohibited apps on officials’ phones, and keeps track until they are gone.',
  login: 'Sign in with your work account',
  links: 'With a sign-in link',
  linksSays:
    'Somebody who runs this server gave you a link: open it. It works once, within three days.',
  machine: 'You started this server yourself',
  machineSays:
    'It printed an address when it started, which signs you in once. This prints another one, on the same machine:',
  safari:
    'You signed in, and are here again? Safari keeps no sign-in over plain HTTP: take another browser to try Grendel on your own machine.',
};

export type SignInWords = Sentences<typeof en>;
