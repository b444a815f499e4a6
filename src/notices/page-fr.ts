import type { PageWords } from './page-words.ts';

export const FR: PageWords = {
  title: 'À propos de votre téléphone de service',
  skip: 'Aller au contenu',
  languages: 'Langue',
  answers: 'Votre réponse',
  lead: 'Choisissez-en une. Jusqu’au {day}, vous pouvez revenir la changer.',
  which: 'De quelle application s’agit-il ?',
  answer: {
    removed: {
      says: 'Je l’ai supprimée',
      what: 'Vous avez supprimé l’application de votre téléphone, ainsi que votre compte si vous en aviez un pour le travail.',
      button: 'Je l’ai supprimée',
      follows:
        'Vous ne recevrez pas de rappel jusqu’au prochain examen de votre téléphone. Si l’application n’y est plus, l’affaire est close et vous n’avez rien à faire.',
    },
    needed: {
      says: 'J’en ai besoin pour mon travail',
      what: 'Vous pouvez demander une exception. Une autre personne en décide, et vous serez informé de sa décision. D’ici là, vous ne recevrez pas de rappel.',
      button: 'Demander une exception',
      follows: 'Votre demande est examinée. Jusqu’à la décision, vous ne recevrez pas de rappel.',
    },
    'not-mine': {
      says: 'Ce n’est pas mon téléphone',
      what: 'Vous n’avez pas le téléphone dont il s’agit, ou vous ne l’avez plus.',
      button: 'Ce n’est pas mon téléphone',
      follows:
        'Quelqu’un cherche à qui est ce téléphone. D’ici là, vous ne recevrez pas de rappel.',
    },
    disputed: {
      says: 'Je conteste',
      what: 'L’application n’est pas sur votre téléphone, ou vous pensez qu’elle ne devrait pas figurer sur la liste.',
      button: 'Envoyer',
      follows: 'Quelqu’un lit ce que vous avez écrit. D’ici là, vous ne recevrez pas de rappel.',
    },
  },
  given: 'Vous avez répondu le {day} :',
  decided: {
    granted:
      'Votre demande a été acceptée : vous pouvez garder l’application jusqu’au {day} inclus.',
    refused:
      'Votre demande a été refusée le {day}. Ce qui vous est demandé ci-dessous vaut de nouveau.',
    ended: 'Votre exception a pris fin le {day}.',
    withdrawn: 'Votre demande a été retirée le {day}.',
  },
  replaced: 'Elle remplace votre réponse précédente.',
  asked: 'Le numéro de votre demande est {number}.',
  ground: 'À quelle fin ?',
  choose: 'Choisissez',
  task: 'Pour quelle tâche avez-vous besoin de l’application ?',
  taskHint:
    'En quelques phrases : ce que vous en faites, et pourquoi vous ne pouvez vous en passer.',
  until: 'Jusqu’à quand en avez-vous besoin ?',
  untilHint: 'Le dernier jour où vous en avez besoin.',
  untilLimit: 'Au plus tard le {day}.',
  conditions: 'En la demandant, vous acceptez ceci :',
  noGrounds:
    'Les règles qui valent pour votre téléphone ne citent aucun motif pour lequel une exception peut être demandée ici. Adressez-vous à votre organisation.',
  words: 'Qu’est-ce qui n’est pas exact ?',
  wordsHint:
    'La personne qui examine votre réponse lira ceci. N’écrivez pas plus sur vous que nécessaire.',
  grounds: {
    'inspection-and-supervision': 'Inspection et surveillance',
    'criminal-investigation': 'Enquête pénale',
    intelligence: 'Service de renseignement et de sécurité',
    'required-for-work': 'Mon travail l’exige',
    'law-enforcement': 'Application de la loi',
    'national-security': 'Sécurité nationale',
    'security-research': 'Recherche en sécurité',
    'information-security': 'Sécurité de l’information',
  },
  mitigations: {
    'separate-device': 'l’application ne se trouve que sur un appareil qui ne sert à rien d’autre',
    'off-internal-networks': 'cet appareil n’est pas sur les réseaux internes',
    'no-official-accounts': 'aucun compte de service n’y est utilisé',
  },
  wrong: 'Il manque encore quelque chose',
  faults: {
    'no-app': 'Choisissez l’application dont il s’agit.',
    'one-app-at-a-time':
      'Choisissez une application. Pour une autre, faites ensuite une nouvelle demande.',
    'no-words': 'Écrivez ce qui n’est pas exact.',
    'no-task': 'Écrivez pour quelle tâche vous avez besoin de l’application.',
    'no-ground': 'Choisissez à quelle fin.',
    'no-day': 'Indiquez jusqu’à quel jour vous en avez besoin.',
    'ends-in-past': 'Indiquez un jour à venir.',
    'ends-too-late': 'Indiquez un jour plus proche : les règles ne permettent pas si longtemps.',
    'asked-already': 'Une exception a déjà été demandée pour cette application. Elle est examinée.',
    'finding-closed': 'Il n’y a plus rien à répondre : l’affaire est close.',
    'not-taken': 'Cela n’a pas pu être pris en compte. Vérifiez ce que vous avez saisi.',
  },
  closed: {
    title: 'Ce lien n’ouvre plus rien',
    what: 'L’affaire est peut-être close, un message plus récent est peut-être arrivé, ou une partie de l’adresse manque.',
    doThis:
      'Ouvrez de nouveau, en entier, le lien du dernier message. Pour toute question, adressez-vous au centre de services de votre organisation ; aucun compte n’est nécessaire ici.',
  },
  dayForm: 'fr-FR',
};
