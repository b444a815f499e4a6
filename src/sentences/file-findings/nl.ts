import type { FileFindingWords } from './index.ts';

export const nl: FileFindingWords = {
  'apk.code-gap': 'In de nummers van de codebestanden zit een gat (classes2.dex, classes4.dex)',
  'apk.hidden-code': 'Er staat code waar Android niet zoekt; de app moet die zelf laden',
  'apk.manifest-many': 'Er zijn meer manifesten met dezelfde naam',
  'apk.no-app': 'Het archief is geen APK en bevat er geen',
  'apk.no-code':
    'De app zegt niet dat zij geen code heeft, en heeft er geen: die komt van elders, of is ingepakt',
  'apk.resources-packed': 'resources.arsc is ingepakt, in een app voor Android 11 of nieuwer',
  'apk.resources-unaligned':
    'resources.arsc begint niet op een grens van vier bytes, in een app voor Android 11 of nieuwer',
  'apk.several-apps':
    'Een archief waarin iemand een of meer apps heeft gezet: geen delen van één app',
  'arsc.chunk-size': 'Een blok reikt voorbij het einde, of is te klein voor zijn soort',
  'arsc.entry-broken':
    'De waarde van een resource ligt buiten haar blok, of de tekst ervan ontbreekt',
  'arsc.not-a-table':
    'resources.arsc is geen tabel van resources; namen die ernaar verwijzen zijn niet bekend',
  'arsc.reference-circle': 'Resources verwijzen in een kring naar elkaar',
  'arsc.reference-too-deep':
    'Een resource verwijst vaker door dan Android volgt (20), of naar te veel andere',
  'arsc.second-pool': 'Er is meer dan één verzameling teksten',
  'arsc.too-many-types': 'Meer blokken met waarden dan onze grens; de rest is niet bekeken',
  'arsc.too-much': 'Eén vraag leidde naar meer plaatsen of antwoorden dan onze grens',
  'arsc.unknown-chunk': 'Een blok van een onbekende soort is naar zijn grootte overgeslagen',
  'axml.attribute-layout':
    'Attributen van een element liggen verder uiteen, dichter bijeen of later dan de 20 bytes die iedereen schrijft',
  'axml.attribute-order': 'Een attribuut staat achter een met een hoger resourcenummer',
  'axml.attribute-without-id':
    'Een attribuut uit de naamruimte van Android heeft een naam en geen resourcenummer',
  'axml.attributes-outside':
    'Een element zegt dat het meer attributen heeft dan er in zijn blok passen',
  'axml.attributes-overlap': 'Attributen van een element liggen over elkaar',
  'axml.chunk-header':
    'De kop van een blok is kleiner of groter dan kan, of begint niet op een veelvoud van vier bytes',
  'axml.chunk-size':
    'Een blok is kleiner dan 8 (dan kan een lezer voorgoed stilstaan) of reikt voorbij het einde',
  'axml.cut-off': 'Het bestand eindigt voor zijn eerste element eindigt',
  'axml.duplicate-attribute': 'Hetzelfde attribuut staat twee keer in één element',
  'axml.end-before-start': 'Een element eindigt voor het eerste begint',
  'axml.header-size': 'De kop van een naamruimte, element of tekst heeft een andere grootte dan 16',
  'axml.index': 'Een naam of waarde verwijst naar een tekst die er niet is; die telt als geen',
  'axml.name-missing':
    'Een onderdeel, machtiging of vraag heeft geen naam, of de naam verwijst naar een resource',
  'axml.names-blanked': 'Namen van attributen zijn leeg',
  'axml.names-differ': 'Een attribuut heeft het nummer van het ene en de naam van het andere',
  'axml.no-manifest': 'Er is geen element manifest; er was niets te lezen',
  'axml.node-size': 'Een naamruimte, element of tekst is te klein voor wat erin moet staan',
  'axml.not-binary': 'Het bestand is geen binaire XML: te kort, of tekst',
  'axml.other-root': 'Het eerste element is niet manifest',
  'axml.package-name': 'Het pakket heeft geen naam die een telefoon aanneemt, of helemaal geen',
  'axml.raw-differs':
    'Een attribuut bevat twee verschillende teksten: zijn waarde, en de tekst waaruit die is gemaakt',
  'axml.root-header': 'De kop van het geheel heeft een andere grootte dan 8',
  'axml.root-size': 'Het bestand zegt groter te zijn dan het is, of te klein om iets te bevatten',
  'axml.root-type':
    'Het eerste getal is niet dat van binaire XML. Telefoons kijken er niet naar; veel hulpmiddelen stoppen hier',
  'axml.second-application': 'Er is meer dan één application',
  'axml.second-map':
    'Er is meer dan één lijst van resourcenummers of teksten voor het eerste element',
  'axml.second-pool':
    'Er is meer dan één lijst van resourcenummers of teksten voor het eerste element',
  'axml.second-root': 'Er staan elementen nadat het eerste is gesloten',
  'axml.string-count': 'De verzameling zegt dat zij meer teksten heeft dan erin passen',
  'axml.string-length': 'Een UTF-8-tekst bevat een nul',
  'axml.strings-broken':
    'De verzameling teksten spreekt zichzelf tegen, of eindigt niet met een nul',
  'axml.strings-gap':
    '64 bytes of meer waarnaar niets verwijst liggen tussen de lijst van teksten en de teksten',
  'axml.text-cut': 'Een tekst is langer dan onze grens en is afgekapt',
  'axml.too-deep':
    'Elementen liggen dieper in elkaar dan onze grens; de binnenste zijn overgeslagen',
  'axml.too-large': 'Het bestand is groter dan onze grens en is niet gelezen',
  'axml.too-many-strings': 'Meer teksten of onderdelen dan onze grenzen; de rest ontbreekt',
  'axml.too-much': 'Meer teksten of onderdelen dan onze grenzen; de rest ontbreekt',
  'axml.trailing-bytes':
    'Na het einde van de XML volgen bytes, binnen of buiten wat het bestand zegt te zijn',
  'axml.unknown-chunk': 'Een blok van een soort die niemand kent',
  'dex.checksum': 'De controlesom van de code klopt niet: zij is na het compileren veranderd',
  'dex.container': 'Eén bestand bevat meer lijsten van klassen (versie 041)',
  'dex.container-broken':
    'Waar de volgende lijst van klassen moet beginnen staat er geen, of de weg naar de volgende leidt nergens heen',
  'dex.cut-off': 'Een tabel van teksten, typen of klassen reikt voorbij het einde van het bestand',
  'dex.header-size': 'De kop zegt een andere grootte te hebben dan zijn versie heeft',
  'dex.not-dex':
    'Het bestand begint niet zoals code voor Android, of is geschreven voor machines met de andere bytevolgorde, die er niet zijn',
  'dex.reference-nowhere': 'Teksten, typen of klassen verwijzen naar iets buiten het bestand',
  'dex.size-differs': 'Het bestand zegt een andere grootte te hebben dan het heeft',
  'dex.unsorted': 'Typen staan niet in de volgorde die telefoons eisen',
  'dex.version': 'Een versie die wij niet kennen (035 tot 041 kennen wij)',
  'file.many-entries': 'Het archief heeft meer onderdelen dan enige echte app (50.000)',
  'file.two-platforms':
    'Bovenin is het zowel een app voor Android als een voor iOS. Die voor Android is gelezen',
  'ipa.ambiguous-app': 'Payload/ bevat meer dan één app',
  'ipa.binary-missing': 'Het programma dat Info.plist noemt is er niet, of is geen programma',
  'ipa.bundle-id': 'De bundel-ID is er geen die Apple uitgeeft',
  'ipa.bundle-id-differs': 'De codehandtekening is voor een andere kenmerknaam gezet',
  'ipa.fairplay': 'De map met sleutels van FairPlay is er: een kopie uit de App Store',
  'ipa.info-unreadable':
    'Info.plist van de app is niet te lezen: wie zij zegt te zijn is niet bekend',
  'ipa.limit': 'Meer programma’s, lijsten of namen dan onze grens; de rest is niet gelezen',
  'ipa.no-payload':
    'De app ligt niet in Payload/: een ingepakte map .app, zoals geen winkel en geen telefoon haar heeft',
  'ipa.profile-broken':
    'Het provisioning profile is geen ondertekend bericht; de lijst erin is gelezen als zij er was',
  'ipa.profile-not-apple':
    'Het profiel is niet ondertekend met het certificaat waarmee Apple profielen ondertekent: telefoons nemen het niet aan',
  'ipa.profile-signature':
    'De handtekening van het provisioning profile klopt er niet mee, of is niet te controleren',
  'ipa.signature':
    'De handtekening van het programma van de app klopt niet: over de lijst, of over de bladzijden van de code',
  'ipa.signer-not-apple':
    'De certificaten in de codehandtekening leiden niet naar een wortel van Apple: geen telefoon start haar, tenzij opnieuw ondertekend',
  'ipa.simulator':
    'Het programma is gemaakt voor de simulator op een Mac en werkt op geen telefoon',
  'ipa.store-id-differs': 'De App Store verkocht een andere app dan Info.plist zegt',
  'ipa.team-differs': 'Codehandtekening, rechten en profiel noemen meer dan één team',
  'ipa.team-unsigned': 'De codehandtekening noemt een team, en niemand heeft haar gezet',
  'ipa.unsigned':
    'Niemand heeft de app ondertekend: geen telefoon start haar, tenzij opnieuw ondertekend',
  'limit.answer': 'Het proces dat het bestand las zei meer dan het mag, en is beëindigd',
  'limit.code': 'Er is meer code, of er zijn meer delen, dan er worden gelezen',
  'limit.crash': 'Het proces dat het bestand las kwam tot geen antwoord: meld dit ons',
  'limit.dex':
    'Een codebestand heeft meer typen of lijsten van klassen dan telefoons aannemen; de rest is ongelezen',
  'limit.file-size': 'Het bestand is groter dan 4 GiB en is niet gelezen',
  'limit.findings': 'Van één code was er meer dan wordt bewaard',
  'limit.memory': 'Het lezen van het bestand kostte meer geheugen dan mag, en is beëindigd',
  'limit.nested': 'Archieven liggen te diep in elkaar, of te veel in één app; dit is niet gelezen',
  'limit.searched': 'Van één soort is er meer dan wordt bekeken',
  'limit.time': 'Het lezen van het bestand duurde langer dan mag, en is beëindigd',
  'limit.zip-directory': 'De inhoudsopgave is te groot; het einde ervan is niet gelezen',
  'limit.zip-entries': 'Er zijn te veel onderdelen; de rest is niet gelezen',
  'limit.zip-inflated':
    'De nodige onderdelen worden uitgepakt samen te groot; de rest is niet gelezen',
  'macho.command-size': 'Een laadopdracht is kleiner dan 8 of reikt voorbij het einde',
  'macho.commands-cut':
    'Er zijn minder laadopdrachten dan de kop zegt, of zij eindigen achter het bestand',
  'macho.cryptid-lies': 'Het programma zegt dat zijn code versleuteld is, en dat is zij niet',
  'macho.entitlements-differ':
    'De twee kopieën van de rechten noemen andere rechten of een ander team',
  'macho.entitlements-unsigned': 'De rechten zijn niet die waarvoor de codehandtekening is gezet',
  'macho.limit': 'Meer delen, klassen, symbolen of namen dan onze grenzen; de rest is niet gelezen',
  'macho.packed':
    'De teksten van het programma zijn ruis, en er is geen versleuteling opgegeven: ingepakt, of gemaakt om ze te verbergen',
  'macho.signature-broken': 'De codehandtekening is niet te lezen',
  'macho.signatures-differ':
    'De codehandtekening heeft lijsten die andere kenmerken of teams noemen',
  'macho.slice-outside':
    'Een deel voor één soort processor ligt buiten het bestand, of in een ander deel',
  'plist.bomb': 'Een lijst wordt uitgevouwen groter dan onze grens',
  'plist.broken': 'Het is geen property list, of een waarde ervan is er geen',
  'plist.cycle': 'Een lijst bevat zichzelf',
  'plist.duplicate-key': 'Een sleutel staat twee keer in één dict',
  'plist.entities': 'Een property list in XML brengt eigen entiteiten mee',
  'plist.json': 'Het is JSON, en geen telefoon neemt dat als property list aan',
  'plist.offset': 'Een verwijzing leidt naar geen object, of buiten het bestand',
  'plist.too-deep': 'Dieper in elkaar dan onze grens; wat erin zit ontbreekt',
  'plist.too-large': 'Groter dan onze grens, en niet gelezen',
  'sig.algorithm-unknown':
    'Een ondertekenaar gebruikt alleen algoritmen die telefoons noch wij kennen',
  'sig.algorithms-differ':
    'De lijsten van controlesommen en handtekeningen noemen andere algoritmen, of in een andere volgorde: er is er een uitgenomen',
  'sig.attribute-broken': 'Een aanvullend attribuut is afgekapt of leidt uit zijn lijst',
  'sig.block-broken': 'De groottes in het ondertekenblok kloppen niet met elkaar',
  'sig.certificate-broken': 'Het certificaat van een ondertekenaar ontbreekt of is er geen',
  'sig.content-differs': 'De inhoud is niet wat is ondertekend',
  'sig.debug-key':
    'Ondertekend met een sleutel die het bouwgereedschap van Android op de machine van een ontwikkelaar maakte: van niemand herkenbaar, en geen uitgave van iemand',
  'sig.duplicate-block': 'Twee blokken met één nummer',
  'sig.entry-differs': 'v1: de inhoud van onderdelen is niet wat MANIFEST.MF zegt',
  'sig.entry-unread':
    'v1: onderdelen zijn te groot of niet uit te pakken, zodat niemand het kan zeggen; de ondertekenaar geldt als niet gecontroleerd',
  'sig.janus': 'Het bestand begint als code voor Android',
  'sig.key-differs':
    'De sleutel die ondertekende is niet die van het certificaat: iemand toont het certificaat van een ander',
  'sig.limit': 'Een grens van ons is bereikt (docs/vetting-limits.md)',
  'sig.lineage-broken': 'Het bewijs dat de ene sleutel de andere opvolgde klopt niet',
  'sig.none': 'Er is geen handtekening die te lezen was',
  'sig.range-differs':
    'De versies van Android waarvoor een v3-ondertekenaar geldt zijn niet die waarvoor hij tekende',
  'sig.range-gap': 'Op versies van Android waarvoor de app is heeft v3 geen ondertekenaar',
  'sig.range-overlap': 'Twee v3-ondertekenaars gelden voor dezelfde telefoons',
  'sig.rotated': 'Een eerder certificaat van dezelfde ontwikkelaar',
  'sig.scheme-unread': 'Ondertekend op een manier die nieuwer is dan wij lezen',
  'sig.schemes-differ':
    'De ene manier heeft andere ondertekenaars dan de nieuwste, en geen opvolging verklaart dat: oude en nieuwe telefoons vertrouwen anderen',
  'sig.signature-fails': 'Een handtekening is niet met deze sleutel over deze gegevens gezet',
  'sig.signer-broken':
    'Een lijst van ondertekenaars, of een ondertekenaar, is leeg, afgekapt of groter dan onze grenzen',
  'sig.stripped':
    'Een ondertekenaar zegt dat er ook een nieuwere manier is (missing), en die is er niet: iemand nam haar weg',
  'sig.test-key':
    'Ondertekend met een sleutel uit de broncode van Android zelf, die openbaar is: iedereen kan dit ondertekenen',
  'sig.unknown-block': 'Blokken met nummers waarvoor wij geen naam hebben',
  'sig.unsigned-entry':
    'v1: onderdelen waarvoor MANIFEST.MF geen controlesom heeft die telefoons kennen',
  'sig.v1-fails': 'Een v1-handtekening klopt niet',
  'sig.v1-missing':
    'Telefoons met een versie van Android waarvoor de app is, vinden geen handtekening die zij kennen',
  'sig.v1-only': 'Alleen v1, dat de onderdelen dekt en niet het archief eromheen',
  'sig.v1-refused': 'Alleen v1, voor een app die op API 30 of nieuwer is gericht',
  'sig.v1-unused': 'Er is een v1-handtekening, en geen telefoon waarvoor de app is kijkt ernaar',
  'split.missing': 'De app zegt delen nodig te hebben die er niet zijn',
  'split.no-base': 'De delen van een app zijn er zonder de basis',
  'split.package-differs':
    'Delen hebben een ander pakket, versienummer of ondertekenaar dan de basis',
  'split.signer-differs':
    'Delen hebben een ander pakket, versienummer of ondertekenaar dan de basis',
  'split.unread': 'Een deel is niet te openen, om de reden in why',
  'split.version-differs':
    'Delen hebben een ander pakket, versienummer of ondertekenaar dan de basis',
  'zip.bomb': 'Een onderdeel bevat, of zegt te bevatten, meer dan kan',
  'zip.broken-data': 'De ingepakte bytes van een nodig onderdeel zijn kapot',
  'zip.count-differs': 'Het slotstuk noemt een ander aantal onderdelen dan er zijn',
  'zip.crc-wrong': 'De inhoud van een onderdeel heeft een andere CRC dan het archief zegt',
  'zip.directory-differs':
    'De inhoudsopgave is niet waar, of niet wat, het einde van het archief zegt',
  'zip.disk-number': 'Het archief zegt een deel van meer te zijn',
  'zip.duplicate-name': 'Twee onderdelen hebben dezelfde naam',
  'zip.encrypted-flag': 'Een onderdeel zegt dat het versleuteld is',
  'zip.end-record-many':
    'Iets anders aan het einde van het bestand lijkt op een slotstuk, in de opmerking bijvoorbeeld',
  'zip.local-differs':
    'De kop voor een onderdeel noemt een andere naam, methode of grootte dan de inhoudsopgave, of er is geen kop, of het extra veld is onzin',
  'zip.method-unknown': 'Een onderdeel is ingepakt op een manier die telefoons niet kennen',
  'zip.name-odd': 'De naam van een onderdeel misleidt, of is voor hulpmiddelen te veel',
  'zip.no-end-record': 'Het bestand is geen ZIP-archief, of zijn einde is afgekapt',
  'zip.offsets-shifted': 'Voor het archief zijn bytes gezet zonder de plaatsen aan te passen',
  'zip.overlap': 'Twee onderdelen liggen in dezelfde bytes',
  'zip.prefix': 'Voor het archief liggen bytes',
  'zip.size-differs':
    'declared: de opgegeven groottes van een onderdeel kunnen niet waar zijn. content: het is anders van grootte dan het zegt. packed: achter het einde van de ingepakte inhoud ligt nog iets',
  'zip.trailing-bytes': 'Na het einde van het archief volgen bytes',
  'zip.unlisted-bytes':
    'Bytes tussen de onderdelen horen bij geen ervan, nullen daargelaten: achtergelaten door gereedschap dat ter plaatse wist, of daar verborgen',
  'zip.version-needed':
    'Een onderdeel zegt een nieuwere versie van de ZIP-indeling nodig te hebben dan er is',
  'zip.zip64': 'Het archief heeft de velden voor meer dan 4 GiB of 65.534 onderdelen',
};
