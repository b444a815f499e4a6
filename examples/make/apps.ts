import type { Platform } from '../../src/core/catalogue.ts';

export type ExampleApp = {
  /** The catalogue's id; null for an ordinary app, which the catalogue need not know. */
  readonly id: string | null;
  /** What a phone calls it; the first is the usual one, the others are other languages and store titles. */
  readonly names: readonly [string, ...string[]];
  /** Null: not read anywhere, so it stands only in exports that have names alone. */
  readonly ios: string | null;
  readonly android: string | null;
  /** Part of all devices (ordinary), or weight among the watched. */
  readonly rate: number;
};

/**
 * Apps that the Dutch rule over territories, its list of ten, or other governments' lists are about. Identifiers: the
 * catalogue's app tables. The rates are invented: what a reader would believe of work phones.
 */
const WATCHED = `
tiktok        | TikTok; TikTok - Videos, Music & LIVE | com.zhiliaoapp.musically | com.zhiliaoapp.musically | 24
tiktok-lite   | TikTok Lite                           | - | com.zhiliaoapp.musically.go                        | 2
wechat        | WeChat; 微信                          | com.tencent.xin | com.tencent.mm                       | 13
aliexpress    | AliExpress                            | com.alibaba.iAliexpress | com.alibaba.aliexpresshd     | 13
temu          | Temu                                  | com.einnovation.temu | com.einnovation.temu            | 18
telegram      | Telegram                              | ph.telegra.Telegraph | org.telegram.messenger          | 16
shein         | SHEIN                                 | zzkko.com.ZZKKO | com.zzkko                            | 10
capcut        | CapCut                                | com.lemon.lvoverseas | com.lemon.lvoverseas            | 9
deepseek      | DeepSeek                              | com.deepseek.chat | com.deepseek.chat                  | 8
camscanner    | CamScanner                            | com.intsig.CamScannerLite | com.intsig.camscanner      | 6
mi-home       | Mi Home                               | com.xiaomi.mihome | com.xiaomi.smarthome               | 6
wps-office    | WPS Office                            | com.kingsoft.www.office.wpsoffice | cn.wps.moffice_eng | 4
faceapp       | FaceApp                               | io.faceapp.ios | io.faceapp                            | 3
rednote       | rednote; 小红书                       | com.xingin.discover | com.xingin.xhs                   | 3
vk            | VK; ВКонтакте                         | com.vk.vkclient | com.vkontakte.android                | 3
yandex-maps   | Yandex Maps                           | ru.yandex.traffic | ru.yandex.yandexmaps               | 3
likee         | Likee                                 | video.like | video.like                                | 2
lemon8        | Lemon8                                | - | com.bd.nproject                                    | 2
shareit       | SHAREit                               | - | com.lenovo.anyshare.gps                            | 2
mobogram      | Mobogram                              | - | com.hanista.mobogram                               | 1
`;

/** Other identifiers of the same product, on a few phones that were bought elsewhere. */
export const REGIONAL: Readonly<Record<string, Partial<Record<Platform, string>>>> = {
  tiktok: { android: 'com.ss.android.ugc.trill' },
};

/** name | bundle ID | package | part of devices; `-` for an identifier that was not read. `README.md` says where. */
const ORDINARY = `
Signal             | org.whispersystems.signal             | org.thoughtcrime.securesms                   | 62
WhatsApp           | net.whatsapp.WhatsApp                 | com.whatsapp                                 | 88
Threema            | -                                     | ch.threema.app                               | 6
Webex              | com.webex.meeting                     | com.cisco.webex.meetings                     | 55
AnyConnect         | com.cisco.anyconnect                  | com.cisco.anyconnect.vpn.android.avf         | 40
Adobe Acrobat      | com.adobe.Adobe-Reader                | com.adobe.reader                             | 60
Adobe Scan         | com.adobe.scan.ios                    | com.adobe.scan.android                       | 35
Bitwarden          | com.8bit.bitwarden                    | com.x8bit.bitwarden                          | 28
Buienradar         | nl.rtl.buienradar                     | com.supportware.Buienradar                   | 71
NS                 | -                                     | nl.ns.android.activity                       | 66
9292               | -                                     | nl.negentwee                                 | 38
DigiD              | -                                     | nl.rijksoverheid.digid.pub                   | 74
Berichtenbox       | -                                     | nl.rijksoverheid.mbb.pub                     | 31
Rabobank           | -                                     | nl.rabomobiel                                | 30
ABN AMRO           | -                                     | com.abnamro.nl.mobile.payments               | 24
ING                | -                                     | com.ing.mobile                               | 34
bunq               | com.bunq.ios                          | com.bunq.android                             | 8
Tikkie             | -                                     | com.abnamro.nl.tikkie                        | 52
Albert Heijn       | -                                     | com.icemobile.albertheijn                    | 55
NU.nl              | -                                     | nl.sanomamedia.android.nu                    | 58
Marktplaats        | -                                     | nl.marktplaats.android                       | 40
Thuisbezorgd       | -                                     | com.takeaway.android                         | 29
PostNL             | -                                     | nl.tpp.mobile.android                        | 49
NPO Start          | -                                     | nl.uitzendinggemist                          | 27
Flitsmeister       | rw.sp.flitsmeister                    | nl.flitsmeister                              | 37
ParkMobile         | us.parkmobile.ParkMobile              | net.sharewire.parkmobilev2                   | 26
Yellowbrick        | yellowbrick.Yellowbrick               | -                                            | 18
GVB                | nl.gvb.reizigersapp                   | nl.gvb.reizigersapp                          | 12
LinkedIn           | com.linkedin.LinkedIn                 | com.linkedin.android                         | 58
Facebook           | com.facebook.Facebook                 | com.facebook.katana                          | 44
Messenger          | com.facebook.Messenger                | com.facebook.orca                            | 33
Instagram          | com.burbn.instagram                   | com.instagram.android                        | 52
YouTube            | com.google.ios.youtube                | com.google.android.youtube                   | 63
Google Maps        | com.google.Maps                       | com.google.android.apps.maps                 | 78
Gmail              | com.google.Gmail                      | com.google.android.gm                        | 41
Chrome             | com.google.chrome.ios                 | com.android.chrome                           | 47
Google Foto's      | com.google.photos                     | com.google.android.apps.photos               | 30
Google Translate   | com.google.Translate                  | com.google.android.apps.translate            | 36
Firefox            | org.mozilla.ios.Firefox               | org.mozilla.firefox                          | 22
Netflix            | com.netflix.Netflix                   | com.netflix.mediaclient                      | 31
Disney+            | com.disney.disneyplus                 | com.disney.disneyplus                        | 16
Prime Video        | com.amazon.aiv.AIVApp                 | com.amazon.avod.thirdpartyclient             | 15
VLC                | org.videolan.vlc-ios                  | org.videolan.vlc                             | 8
Shazam             | com.shazam.Shazam                     | com.shazam.android                           | 21
Storytel           | com.storytel.iphone                   | grit.storytel.app                            | 9
Strava             | com.strava.stravaride                 | com.strava                                   | 24
komoot             | de.komoot.berlinbikeapp               | de.komoot.android                            | 17
Duolingo           | com.duolingo.DuolingoMobile           | com.duolingo                                 | 26
Booking.com        | com.booking.BookingApp                | com.booking                                  | 33
Airbnb             | com.airbnb.app                        | com.airbnb.android                           | 22
Tripadvisor        | com.tripadvisor.LocalPicks            | com.tripadvisor.tripadvisor                  | 11
Transavia          | com.transavia.transaviaCommercial     | -                                            | 9
Uber               | com.ubercab.UberClient                | com.ubercab                                  | 25
PayPal             | com.yourcompany.PPClient              | com.paypal.android.p2pmobile                 | 34
IKEA               | com.ingka.ikea.app                    | com.ingka.ikea.app                           | 27
Decathlon          | com.decathlon.appmobile               | com.decathlon.app                            | 13
Lidl Plus          | com.lidl.eci.lidl.plus                | com.lidl.eci.lidlplus                        | 33
Action             | com.action.consumerapp                | com.action.consumerapp                       | 24
Vinted             | lt.manodrabuziai.fr                   | fr.vinted                                    | 25
Zalando            | de.zalando.iphone                     | de.zalando.mobile                            | 21
eBay               | com.ebay.iphone                       | com.ebay.mobile                              | 7
Pinterest          | pinterest                             | com.pinterest                                | 23
Sonos              | com.sonos.SonosController2            | com.sonos.acr2                               | 12
Philips Hue        | com.philips.lighting.hue2             | com.philips.lighting.hue2                    | 15
Garmin Connect     | com.garmin.connect.mobile             | com.garmin.android.apps.connectmobile        | 16
Goodreads          | com.goodreads.Goodreads               | com.goodreads                                | 7
Kindle             | com.amazon.Lassen                     | com.amazon.kindle                            | 14
Audible            | com.audible.iphone                    | com.audible.application                      | 8
Headspace          | com.getsomeheadspace.headspace        | com.getsomeheadspace.android                 | 9
Trello             | com.fogcreek.trello                   | com.trello                                   | 14
Dropbox            | com.getdropbox.Dropbox                | com.dropbox.android                          | 12
Van Dale           | com.vandale.vandaleapp                | -                                            | 11
Proton Mail        | ch.protonmail.protonmail              | ch.protonmail.android                        | 9
Wikipedia          | org.wikimedia.wikipedia               | org.wikipedia                                | 14
Too Good To Go     | -                                     | com.app.tgtg                                 | 19
`;

/** What the organisation itself puts on its phones. The last is invented, like the organisation. */
const WORK = `
Teams              | com.microsoft.skype.teams             | com.microsoft.teams                          | 97
Outlook            | com.microsoft.Office.Outlook          | com.microsoft.office.outlook                 | 99
OneDrive           | com.microsoft.skydrive                | com.microsoft.skydrive                       | 90
Authenticator      | com.microsoft.azureauthenticator      | com.azure.authenticator                      | 98
Edge               | com.microsoft.msedge                  | com.microsoft.emmx                           | 92
Word               | com.microsoft.Office.Word             | com.microsoft.office.word                    | 80
Excel              | com.microsoft.Office.Excel            | com.microsoft.office.excel                   | 78
PowerPoint         | com.microsoft.Office.Powerpoint       | com.microsoft.office.powerpoint              | 70
OneNote            | com.microsoft.onenote                 | com.microsoft.office.onenote                 | 61
Intranet           | nl.example.intranet                   | nl.example.intranet                          | 100
`;

/** System apps, by the names that a Dutch phone shows. iPhones list them from iOS 26 on. */
const SYSTEM = `
Safari       | com.apple.mobilesafari      | -
Instellingen | com.apple.Preferences       | com.android.settings
Telefoon     | com.apple.mobilephone       | com.google.android.dialer
Berichten    | com.apple.MobileSMS         | com.google.android.apps.messaging
App Store    | com.apple.AppStore          | -
Play Store   | -                           | com.android.vending
Camera       | com.apple.camera            | com.sec.android.app.camera
Foto's       | com.apple.mobileslideshow   | com.sec.android.gallery3d
Agenda       | com.apple.mobilecal         | com.google.android.calendar
Contacten    | com.apple.MobileAddressBook | com.google.android.contacts
Klok         | com.apple.mobiletimer       | com.google.android.deskclock
Kaarten      | com.apple.Maps              | -
Notities     | com.apple.mobilenotes       | -
Weer         | com.apple.weather           | -
`;

const cells = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
const orNull = (cell: string | undefined): string | null => (!cell || cell === '-' ? null : cell);
const names = (cell: string | undefined): [string, ...string[]] => {
  const [first = '', ...rest] = (cell ?? '').split(';').map((name) => name.trim());
  return [first, ...rest];
};
const ordinary = ([name, ios, android, rate]: string[]): ExampleApp => ({
  id: null,
  names: names(name),
  ios: orNull(ios),
  android: orNull(android),
  rate: Number(rate ?? 100) / 100,
});

export const watchedApps: readonly ExampleApp[] = cells(WATCHED).map(
  ([id, name, ios, android, rate]) => ({
    id: orNull(id),
    names: names(name),
    ios: orNull(ios),
    android: orNull(android),
    rate: Number(rate),
  }),
);
export const ordinaryApps: readonly ExampleApp[] = cells(ORDINARY).map(ordinary);
export const workApps: readonly ExampleApp[] = cells(WORK).map(ordinary);
export const systemApps: readonly ExampleApp[] = cells(SYSTEM).map(ordinary);
