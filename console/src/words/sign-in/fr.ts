import type { SignInWords } from './en.ts';

export const fr: SignInWords = {
  title: 'Connexion',
  answer:
    'Grendel trouve les applications interdites sur les téléphones des agents, et suit chacune jusqu’à sa disparition.',
  login: 'Se connecter avec votre compte professionnel',
  links: 'Avec un lien de connexion',
  linksSays:
    'La personne qui exploite ce serveur vous a donné un lien : ouvrez-le. Il sert une fois, dans les trois jours.',
  machine: 'Vous avez démarré ce serveur vous-même',
  machineSays:
    'Il a affiché au démarrage une adresse qui vous connecte une fois. Ceci en affiche une autre, sur la même machine :',
  safari:
    'Vous vous êtes connecté et revoilà cette page ? Safari ne garde pas de connexion en HTTP simple : prenez un autre navigateur pour essayer Grendel sur votre machine.',
};
