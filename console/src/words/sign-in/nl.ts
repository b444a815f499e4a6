import type { SignInWords } from './en.ts';

export const nl: SignInWords = {
  title: 'Aanmelden',
  answer: 'Grendel vindt verboden apps op telefoons van ambtenaren, en houdt bij tot ze weg zijn.',
  login: 'Aanmelden met uw werkaccount',
  links: 'Met een aanmeldlink',
  linksSays:
    'Wie deze server beheert, gaf u een link: open die. Hij werkt één keer, binnen drie dagen.',
  machine: 'U hebt deze server zelf gestart',
  machineSays:
    'Bij het starten gaf hij een adres dat u één keer aanmeldt. Dit geeft er nog een, op dezelfde machine:',
  safari:
    'U hebt zich aangemeld en bent weer hier? Safari bewaart geen aanmelding over gewoon HTTP: neem een andere browser om Grendel op uw eigen machine te proberen.',
};
