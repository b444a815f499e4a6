import type { Field } from '../layout.ts';

/**
 * What MDMs, scripts and spreadsheets call their columns and members, in several languages. Compared folded: case,
 * accents, spaces and signs do not count. Sources: the fact pages of `docs/get-an-export.md` and exports seen;
 * other languages and unseen consoles from memory.
 */
const NAMES: Readonly<Record<Field, string>> = {
  'device-id': `
    Device ID, Device Identifier, Mobile Device Id, UDID, UUID, Device UUID, Device GUID, Intune Device ID,
    Managed Device ID, Enrollment ID, Enrolment ID, Resource Id, Host Id, Host UUID, Host, JSS Mobile Device ID,
    Jamf Pro Mobile Device ID, Jamf Pro ID, MDM ID, MDM Device ID, Mobile Id, Client Id, Client UUID, Device Number,
    Entra Device ID, Azure AD Device ID, Reference Id, Asset Tag, Asset Number, Inventory Number, Device Key, Phone ID,
    Hardware Id, device_uuid, device_udid, host_uuid, management id, hostId, Unique Device ID, Host Identifier, System ID, Machine ID, Computer ID, Asset ID, Endpoint ID,
    Apparaat-id, Toestel-id, Apparaatnummer, Toestelnummer, Inventarisnummer,
    Geräte-ID, Gerätekennung, Gerätenummer, Inventarnummer,
    ID de l'appareil, Identifiant de l'appareil, Identifiant appareil, Identifiant du terminal, Numéro d'inventaire,
    Identyfikator urządzenia, ID urządzenia, Numer urządzenia, Numer inwentarzowy,
    ID del dispositivo, Identificador del dispositivo, ID dispositivo, ID do dispositivo,
    Laite-ID, Enhets-ID, Enheds-id, Enhet ID, Seadme ID, ID zařízení, Eszközazonosító, ID uređaja, ID zariadenia`,
  serial: `
    Serial Number, Serial, Serial No, SerialNo, SN, S/N, Device Serial, Device Serial Number, Hardware Serial,
    hardware_serial, Hardware Serial Number, Manufacturer Serial Number, Serial Num, hostSerial, serialnr, serial nbr,
    Serienummer, Serienr, Serie nummer, Seriennummer, Serien-Nr, Numéro de série, No de série, N° de série,
    Numer seryjny, Nr seryjny, Número de serie, Número de série, Numero di serie, Sarjanumero, Seerianumber,
    Sériové číslo, Sorozatszám, Serijski broj, Serijska številka, Sérijas numurs, Serijos numeris, Sorozatszam`,
  imei: `
    IMEI, IMEI Number, IMEI/MEID, IMEI 1, IMEI1, Imei Number, IMEI_MEID_ESN, Primary IMEI, IMEI-nummer, IMEI-Nummer,
    Numéro IMEI, Numer IMEI, Número IMEI`,
  'device-name': `
    Device Name, Device, Device Friendly Name, Friendly Name, Device Display Name, Display Name Device, Hostname,
    Host Name, hostDisplayName, Computer Name, Managed Device Name, Management Name, Phone, Phone Name, Mobile Device,
    Mobile Device Name, Handset, Endpoint, Endpoint Name, Asset Name, Asset, Machine Name, Device Label, Device Title,
    Apparaatnaam, Apparaat, Toestelnaam, Toestel, Naam apparaat, Naam toestel, Naam van apparaat, Telefoon,
    Gerätename, Gerät, Name des Geräts, Gerätebezeichnung, Endgerät, Handy,
    Nom de l'appareil, Nom appareil, Nom du terminal, Appareil, Terminal, Nom du périphérique, Périphérique, Téléphone,
    Nazwa urządzenia, Urządzenie, Telefon, Nombre del dispositivo, Nombre de dispositivo, Dispositivo,
    Nome del dispositivo, Nome dispositivo, Nome do dispositivo, Laitteen nimi, Laite, Enhetsnamn, Enhetsnavn,
    Enhet, Enhedsnavn, Enhed, Seadme nimi, Název zařízení, Zařízení, Eszköznév, Eszköz neve, Naziv uređaja, Uređaj,
    Názov zariadenia, Ierīces nosaukums, Įrenginio pavadinimas, Ime naprave`,
  holder: `
    User Name, Username, User, User Display Name, Real Name, Full Name, Owner, Owner Name, Email, Email Address, E-mail,
    E-mail Address, User Email, User Email Address, User Principal Name, UPN, Primary User, Primary User UPN,
    Primary User Display Name, Primary User Email Address, Assigned User, Assigned To, Employee, Employee Name, Holder,
    Account Identifier, User Id Name, Login, Login Name, Enrolled User, Enrollment User Name, Enrollment User, Person,
    Last Logged In User, Contact, Mail, userDisplayName, emails,
    Gebruiker, Gebruikersnaam, Naam gebruiker, Medewerker, E-mailadres, Eigenaar, Houder, Naam medewerker,
    Benutzer, Benutzername, Nutzer, Anwender, Mitarbeiter, E-Mail-Adresse, Besitzer, Inhaber, Name des Benutzers,
    Utilisateur, Nom d'utilisateur, Nom de l'utilisateur, Adresse e-mail, Courriel, Propriétaire, Agent,
    Użytkownik, Nazwa użytkownika, Adres e-mail, Właściciel, Pracownik,
    Usuario, Nombre de usuario, Correo electrónico, Utente, Nome utente, Utilizador, Usuário, Käyttäjä, Användare,
    Användarnamn, Bruker, Brukernavn, Bruger, Brugernavn, Kasutaja, Uživatel, Uživatelské jméno, Felhasználó,
    Felhasználónév, Korisnik, Používateľ, Lietotājs, Naudotojas, Uporabnik`,
  organisation: `
    Organisation, Organization, Organization Group, Organisation Group, Organization Group Name, Location Group Name,
    Location Group, Department, Ministry, Agency, Division, Business Unit, Site, Site Name, Tenant, Tenant Name, Company,
    Company Name, Customer, Org Unit, Org Unit Path, OU, Unit, Team, Team Name, team_name, fleet_name, Fleet,
    Blueprint, Blueprint Name, Device Group, Group Name, Group, Building, Category, Device Category, Path, Cost Centre,
    Cost Center, Directorate, orgUnitPath, og name,
    Organisatie, Ministerie, Dienst, Directie, Afdeling, Organisatieonderdeel, Groep, Eenheid, Kostenplaats, Gemeente,
    Organisatiegroep, Abteilung, Ministerium, Behörde, Amt, Referat, Gruppe, Organisationseinheit, Kostenstelle,
    Ministère, Direction, Département, Groupe, Unité, Entité, Groupe d'organisation,
    Organizacja, Ministerstwo, Dział, Departament, Grupa, Jednostka, Urząd, Grupa organizacyjna,
    Organización, Departamento, Ministerio, Organizzazione, Reparto, Ministero, Organização, Osasto, Avdelning,
    Avdeling, Afdeling, Osakond, Oddělení, Osztály, Odjel, Oddelenie`,
  platform: `
    Platform, Device Platform, Operating System, OS, OS Type, OS Name, Device OS, Device Type, Type of Device, OS Platform,
    osFamily, Family, Kind, Device Kind, Platform Type, platform_name, platformName, host platform, deviceOs, device_platform,
    Besturingssysteem, Type apparaat, Toesteltype, Apparaattype, Betriebssystem, Gerätetyp, Plattform,
    Système d'exploitation, Plateforme, Type d'appareil, Système, System operacyjny, Platforma, System, Typ urządzenia,
    Sistema operativo, Plataforma, Tipo de dispositivo, Piattaforma, Sistema operacional, Käyttöjärjestelmä, Alusta,
    Operativsystem, Operációs rendszer, Operační systém, Operacijski sustav, Operačný systém, OS Description`,
  'os-version': `
    OS Version, Operating System Version, osVersion, Android Version, iOS Version, System Version, Software Version,
    Firmware Version, Version OS, OS Build, OS-versie, Besturingssysteemversie, Betriebssystemversion, OS-Version,
    Version du système, Version de l'OS, Version du système d'exploitation, Wersja systemu, Wersja OS,
    Versión del sistema operativo, Versione sistema operativo`,
  model: `
    Model, Device Model, Model Name, Model Identifier, Product Name, Hardware Model, hardware_model, Model Number,
    Phone Model, Modell, Modèle, Modelo, Modello, Gerätemodell, Model urządzenia, Toestelmodel, Manufacturer, Make`,
  ownership: `
    Ownership, Owner Type, Device Ownership, Ownership Type, Managed Device Owner Type, Device Owner Type, ownerType,
    Device Ownership Type, Device Ownership Level, Corporate Owned, BYOD, Is Corporate, Ownership Category,
    Eigendom, Eigendomstype, Eigenaarschap, Besitz, Eigentum, Gerätebesitz, Eigentümertyp, Propriété,
    Type de propriété, Własność, Typ własności, Propiedad, Proprietà, Propriedade`,
  enrolment: `
    Enrollment Type, Enrolment Type, Enrollment, Enrolment, Enrollment Method, Enrollment Mode, Enrolment Mode,
    Device Enrollment Type, Management Mode, Management Type, Device Mode, Enrollment Profile Type, Android Mode,
    Management Agent, mdm_enrollment_status, Enrollment Category, Registration Type, deviceEnrollmentType, enrollment_status, Enrollment State,
    Inschrijvingstype, Inschrijving, Beheermodus, Registrierungstyp, Registrierungsart, Verwaltungsmodus,
    Type d'inscription, Mode d'inscription, Mode de gestion, Typ rejestracji, Tryb zarządzania, Tipo de inscripción`,
  supervised: `
    Supervised, Is Supervised, Supervision, Supervision Status, Device Supervised, Onder supervisie, Supervisie,
    Gesuperviseerd, Betreut, Überwacht, Supervisé, Nadzorowane, Nadzorowany, Supervisado, Supervisionato, is_supervised`,
  collected: `
    software_updated_at, detail_updated_at, Last Inventory Update, Last Inventory Update Date, Last Inventory, lastInventoryUpdateDate, Last Report Date,
    last_inventory_update_utc, Last Inventory Time, Inventory Date, Collected, Collected At, Collection Time,
    Last Seen, LastSeen, Last Seen At, seen_time, Last Check-in, Last Checkin, Last Check In, LastCheckInTime,
    Last Contact, Last Sync, Last Sync Date Time, lastSync, Last Synced, Last Scan, Scan Date, Scanned At, Report Date,
    Last Status Report Time, lastStatusReportTime, App Sample Last Seen,
    Last Connected, Last Communication, Last Updated, Updated At, Timestamp, Date, Time, Last Update, Snapshot Date,
    Last App Inventory, Application List Date, created_at, last_checkin_time, Last Online, Last Reported, reportDate,
    lastSeenTime, Inventory Updated, installedAppListDate, lastEnrolledDate Report, lastReportTime, asOf, As Of,
    Laatst gezien, Laatste contact, Laatste check-in, Laatst gesynchroniseerd, Laatste synchronisatie, Datum,
    Peildatum, Laatste inventarisatie, Laatst bijgewerkt, Tijdstip,
    Zuletzt gesehen, Letzter Kontakt, Letzte Synchronisierung, Letzte Synchronisation, Letzte Anmeldung, Stand,
    Letzte Inventur, Zeitpunkt, Letzter Check-in, Zuletzt aktualisiert,
    Dernière connexion, Dernière synchronisation, Dernier contact, Vu pour la dernière fois, Dernière activité,
    Dernier inventaire, Date d'inventaire,
    Ostatnio widziany, Ostatnio widziane, Ostatnia synchronizacja, Ostatni kontakt, Data, Data inwentaryzacji,
    Última conexión, Última sincronización, Fecha, Ultima sincronizzazione, Última sincronização, Senast sedd,
    Sist sett, Sidst set, Viimeksi nähty, Naposledy viděno, Utoljára látva`,
  identifier: `
    Bundle ID, Bundle Identifier, BundleId, bundle_id, bundle_identifier, Bundle, App Bundle ID, App Bundle Identifier,
    Application Bundle ID, App Identifier, App ID, Application ID, Application Identifier, application_id, Identifier,
    Package, Package Name, packageName, Package ID, Package Identifier, PackageIdentifier, pkg, pkgName, pkg_name,
    App Package, App Package Name, appPackage, Application Package, Application Package Name, Android Package,
    Android Package Name, iOS Bundle ID, Bundle/Package ID, Package/Bundle ID, Bundle ID / Package Name,
    Bundle ID/Package Name, Bundle or Package, Application Bundle Identifier, CFBundleIdentifier, Product Id,
    appBundleId, Package name/Bundle ID, Unique Identifier, Unique ID, Software ID, app_identifier,
    bundle_or_package, appIdentifier, App Package ID, Product ID, storeId, App Unique Identifier, External Package ID,
    Bundel-id, Bundel-ID, Pakketnaam, Pakket, App-id, Applicatie-id, Pakket-id, App identificatie,
    Paketname, Paket, Paket-ID, Bundle-ID, Bundle-Kennung, App-ID, Anwendungs-ID, App-Kennung, Anwendungskennung,
    Identifiant du bundle, ID du bundle, ID de bundle, Identifiant de l'application, Identifiant application,
    Nom du package, Nom du paquet, Paquet, ID de l'application, ID application, Nom de package, Identifiant de bundle,
    Identyfikator pakietu, Nazwa pakietu, Pakiet, Identyfikator aplikacji, ID pakietu, ID aplikacji, Identyfikator,
    ID del paquete, Nombre del paquete, Paquete, Identificador del paquete, Identificador de la aplicación,
    ID pacchetto, Nome pacchetto, Nome do pacote, ID do pacote, Pakettinimi, Paketnamn, Pakkenavn, Pakke-id,
    Paketti, Název balíčku, Csomagnév, Naziv paketa, Názov balíka`,
  'track-id': `
    Track ID, iTunes Store ID, iTunesStoreID, App Store ID, AppStoreID, Adam ID, adamId, iTunes ID, Apple ID App,
    App Store Number, App Store URL, Store URL, appStoreUrl, Store Link, App Store Link, Play Store URL, storeUrl,
    itunes_store_id, App Store, trackId, app_store_id, adam_id, Store ID`,
  'app-name': `
    App Name, Application Name, App, Application, appName, app_name, App Display Name, Application Display Name,
    App Title, Software, Software Name, Software Title, Program, Program Name, Package Label,
    App Label, CFBundleDisplayName, CFBundleName, applicationName, Installed App, Installed Application,
    Installed Software, Detected App, Discovered App, App Friendly Name, Application Title, titleName,
    App-naam, Appnaam, Naam app, Naam van app, Applicatie, Applicatienaam, Naam applicatie, Toepassing,
    Naam toepassing, Programma, Software naam,
    App-Name, Anwendung, Anwendungsname, Name der App, Name der Anwendung, Applikation, Programm, Programmname, App-Titel,
    Nom de l'application, Nom application, Nom de l'app, Nom app, Nom de l'appli, Logiciel, Appli,
    Nazwa aplikacji, Aplikacja, Nazwa programu, Nazwa app, Oprogramowanie,
    Nombre de la aplicación, Nombre de aplicación, Aplicación, Nome applicazione, Nome dell'applicazione, Applicazione,
    Nome do aplicativo, Aplicativo, Nome da aplicação, Aplicação, Sovelluksen nimi, Sovellus, Appnamn, Programnamn,
    Appnavn, Program navn, Rakenduse nimi, Rakendus, Název aplikace, Aplikace, Alkalmazás neve, Alkalmazás,
    Naziv aplikacije, Aplikacija, Názov aplikácie, Aplikácia, Lietotnes nosaukums, Programos pavadinimas, Ime aplikacije,
    应用名称, 应用, アプリ名, アプリ, 앱 이름`,
  publisher: `
    Publisher, Application Publisher, App Publisher, Developer, Developer Name, Vendor, Manufacturer Name, App Developer,
    Software Vendor, Author, Seller, Company Publisher, Uitgever, Ontwikkelaar, Leverancier, Herausgeber, Hersteller,
    Entwickler, Anbieter, Éditeur, Développeur, Wydawca, Producent, Deweloper, Editor, Desarrollador, Editore, Sviluppatore`,
  version: `
    Version, App Version, Application Version, Short Version, Installed Version, Version Name, versionName, Version Code,
    shortVersion, CFBundleShortVersionString, CFBundleVersion, Application Short Version, App Short Version,
    Bundle Version, application_version, app_version, Software Version Installed, Build, Versie, App-versie, Versie app,
    App-Version, Anwendungsversion, Version de l'application, Wersja, Wersja aplikacji, Zainstalowana wersja, Versión,
    Versione, Versão, Versio, Verze, Verzió`,
  state: `
    Installed Status, installed_status, Install Status, Install State, Installation Status,
    Installation State, Installed, Is Installed, isInstalled, Application Status, Application State, installedStatus,
    App Install State, AppInstallState, Install, Installing, Installation, App Installation Status, application_state,
    Status app, Installatiestatus, Geïnstalleerd, App-status, Installationsstatus, Installiert, App-Status,
    Statut, État, État d'installation, Statut d'installation, Installé, Installée, Stan, Status instalacji,
    Status zainstalowania, Zainstalowano, Zainstalowana, Zainstalowany, Estado, Estado de instalación, Instalado, Stato,
    Stato installazione, Installato, Asennettu, Installerad, Installert, Installeret, Nainstalováno, Telepítve,
    App Status, App State, Status, State`,
  managed: `
    Managed, Is Managed, isManaged, Management Status, Managed App, App Managed, Managed Status, managementStatus,
    App Management Status, is_managed, Assignment Status, assignment_status, Assigned, App Type, Beheerd, Verwaltet,
    Géré, Gérée, Zarządzana, Zarządzany, Gestionado, Gestito, Gerenciado`,
  profile: `
    User Profile, Android User, Android User Id, Profile, User Space, Work Profile, App Profile, Install Area,
    installArea, Area, Space, Container, Profiel, Werkprofiel, Arbeitsprofil, Profil, Profil professionnel, Workspace,
    android_user, userProfile, Partition`,
  'app-platform': `
    App Platform, Application Platform, Source, Software Source, app_platform, applicationPlatform, App OS`,
  'device-count': `
    Device Count, Devices, Install Count, Installs, Installed Count, Hosts Count, hosts_count, Count, Number of Devices,
    No of Devices, Total Devices, Installed Devices, Device Total, Installations, Number of Installs, Total, Amount,
    devices_count, installedCount, installCount, deviceCount, Total Installed, Number of installations, Quantity,
    Aantal, Aantal apparaten, Aantal toestellen, Aantal installaties, Anzahl, Anzahl Geräte, Anzahl der Geräte, Geräteanzahl,
    Nombre d'appareils, Nombre, Nombre d'installations, Liczba urządzeń, Liczba, Liczba instalacji, Ilość,
    Número de dispositivos, Cantidad, Numero di dispositivi, Antal enheter, Antall enheter, Antal enheder, Antal`,
};

/** Names that may stand for a device's or an app's: what else the export has decides. */
const EITHER_NAME = new Set([
  'name',
  'displayname',
  'naam',
  'nom',
  'nazwa',
  'nombre',
  'nome',
  'navn',
  'namn',
  'nimi',
  'bezeichnung',
]);
const EITHER_ID = new Set(['id', 'objectid', 'uuid', 'guid', 'key']);

/** A field, and how well the name fits it: the earlier in the list above, the lower. */
export type Named = { readonly field: Field; readonly rank: number };

const FOLDED: ReadonlyMap<string, Named> = new Map(
  (Object.entries(NAMES) as [Field, string][])
    .flatMap(([field, names]) =>
      names.split(',').map((name, rank): [string, Named] => [foldName(name), { field, rank }]),
    )
    // Of a name that stands twice the first counts, so it is put in last.
    .toReversed(),
);

/** Case, accents, spaces and signs do not count: `Bundel-id`, `bundle_id` and `BundleID` fold alike by language. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'l')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What stands between the levels of a flattened name. */
const LEVELS = /[.:>/\\]| - |__/;

/** The field a column or member of this name holds; `Apps: Bundle ID (text)` is looked up by its last words too. */
export function fieldNamed(name: string): Named | null {
  const whole = FOLDED.get(foldName(name));
  if (whole !== undefined) return whole;
  const bare = name.replace(/[([{].*$/, '');
  const last = bare.split(LEVELS).at(-1) ?? '';
  const known = FOLDED.get(foldName(bare)) ?? FOLDED.get(foldName(last));
  if (known !== undefined) return known;
  return COUNTED.test(foldName(bare)) ? { field: 'device-count', rank: 99 } : composed(bare);
}
/** `Anzahl von Geräten`, `number of …`: how many there are, in whatever words. */
const COUNTED =
  /^(anzahl|aantal|nombred|liczba|numberof|noof|antal|numerodi|numerode|pocet)|count$|anzahl$/;

/** `Toepassingsnaam`, `Uitgever van de toepassing`, `Version der App`: a thing, and what of it, in either order. */
const THING =
  '(?<app>toepassing(?:s|en)?|applicaties?|apps?|anwendung(?:s|en)?|applikations?|applications?|appli|logiciels?|programm?a?s?|aplikac\\p{L}+|aplicac\\p{L}+|applicazion\\p{L}+)|(?<device>apparaat|apparaats|toestel|toestels|gerats?|gerates|appareils?|terminal|peripheriques?|urzadzeni\\p{L}+|dispositiv\\p{L}+|devices?)';
const ASPECTS: readonly (readonly [string, Field | null, Field | null])[] = [
  ['naam|name|namens?|nom|nazwa|nombre|nome|titel|title|titre', 'app-name', 'device-name'],
  ['versie|version|wersja|versione|versao', 'version', null],
  [
    'uitgever|herausgeber|editeur|wydawca|publisher|leverancier|hersteller|ontwikkelaar|entwickler|developpeur',
    'publisher',
    null,
  ],
  [
    'id|identificatie|kennung|identifiant|identyfikator|identificador|identificatore|identifier',
    'identifier',
    'device-id',
  ],
];
const JOIN = '(?:van|von|der|des|del|della|do|de|du|of|d|l)?(?:de|het|la|le|l|the)?';
const COMPOSED: readonly (readonly [RegExp, Field | null, Field | null])[] = ASPECTS.flatMap(
  ([words, app, device]) => [
    [new RegExp(`^(?:${THING})(?:${words})$`, 'u'), app, device] as const,
    [new RegExp(`^(?:${words})${JOIN}(?:${THING})$`, 'u'), app, device] as const,
  ],
);

function composed(name: string): Named | null {
  const folded = foldName(name);
  for (const [pattern, app, device] of COMPOSED) {
    const found = pattern.exec(folded);
    if (found === null) continue;
    const field = found.groups?.['app'] === undefined ? device : app;
    return field === null ? null : { field, rank: 98 };
  }
  return null;
}

/** `Name`, `ID`: says nothing by itself. */
export function vagueName(name: string): 'name' | 'id' | null {
  const folded = foldName(name.split(LEVELS).at(-1) ?? '');
  if (EITHER_NAME.has(folded)) return 'name';
  return EITHER_ID.has(folded) ? 'id' : null;
}

/** Members that hold the apps of a device (or all apps), folded. */
const APP_LISTS = new Set(
  `applications, apps, app_items, software, installedApplications, installedApps, installedSoftware, appInventory,
   detectedApps, discoveredApps, applicationReports, appList, InstalledApplicationList, DeviceApps, applicationList,
   app_list, mobileDeviceApplications, software_titles, softwareTitles, installed_apps, appInventories, packages,
   installedPackages, restrictedApps, AppItems, application, app, mobile_apps, inventoryApps, appsInstalled, programs,
   installed_applications, installed_software, device_apps, devices_apps, apps_list, applicationInventory, appDetails,
   toepassingen, anwendungen, aplikacje, geïnstalleerde apps, geïnstalleerde applicaties, installierte apps,
   installierte anwendungen, applications installées, apps installées, zainstalowane aplikacje, apps instaladas, app list, app inventory,
   aplicaciones instaladas, app installate, aplicativos instalados, apps on device, list of apps, third party apps, aplicaciones, applicazioni, managedApps, userApps, thirdPartyApps, pkgs, bundleIds,
   packageNames, bundle_ids, package_names, app_inventory, app_report, appReports`
    .split(',')
    .map(foldName),
);
export const isAppList = (name: string): boolean => APP_LISTS.has(foldName(name));

const DEVICE_LISTS = new Set(
  `devices, hosts, mobiledevices, mobile_devices, managedDevices, deviceList, phones, handsets, endpoints, device_list,
   host_list, enrollments, clients, apparaten, toestellen, geraete, appareils, urzadzenia, dispositivos, installedOn, installed on, device names, on devices, device list, serial numbers, serials, installed on devices, deviceStates, deviceIds`
    .split(',')
    .map(foldName),
);
export const isDeviceList = (name: string): boolean => DEVICE_LISTS.has(foldName(name));
