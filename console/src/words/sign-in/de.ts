import type { SignInWords } from './en.ts';

export const de: SignInWords = {
  title: 'Anmelden',
  answer:
    'Grendel findet verbotene Apps auf Diensttelefonen und behält sie im Blick, bis sie weg sind.',
  login: 'Mit dem Dienstkonto anmelden',
  links: 'Mit einem Anmeldelink',
  linksSays:
    'Wer diesen Server betreibt, gab Ihnen einen Link: Öffnen Sie ihn. Er gilt einmal, innerhalb von drei Tagen.',
  machine: 'Sie haben diesen Server selbst gestartet',
  machineSays:
    'Beim Start gab er eine Adresse aus, die Sie einmal anmeldet. Dies gibt auf demselben Rechner eine weitere aus:',
  safari:
    'Sie haben sich angemeldet und sind wieder hier? Safari behält keine Anmeldung über einfaches HTTP: Nehmen Sie einen anderen Browser, um Grendel auf dem eigenen Rechner auszuprobieren.',
};
