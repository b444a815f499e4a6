import type { TrialPhrases } from './trial-phrases.ts';

export const TRIAL_FR: TrialPhrases = {
  host: (host, ok) => `Ce serveur ${ok ? 'peut' : 'ne peut pas'} parler avec ${host}.`,
  secret: (name, ok) => `Le secret ${name} ${ok ? 'est à sa place' : 'manque'}.`,
  signIn: (_, ok) => (ok === false ? 'Le MDM refuse l’accès.' : 'Le MDM accepte l’accès.'),
  right: (right, ok) =>
    ok === null
      ? `On n’a pas essayé si l’accès a le droit ${right}.`
      : ok
        ? `L’accès a le droit ${right}.`
        : `Il manque à l’accès le droit ${right}.`,
  answer: (_, ok) =>
    ok === false ? 'Le MDM ne répond pas comme il faut.' : 'Le MDM répond comme il faut.',
  phones: (n, ok) =>
    ok ? `Il y a des téléphones à lire : ${n}.` : 'Il n’y a aucun téléphone à lire.',
  clock: (seconds, ok) =>
    `Son horloge est à ${seconds} secondes de la nôtre${ok ? '' : ', ce qui est trop'}.`,
  answered: (what) => `Il a répondu ${what}.`,
  nameHost: (host) =>
    `Qui exploite le serveur nomme ${host} dans GRENDEL_MDM_HOSTS, ou dans un fichier hosts à côté des secrets.`,
  putSecret: (file, variable) =>
    `Mettez-le dans le fichier ${file}${variable === null ? '' : ` ou la variable ${variable}`} sur le serveur.`,
  remedies: {
    unauthorised:
      'Vérifiez l’accès : il peut avoir expiré, été remplacé ou appartenir à un autre tenant.',
    forbidden:
      'Donnez à l’accès les droits que liste la page sur les MDM, et faites-les approuver.',
    throttled:
      'Rien à faire : le travail continue plus tard. Si cela arrive chaque jour, cherchez d’autres programmes qui utilisent ce tenant.',
    unavailable: 'Réessayez plus tard ; voyez la page d’état ou le journal du MDM.',
    'cursor-lost': 'Rien à faire : la lecture recommence.',
    'not-found': 'Quelqu’un l’a peut-être retiré du MDM ; voyez-y, puis planifiez de nouveau.',
    conflict: 'Quelqu’un l’a changé entre-temps dans le MDM : planifiez de nouveau.',
    refused: 'Le MDM n’a pas pris ce qui a été envoyé ; son code dit pourquoi.',
    unexpected:
      'Le MDM, ou ce qui est devant lui, a répondu ce qui n’est pas documenté : vérifiez adresse et version.',
    'intune-rights':
      'Donnez à l’inscription d’application les droits que liste la page sur les MDM pour Intune, faites-les approuver par un administrateur, et vérifiez que le tenant a une licence Intune active.',
    'check-address':
      'Vérifiez l’adresse ; un proxy ou une page de connexion est peut-être devant le MDM.',
    'no-address': 'Donnez une adresse qui commence par https://.',
    'use-https': 'Utilisez https ; http n’est que pour cette machine.',
    'no-user-in-address':
      'Donnez l’utilisateur et le mot de passe comme secrets, pas dans l’adresse.',
    'key-unreadable': 'Donnez une clé RSA en PKCS #8 et son certificat, tous deux en PEM.',
    'only-a-change': 'Seul un changement le montre : le plan pour les premiers téléphones le fait.',
    'nothing-there':
      'L’accès a été admis et ne voit aucun téléphone : voyez son tenant, son site ou sa portée, et si des téléphones sont inscrits.',
    'set-clock': 'Réglez l’horloge de ce serveur par NTP ; si elle est juste, celle du MDM.',
  },
};
