import type { FileFindingWords } from './index.ts';

export const de: FileFindingWords = {
  'apk.code-gap': 'Die Nummern der Codedateien haben eine Lücke (classes2.dex, classes4.dex)',
  'apk.hidden-code': 'Code liegt, wo Android nicht sucht; die App muss ihn selbst laden',
  'apk.manifest-many': 'Es gibt mehrere Manifeste mit demselben Namen',
  'apk.no-app': 'Das Archiv ist keine APK und enthält keine',
  'apk.no-code':
    'Die App sagt nicht, dass sie keinen Code hat, und hat keinen: Er kommt von anderswo oder ist verpackt',
  'apk.resources-packed': 'resources.arsc ist gepackt, in einer App für Android 11 oder neuer',
  'apk.resources-unaligned':
    'resources.arsc beginnt nicht auf einer Grenze von vier Bytes, in einer App für Android 11 oder neuer',
  'apk.several-apps':
    'Ein Archiv, in das jemand eine oder mehrere Apps gelegt hat: nicht die Teile einer einzigen',
  'arsc.chunk-size': 'Ein Block reicht über das Ende hinaus oder ist für seine Art zu klein',
  'arsc.entry-broken': 'Der Wert einer Ressource liegt außerhalb ihres Blocks, oder ihr Text fehlt',
  'arsc.not-a-table':
    'resources.arsc ist keine Tabelle von Ressourcen; Namen, die darauf verweisen, sind nicht bekannt',
  'arsc.reference-circle': 'Ressourcen verweisen im Kreis aufeinander',
  'arsc.reference-too-deep':
    'Eine Ressource verweist öfter weiter, als Android folgt (20), oder auf zu viele andere',
  'arsc.second-pool': 'Es gibt mehr als eine Sammlung von Texten',
  'arsc.too-many-types': 'Mehr Blöcke mit Werten als unsere Grenze; der Rest wurde nicht befragt',
  'arsc.too-much': 'Eine Frage führte zu mehr Stellen oder Antworten als unsere Grenze',
  'arsc.unknown-chunk': 'Ein Block unbekannter Art wurde nach seiner Größe übersprungen',
  'axml.attribute-layout':
    'Attribute eines Elements liegen weiter auseinander, enger oder später als die 20 Byte, die alle schreiben',
  'axml.attribute-order': 'Ein Attribut steht hinter einem mit höherer Ressourcennummer',
  'axml.attribute-without-id':
    'Ein Attribut aus dem Namensraum von Android hat einen Namen und keine Ressourcennummer',
  'axml.attributes-outside':
    'Ein Element sagt, es habe mehr Attribute, als in seinem Block Platz haben',
  'axml.attributes-overlap': 'Attribute eines Elements liegen übereinander',
  'axml.chunk-header':
    'Der Kopf eines Blocks ist kleiner oder größer als möglich oder beginnt nicht auf einem Vielfachen von vier Byte',
  'axml.chunk-size':
    'Ein Block ist kleiner als 8 (dann könnte ein Leser für immer stehen bleiben) oder reicht über das Ende',
  'axml.cut-off': 'Die Datei endet, ehe ihr erstes Element endet',
  'axml.duplicate-attribute': 'Dasselbe Attribut steht zweimal in einem Element',
  'axml.end-before-start': 'Ein Element endet, ehe das erste beginnt',
  'axml.header-size':
    'Der Kopf eines Namensraums, Elements oder Textes hat eine andere Größe als 16',
  'axml.index':
    'Ein Name oder Wert verweist auf einen Text, den es nicht gibt; er zählt als keiner',
  'axml.name-missing':
    'Ein Bestandteil, eine Berechtigung oder eine Abfrage hat keinen Namen, oder er verweist auf eine Ressource',
  'axml.names-blanked': 'Namen von Attributen sind leer',
  'axml.names-differ': 'Ein Attribut hat die Nummer des einen und den Namen des anderen',
  'axml.no-manifest': 'Es gibt kein Element manifest; nichts war zu lesen',
  'axml.node-size': 'Ein Namensraum, Element oder Text ist zu klein für das, was darin stehen muss',
  'axml.not-binary': 'Die Datei ist kein binäres XML: zu kurz, oder Text',
  'axml.other-root': 'Das erste Element ist nicht manifest',
  'axml.package-name': 'Das Paket hat keinen Namen, den ein Telefon annimmt, oder gar keinen',
  'axml.raw-differs':
    'Ein Attribut enthält zwei verschiedene Texte: seinen Wert und den Text, aus dem er gemacht wurde',
  'axml.root-header': 'Der Kopf des Ganzen hat eine andere Größe als 8',
  'axml.root-size':
    'Die Datei nennt sich größer, als sie ist, oder zu klein, um etwas zu enthalten',
  'axml.root-type':
    'Die erste Zahl ist nicht die von binärem XML. Telefone sehen nicht hin; viele Werkzeuge halten hier an',
  'axml.second-application': 'Es gibt mehr als eine application',
  'axml.second-map':
    'Vor dem ersten Element steht mehr als eine Liste von Ressourcennummern oder Texten',
  'axml.second-pool':
    'Vor dem ersten Element steht mehr als eine Liste von Ressourcennummern oder Texten',
  'axml.second-root': 'Elemente stehen, nachdem das erste geschlossen ist',
  'axml.string-count': 'Die Sammlung sagt, sie habe mehr Texte, als Platz haben',
  'axml.string-length': 'Ein UTF-8-Text enthält eine Null',
  'axml.strings-broken': 'Die Sammlung der Texte widerspricht sich oder endet nicht mit einer Null',
  'axml.strings-gap':
    '64 Byte oder mehr, auf die nichts verweist, liegen zwischen der Liste der Texte und den Texten',
  'axml.text-cut': 'Ein Text ist länger als unsere Grenze und wurde gekürzt',
  'axml.too-deep':
    'Elemente liegen tiefer ineinander als unsere Grenze; die inneren wurden übergangen',
  'axml.too-large': 'Die Datei ist größer als unsere Grenze und wurde nicht gelesen',
  'axml.too-many-strings': 'Mehr Texte oder Teile als unsere Grenzen; der Rest fehlt',
  'axml.too-much': 'Mehr Texte oder Teile als unsere Grenzen; der Rest fehlt',
  'axml.trailing-bytes':
    'Nach dem Ende des XML folgen Bytes, innerhalb oder außerhalb dessen, was die Datei zu sein angibt',
  'axml.unknown-chunk': 'Ein Block einer Art, die niemand kennt',
  'dex.checksum': 'Die Prüfsumme des Codes ist falsch: Er wurde nach dem Übersetzen verändert',
  'dex.container': 'Eine Datei enthält mehrere Klassenlisten (Version 041)',
  'dex.container-broken':
    'Wo die nächste Klassenliste beginnen soll, ist keine, oder ihr Weg zur nächsten führt nirgendwohin',
  'dex.cut-off': 'Eine Tabelle von Texten, Typen oder Klassen reicht über das Ende der Datei',
  'dex.header-size': 'Der Kopf nennt eine andere Größe, als seine Version hat',
  'dex.not-dex':
    'Die Datei beginnt nicht wie Code für Android oder ist für Maschinen der anderen Bytefolge geschrieben, die es nicht gibt',
  'dex.reference-nowhere': 'Texte, Typen oder Klassen verweisen auf etwas außerhalb der Datei',
  'dex.size-differs': 'Die Datei nennt eine andere Größe, als sie hat',
  'dex.unsorted': 'Typen stehen nicht in der Ordnung, die Telefone verlangen',
  'dex.version': 'Eine Version, die wir nicht kennen (bekannt sind 035 bis 041)',
  'file.many-entries': 'Das Archiv hat mehr Einträge als jede echte App (50.000)',
  'file.two-platforms':
    'Zuoberst ist es eine App für Android und eine für iOS zugleich. Gelesen wurde die für Android',
  'ipa.ambiguous-app': 'Payload/ enthält mehr als eine App',
  'ipa.binary-missing': 'Das Programm, das Info.plist nennt, fehlt oder ist kein Programm',
  'ipa.bundle-id': 'Die Bundle-ID ist keine, wie Apple sie vergibt',
  'ipa.bundle-id-differs': 'Die Codesignatur wurde für eine andere Kennung gemacht',
  'ipa.fairplay': 'Der Ordner mit Schlüsseln von FairPlay ist da: eine Kopie aus dem App Store',
  'ipa.info-unreadable':
    'Info.plist der App ist nicht lesbar: Wer sie zu sein angibt, ist nicht bekannt',
  'ipa.limit': 'Mehr Programme, Listen oder Namen als unsere Grenze; der Rest wurde nicht gelesen',
  'ipa.no-payload':
    'Die App liegt nicht in Payload/: ein gepackter Ordner .app, wie ihn kein Store und kein Telefon hat',
  'ipa.profile-broken':
    'Das Provisioning Profile ist keine signierte Nachricht; die Liste darin wurde gelesen, falls es sie gab',
  'ipa.profile-not-apple':
    'Das Profil ist nicht mit dem Zertifikat signiert, mit dem Apple Profile signiert: Telefone nehmen es nicht an',
  'ipa.profile-signature':
    'Die Signatur des Provisioning Profile passt nicht zu ihm oder ist nicht prüfbar',
  'ipa.signature':
    'Die Signatur des Programms der App stimmt nicht: über ihre Liste oder über die Seiten des Codes',
  'ipa.signer-not-apple':
    'Die Zertifikate der Codesignatur führen zu keiner Wurzel von Apple: Kein Telefon startet sie, außer neu signiert',
  'ipa.simulator':
    'Das Programm wurde für den Simulator auf einem Mac gemacht und läuft auf keinem Telefon',
  'ipa.store-id-differs': 'Der App Store verkaufte eine andere App, als Info.plist angibt',
  'ipa.team-differs': 'Codesignatur, Rechte und Profil nennen mehr als ein Team',
  'ipa.team-unsigned': 'Die Codesignatur nennt ein Team, und niemand hat sie geleistet',
  'ipa.unsigned': 'Niemand hat die App signiert: Kein Telefon startet sie, außer neu signiert',
  'limit.answer': 'Der Prozess, der die Datei las, sagte mehr, als er darf, und wurde beendet',
  'limit.code': 'Es gibt mehr Code oder mehr Teile, als gelesen werden',
  'limit.crash': 'Der Prozess, der die Datei las, kam zu keiner Antwort: Bitte melden Sie das',
  'limit.dex':
    'Eine Codedatei hat mehr Typen oder Klassenlisten, als Telefone annehmen; der Rest ist ungelesen',
  'limit.file-size': 'Die Datei ist größer als 4 GiB und wurde nicht gelesen',
  'limit.findings': 'Von einem Code gab es mehr, als behalten wird',
  'limit.memory': 'Das Lesen der Datei brauchte mehr Speicher, als es darf, und wurde beendet',
  'limit.nested':
    'Archive liegen zu tief ineinander oder zu viele in einer App; dieses ist ungelesen',
  'limit.searched': 'Von einer Art gibt es mehr, als angesehen wird',
  'limit.time': 'Das Lesen der Datei dauerte länger, als es darf, und wurde beendet',
  'limit.zip-directory': 'Das Inhaltsverzeichnis ist zu groß; sein Ende ist ungelesen',
  'limit.zip-entries': 'Es gibt zu viele Einträge; der Rest ist ungelesen',
  'limit.zip-inflated':
    'Die nötigen Einträge werden entpackt zusammen zu groß; der Rest ist ungelesen',
  'macho.command-size': 'Ein Ladebefehl ist kleiner als 8 oder reicht über das Ende',
  'macho.commands-cut':
    'Es gibt weniger Ladebefehle, als der Kopf sagt, oder sie enden hinter der Datei',
  'macho.cryptid-lies': 'Das Programm sagt, sein Code sei verschlüsselt, und er ist es nicht',
  'macho.entitlements-differ':
    'Die beiden Kopien der Rechte nennen andere Rechte oder ein anderes Team',
  'macho.entitlements-unsigned':
    'Die Rechte sind nicht die, für die die Codesignatur gemacht wurde',
  'macho.limit':
    'Mehr Teile, Klassen, Symbole oder Namen als unsere Grenzen; der Rest wurde nicht gelesen',
  'macho.packed':
    'Die Texte des Programms sind Rauschen, und keine Verschlüsselung ist angegeben: verpackt oder gebaut, um sie zu verbergen',
  'macho.signature-broken': 'Die Codesignatur ist nicht lesbar',
  'macho.signatures-differ':
    'Die Codesignatur hat Listen, die verschiedene Kennungen oder Teams nennen',
  'macho.slice-outside':
    'Ein Teil für eine Art von Prozessor liegt außerhalb der Datei oder in einem anderen Teil',
  'plist.bomb': 'Eine Property List entfaltet sich über unsere Grenze hinaus',
  'plist.broken': 'Es ist keine Property List, oder einer ihrer Werte ist keiner',
  'plist.cycle': 'Eine Liste enthält sich selbst',
  'plist.duplicate-key': 'Ein Schlüssel steht zweimal in einem dict',
  'plist.entities': 'Eine Property List in XML bringt eigene Entitäten mit',
  'plist.json': 'Es ist JSON, das kein Telefon als Property List annimmt',
  'plist.offset': 'Ein Verweis führt zu keinem Objekt oder aus der Datei hinaus',
  'plist.too-deep': 'Tiefer ineinander als unsere Grenze; was darin ist, fehlt',
  'plist.too-large': 'Größer als unsere Grenze und nicht gelesen',
  'sig.algorithm-unknown':
    'Ein Unterzeichner verwendet nur Verfahren, die weder Telefone noch wir kennen',
  'sig.algorithms-differ':
    'Die Listen der Prüfsummen und der Signaturen nennen andere Verfahren oder eine andere Folge: Eines wurde herausgenommen',
  'sig.attribute-broken': 'Ein weiteres Attribut ist abgeschnitten oder führt aus seiner Liste',
  'sig.block-broken': 'Die Größen im Signaturblock passen nicht zueinander',
  'sig.certificate-broken': 'Das Zertifikat eines Unterzeichners fehlt oder ist keines',
  'sig.content-differs': 'Der Inhalt ist nicht, was signiert wurde',
  'sig.debug-key':
    'Signiert mit einem Schlüssel, den die Bauwerkzeuge von Android auf dem Rechner eines Entwicklers machten: niemandes Ausweis und niemandes Ausgabe',
  'sig.duplicate-block': 'Zwei Blöcke mit einer Nummer',
  'sig.entry-differs': 'v1: Der Inhalt von Einträgen ist nicht, was MANIFEST.MF sagt',
  'sig.entry-unread':
    'v1: Einträge sind zu groß oder nicht zu entpacken, sodass es niemand sagen kann; der Unterzeichner gilt als nicht geprüft',
  'sig.janus': 'Die Datei beginnt wie Code für Android',
  'sig.key-differs':
    'Der Schlüssel, der signierte, ist nicht der des Zertifikats: Jemand zeigt ein fremdes Zertifikat',
  'sig.limit': 'Eine Grenze von uns wurde erreicht (docs/vetting-limits.md)',
  'sig.lineage-broken': 'Der Beweis, dass ein Schlüssel einem anderen folgte, stimmt nicht',
  'sig.none': 'Es gibt keine Signatur, die zu lesen war',
  'sig.range-differs':
    'Die Versionen von Android, für die ein v3-Unterzeichner gilt, sind nicht die, die er signierte',
  'sig.range-gap': 'Für Versionen von Android, für die die App ist, hat v3 keinen Unterzeichner',
  'sig.range-overlap': 'Zwei v3-Unterzeichner gelten für dieselben Telefone',
  'sig.rotated': 'Ein früheres Zertifikat desselben Entwicklers',
  'sig.scheme-unread': 'Signiert mit einem Verfahren, das neuer ist als die, die wir lesen',
  'sig.schemes-differ':
    'Ein Verfahren hat andere Unterzeichner als das neueste, und kein Wechsel erklärt es: Alte und neue Telefone vertrauen verschiedenen',
  'sig.signature-fails': 'Eine Signatur wurde nicht mit diesem Schlüssel über diese Daten gemacht',
  'sig.signer-broken':
    'Eine Liste von Unterzeichnern oder ein Unterzeichner ist leer, abgeschnitten oder über unseren Grenzen',
  'sig.stripped':
    'Ein Unterzeichner sagt, es gebe auch ein neueres Verfahren (missing), und es fehlt: Jemand nahm es weg',
  'sig.test-key':
    'Signiert mit einem Schlüssel aus dem Quelltext von Android, der öffentlich ist: Das kann jeder signieren',
  'sig.unknown-block': 'Blöcke mit Nummern, für die wir keinen Namen haben',
  'sig.unsigned-entry':
    'v1: Einträge, für die MANIFEST.MF keine Prüfsumme hat, die Telefone kennen',
  'sig.v1-fails': 'Eine v1-Signatur stimmt nicht',
  'sig.v1-missing':
    'Telefone mit einer Version von Android, für die die App ist, finden keine Signatur, die sie kennen',
  'sig.v1-only': 'Nur v1, das die Einträge deckt und nicht das Archiv darum',
  'sig.v1-refused': 'Nur v1, für eine App, die auf API 30 oder neuer zielt',
  'sig.v1-unused': 'Es gibt eine v1-Signatur, und kein Telefon, für das die App ist, sieht sie an',
  'split.missing': 'Die App gibt an, Teile zu brauchen, die nicht da sind',
  'split.no-base': 'Die Teile einer App sind da, ohne die Basis',
  'split.package-differs':
    'Teile haben ein anderes Paket, eine andere Versionsnummer oder einen anderen Unterzeichner als die Basis',
  'split.signer-differs':
    'Teile haben ein anderes Paket, eine andere Versionsnummer oder einen anderen Unterzeichner als die Basis',
  'split.unread': 'Ein Teil ist nicht zu öffnen, aus dem Grund in why',
  'split.version-differs':
    'Teile haben ein anderes Paket, eine andere Versionsnummer oder einen anderen Unterzeichner als die Basis',
  'zip.bomb': 'Ein Eintrag enthält mehr, als er könnte, oder gibt es an',
  'zip.broken-data': 'Die gepackten Bytes eines nötigen Eintrags sind defekt',
  'zip.count-differs': 'Der Schlusseintrag nennt eine andere Zahl von Einträgen, als es gibt',
  'zip.crc-wrong': 'Der Inhalt eines Eintrags hat eine andere CRC, als das Archiv sagt',
  'zip.directory-differs':
    'Das Inhaltsverzeichnis ist nicht dort oder nicht das, was das Ende des Archivs sagt',
  'zip.disk-number': 'Das Archiv gibt an, ein Teil von mehreren zu sein',
  'zip.duplicate-name': 'Zwei Einträge haben denselben Namen',
  'zip.encrypted-flag': 'Ein Eintrag gibt an, verschlüsselt zu sein',
  'zip.end-record-many':
    'Etwas anderes am Ende der Datei sieht wie ein Schlusseintrag aus, etwa im Kommentar',
  'zip.local-differs':
    'Der Kopf vor einem Eintrag nennt anderen Namen, anderes Verfahren oder andere Größen als das Inhaltsverzeichnis, oder er fehlt, oder sein Zusatzfeld ist Unsinn',
  'zip.method-unknown': 'Ein Eintrag ist mit einem Verfahren gepackt, das Telefone nicht kennen',
  'zip.name-odd': 'Der Name eines Eintrags täuscht oder ist Werkzeugen zu viel',
  'zip.no-end-record': 'Die Datei ist kein ZIP-Archiv, oder ihr Ende wurde abgeschnitten',
  'zip.offsets-shifted': 'Vor das Archiv wurden Bytes gesetzt, ohne die Stellenangaben anzupassen',
  'zip.overlap': 'Zwei Einträge liegen in denselben Bytes',
  'zip.prefix': 'Vor dem Archiv liegen Bytes',
  'zip.size-differs':
    'declared: Die Größen eines Eintrags können nicht stimmen. content: Er ist anders groß, als er sagt. packed: Hinter dem Ende seines gepackten Inhalts liegt etwas',
  'zip.trailing-bytes': 'Nach dem Ende des Archivs folgen Bytes',
  'zip.unlisted-bytes':
    'Bytes zwischen den Einträgen gehören zu keinem, von Nullen abgesehen: von Werkzeugen zurückgelassen, die an Ort und Stelle löschen, oder dort versteckt',
  'zip.version-needed':
    'Ein Eintrag gibt an, eine neuere Fassung des ZIP-Formats zu brauchen, als es gibt',
  'zip.zip64': 'Das Archiv hat die Felder für mehr als 4 GiB oder 65.534 Einträge',
};
