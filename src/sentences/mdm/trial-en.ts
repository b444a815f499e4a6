import type { TrialPhrases } from './trial-phrases.ts';

export const TRIAL_EN: TrialPhrases = {
  host: (host, ok) => `This server ${ok ? 'may' : 'may not'} speak with ${host}.`,
  secret: (name, ok) => `The secret ${name} ${ok ? 'lies in its place' : 'is missing'}.`,
  signIn: (_, ok) => `The MDM ${ok === false ? 'does not accept' : 'accepts'} the credential.`,
  right: (right, ok) =>
    ok === null
      ? `Whether the credential has the right ${right} was not tried.`
      : `The credential ${ok ? 'has' : 'lacks'} the right ${right}.`,
  answer: (_, ok) => `The MDM ${ok === false ? 'does not answer' : 'answers'} as it should.`,
  phones: (n, ok) => (ok ? `There are phones to read: ${n}.` : 'There is no phone to read.'),
  clock: (seconds, ok) =>
    `Its clock is ${seconds} seconds from ours${ok ? '' : ', which is too far'}.`,
  answered: (what) => `It answered ${what}.`,
  nameHost: (host) =>
    `Whoever runs the server names ${host} in GRENDEL_MDM_HOSTS, or in a file hosts beside the secrets.`,
  putSecret: (file, variable) =>
    `Put it into the file ${file}${variable === null ? '' : ` or the variable ${variable}`} on the server.`,
  remedies: {
    unauthorised:
      'Check the credential: it may have expired, been replaced or belong to another tenant.',
    forbidden:
      'Give the credential the rights that the page on MDMs lists, and have them consented to.',
    throttled:
      'Nothing to do: the work goes on later. If it happens daily, look for other programs that use this tenant.',
    unavailable: 'Try again later; look at the status page or the log of the MDM.',
    'cursor-lost': 'Nothing to do: the reading begins again.',
    'not-found': 'Somebody may have removed it in the MDM; look there, then plan again.',
    conflict: 'Somebody changed it in the MDM meanwhile: plan again.',
    refused: 'The MDM did not take what was sent; its code says why.',
    unexpected:
      'The MDM, or something before it, answered what is not documented: check address and version.',
    'intune-rights':
      'Give the app registration the rights that the page on MDMs lists for Intune, have an administrator consent to them, and check that the tenant has an active Intune licence.',
    'check-address':
      'Check the configured address; a proxy or login page may stand in front of the MDM.',
    'no-address': 'Give an address that begins with https://.',
    'use-https': 'Use https; http is only for this machine.',
    'no-user-in-address': 'Give user and password as secrets, not in the address.',
    'key-unreadable': 'Give an RSA key in PKCS #8 and its certificate, both in PEM.',
    'only-a-change': 'Only a change shows it: the plan for the first phones does.',
    'nothing-there':
      'The credential was let in and sees no phone: look at its tenant, site or scope, and whether any phone is enrolled.',
    'set-clock': 'Set the clock of this server by NTP; if it is right, that of the MDM.',
  },
};
