import type { AbsentStates } from './layout.ts';
import { foldName } from './recognise/vocabulary.ts';

/** Words for *not installed (any more, or yet)*; lower case, as MDMs write them. */
const ABSENT = [
  // Workspace ONE, Jamf, generic.
  'notinstalled',
  'not installed',
  'not_installed',
  'not-installed',
  'uninstalled',
  'removed',
  'deleted',
  'not found',
  'notfound',
  'not present',
  // On its way: Apple's placeholders and states of managed apps (schema, read).
  'installing',
  'downloading',
  'pending',
  'prompting',
  'promptingforlogin',
  'promptingformanagement',
  'prompting-for-login',
  'prompting-for-management',
  'prompting-for-consent',
  'needsredemption',
  'redeeming',
  'validatingpurchase',
  'managedbutuninstalled',
  'managed-but-uninstalled',
  'userrejected',
  'managementrejected',
  'installation pending',
  'install pending',
  'pendinginstall',
  'pending install',
  'pendinginstallation',
  'pending installation',
  'installcommanddispatched',
  'install failed',
  'installation failed',
  'installfailed',
  'removecommandsuccessful',
  'to be installed',
  // Other languages.
  'niet geïnstalleerd',
  'verwijderd',
  'wordt geïnstalleerd',
  'nicht installiert',
  'entfernt',
  'deinstalliert',
  'wird installiert',
  'ausstehend',
  'non installé',
  'non installée',
  'pas installé',
  'supprimé',
  'supprimée',
  'désinstallé',
  'désinstallée',
  'en attente',
  'niezainstalowana',
  'niezainstalowany',
  'nie zainstalowano',
  'nie zainstalowana',
  'odinstalowana',
  'odinstalowano',
  'usunięta',
  'usunięto',
  'oczekuje',
  'oczekujące',
  'no instalado',
  'no instalada',
  'non installato',
  'não instalado',
  'desinstalado',
  'disinstallato',
];
/** Words that say so only where it is surely the app that they speak of: a device can be *assigned* and *missing* too. */
const ABSENT_APP = [
  'absent',
  'missing',
  'none',
  'available',
  'assigned',
  'failed',
  'optional',
  'scheduled',
  'queued',
  'in progress',
  'inprogress',
  'in behandeling',
  'en cours',
];
const NO = [
  'false',
  'no',
  'n',
  '0',
  'nee',
  'nein',
  'non',
  'nie',
  'falsch',
  'onwaar',
  'faux',
  'fałsz',
];
const YES = ['true', 'yes', 'y', '1', 'ja', 'oui', 'tak', 'wahr', 'waar', 'vrai', 'prawda'];

/**
 * Which words mean that an app is not there. A plain yes or no answers the name of its column: no to *installed*, yes to
 * *installing* or *removed*; to *status* it answers nothing. `ofApp`: the value stands in an object that is an app.
 */
export function absentStates(columnName: string, ofApp: boolean): AbsentStates {
  const name = foldName(columnName);
  const asksForAbsence =
    /installing|download|pending|remov|deinstal|uninstal|verwijder|entfern|supprim|usuni/.test(
      name,
    );
  const asksForPresence = /instal|zainst|asennet|nainst|telepit|present/.test(name);
  const speaksOfApp = ofApp || asksForPresence || /app|anwend|toepass|aplik|aplic/.test(name);
  return new Set([
    ...ABSENT,
    ...(speaksOfApp ? ABSENT_APP : []),
    ...(asksForAbsence ? YES : asksForPresence ? NO : []),
  ]);
}

/** Words of the `managed` field for an app that the holder installed. `NotAssigned`: Workspace ONE. */
export const UNMANAGED: ReadonlySet<string> = new Set([
  ...NO,
  'unmanaged',
  'not managed',
  'notmanaged',
  'notassigned',
  'not assigned',
  'user',
  'userinstalledapp',
  'user installed',
  'user-installed',
  'niet beheerd',
  'onbeheerd',
  'nicht verwaltet',
  'non géré',
  'non gérée',
  'niezarządzana',
  'niezarządzany',
  'personal',
]);
