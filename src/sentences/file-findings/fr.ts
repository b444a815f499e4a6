import type { FileFindingWords } from './index.ts';

export const fr: FileFindingWords = {
  'apk.code-gap': 'Les numéros des fichiers de code ont un trou (classes2.dex, classes4.dex)',
  'apk.hidden-code': 'Du code se trouve où Android ne cherche pas ; l’application doit le charger',
  'apk.manifest-many': 'Il y a plusieurs manifestes du même nom',
  'apk.no-app': 'L’archive n’est pas un APK et n’en contient pas',
  'apk.no-code':
    'L’application ne dit pas qu’elle est sans code, et n’en a pas : il vient d’ailleurs, ou est empaqueté',
  'apk.resources-packed':
    'resources.arsc est compressé, dans une application pour Android 11 ou plus récent',
  'apk.resources-unaligned':
    'resources.arsc ne commence pas sur une limite de quatre octets, dans une application pour Android 11 ou plus récent',
  'apk.several-apps':
    'Une archive où quelqu’un a mis une ou plusieurs applications : pas les parties d’une seule',
  'arsc.chunk-size': 'Un bloc dépasse la fin, ou est trop petit pour son genre',
  'arsc.entry-broken': 'La valeur d’une ressource est hors de son bloc, ou son texte manque',
  'arsc.not-a-table':
    'resources.arsc n’est pas une table de ressources ; les noms qui y renvoient ne sont pas connus',
  'arsc.reference-circle': 'Des ressources renvoient l’une à l’autre en cercle',
  'arsc.reference-too-deep':
    'Une ressource renvoie plus loin qu’Android ne suit (20), ou à trop d’autres',
  'arsc.second-pool': 'Il y a plus d’un ensemble de textes',
  'arsc.too-many-types': 'Plus de blocs de valeurs que notre limite ; le reste n’est pas consulté',
  'arsc.too-much': 'Une question a mené à plus d’endroits ou de réponses que notre limite',
  'arsc.unknown-chunk': 'Un bloc d’un genre inconnu a été passé d’après sa taille',
  'axml.attribute-layout':
    'Les attributs d’un élément sont plus espacés, plus serrés ou plus loin que les 20 octets que tous écrivent',
  'axml.attribute-order': 'Un attribut suit un autre dont le numéro de ressource est plus grand',
  'axml.attribute-without-id':
    'Un attribut de l’espace de noms d’Android a un nom et pas de numéro de ressource',
  'axml.attributes-outside': 'Un élément annonce plus d’attributs que son bloc ne peut en contenir',
  'axml.attributes-overlap': 'Les attributs d’un élément se chevauchent',
  'axml.chunk-header':
    'L’en-tête d’un bloc est plus petit ou plus grand que possible, ou ne commence pas à un multiple de quatre octets',
  'axml.chunk-size':
    'Un bloc fait moins de 8 (un lecteur pourrait s’arrêter à jamais) ou dépasse la fin',
  'axml.cut-off': 'Le fichier finit avant son premier élément',
  'axml.duplicate-attribute': 'Le même attribut figure deux fois dans un élément',
  'axml.end-before-start': 'Un élément finit avant que le premier ne commence',
  'axml.header-size':
    'L’en-tête d’un espace de noms, d’un élément ou d’un texte a une autre taille que 16',
  'axml.index': 'Un nom ou une valeur renvoie à un texte qui n’est pas là ; cela compte pour aucun',
  'axml.name-missing':
    'Un composant, une autorisation ou une requête n’a pas de nom, ou son nom renvoie à une ressource',
  'axml.names-blanked': 'Des noms d’attributs sont vides',
  'axml.names-differ': 'Un attribut a le numéro de l’un et le nom de l’autre',
  'axml.no-manifest': 'Il n’y a pas d’élément manifest ; rien n’a pu être lu',
  'axml.node-size':
    'Un espace de noms, un élément ou un texte est trop petit pour ce qu’il doit contenir',
  'axml.not-binary': 'Le fichier n’est pas du XML binaire : trop court, ou du texte',
  'axml.other-root': 'Le premier élément n’est pas manifest',
  'axml.package-name': 'Le paquet n’a pas de nom qu’un téléphone accepte, ou n’en a aucun',
  'axml.raw-differs':
    'Un attribut contient deux textes différents : sa valeur, et le texte dont elle a été faite',
  'axml.root-header': 'L’en-tête de l’ensemble a une autre taille que 8',
  'axml.root-size': 'Le fichier se dit plus grand qu’il n’est, ou trop petit pour rien contenir',
  'axml.root-type':
    'Le premier nombre n’est pas celui du XML binaire. Les téléphones n’y regardent pas ; bien des outils s’arrêtent là',
  'axml.second-application': 'Il y a plus d’un élément application',
  'axml.second-map':
    'Il y a plus d’une liste de numéros de ressources, ou de textes, avant le premier élément',
  'axml.second-pool':
    'Il y a plus d’une liste de numéros de ressources, ou de textes, avant le premier élément',
  'axml.second-root': 'Des éléments suivent la fin du premier',
  'axml.string-count': 'L’ensemble annonce plus de textes qu’il ne peut en contenir',
  'axml.string-length': 'Un texte UTF-8 contient un zéro',
  'axml.strings-broken': 'L’ensemble des textes se contredit, ou ne finit pas par un zéro',
  'axml.strings-gap':
    '64 octets ou plus auxquels rien ne renvoie se trouvent entre la liste des textes et les textes',
  'axml.text-cut': 'Un texte dépasse notre limite et a été coupé',
  'axml.too-deep':
    'Des éléments sont imbriqués au-delà de notre limite ; ceux du dedans ont été passés',
  'axml.too-large': 'Le fichier dépasse notre limite et n’a pas été lu',
  'axml.too-many-strings': 'Plus de textes ou de parties que nos limites ; le reste manque',
  'axml.too-much': 'Plus de textes ou de parties que nos limites ; le reste manque',
  'axml.trailing-bytes':
    'Des octets suivent la fin du XML, dans ou hors de ce que le fichier dit être',
  'axml.unknown-chunk': 'Un bloc d’un genre que personne ne connaît',
  'dex.checksum': 'La somme de contrôle du code est fausse : il a été changé après compilation',
  'dex.container': 'Un fichier contient plusieurs listes de classes (version 041)',
  'dex.container-broken':
    'Là où doit commencer la liste de classes suivante il n’y en a pas, ou son chemin vers la suivante ne mène nulle part',
  'dex.cut-off': 'Une table de textes, de types ou de classes dépasse la fin du fichier',
  'dex.header-size': 'L’en-tête annonce une autre taille que celle de sa version',
  'dex.not-dex':
    'Le fichier ne commence pas comme du code pour Android, ou est écrit pour des machines de l’autre ordre d’octets, qui n’existent pas',
  'dex.reference-nowhere': 'Des textes, types ou classes renvoient hors du fichier',
  'dex.size-differs': 'Le fichier annonce une autre taille que la sienne',
  'dex.unsorted': 'Les types ne sont pas dans l’ordre que les téléphones exigent',
  'dex.version': 'Une version que nous ne connaissons pas (nous connaissons 035 à 041)',
  'file.many-entries': 'L’archive a plus d’entrées qu’aucune vraie application (50 000)',
  'file.two-platforms':
    'En haut, c’est à la fois une application pour Android et une pour iOS. Celle pour Android a été lue',
  'ipa.ambiguous-app': 'Payload/ contient plus d’une application',
  'ipa.binary-missing': 'Le programme que nomme Info.plist manque, ou n’en est pas un',
  'ipa.bundle-id': 'L’identifiant de l’application n’est pas de ceux qu’Apple attribue',
  'ipa.bundle-id-differs': 'La signature du code a été faite pour un autre identifiant',
  'ipa.fairplay': 'Le dossier des clés de FairPlay est là : une copie de l’App Store',
  'ipa.info-unreadable':
    'Info.plist de l’application est illisible : on ne sait pas qui elle dit être',
  'ipa.limit': 'Plus de programmes, de listes ou de noms que notre limite ; le reste n’est pas lu',
  'ipa.no-payload':
    'L’application n’est pas dans Payload/ : un dossier .app compressé, comme aucun magasin ni téléphone ne l’a',
  'ipa.profile-broken':
    'Le provisioning profile n’est pas un message signé ; la liste qu’il contient a été lue s’il y en avait une',
  'ipa.profile-not-apple':
    'Le profil n’est pas signé par le certificat dont Apple signe les profils : les téléphones ne l’acceptent pas',
  'ipa.profile-signature':
    'La signature du provisioning profile ne vaut pas pour lui, ou ne peut être vérifiée',
  'ipa.signature':
    'La signature du programme de l’application ne vaut pas : sur sa liste, ou sur les pages du code',
  'ipa.signer-not-apple':
    'Les certificats de la signature du code ne mènent à aucune racine d’Apple : aucun téléphone ne la lance, sauf signée de nouveau',
  'ipa.simulator':
    'Le programme est fait pour le simulateur d’un Mac et ne tourne sur aucun téléphone',
  'ipa.store-id-differs': 'L’App Store a vendu une autre application que ne dit Info.plist',
  'ipa.team-differs': 'La signature du code, les droits et le profil nomment plus d’une équipe',
  'ipa.team-unsigned': 'La signature du code nomme une équipe, et personne ne l’a apposée',
  'ipa.unsigned':
    'Personne n’a signé l’application : aucun téléphone ne la lance, sauf signée de nouveau',
  'limit.answer': 'Le processus qui lisait le fichier en a dit plus qu’il ne peut, et a été arrêté',
  'limit.code': 'Il y a plus de code, ou de parties, qu’on n’en lit',
  'limit.crash': 'Le processus qui lisait le fichier n’a pas répondu : merci de le signaler',
  'limit.dex':
    'Un fichier de code a plus de types ou de listes de classes que les téléphones n’en prennent ; le reste n’est pas lu',
  'limit.file-size': 'Le fichier dépasse 4 Gio et n’a pas été lu',
  'limit.findings': 'D’un code il y en avait plus qu’on n’en garde',
  'limit.memory': 'La lecture du fichier prenait plus de mémoire que permis, et a été arrêtée',
  'limit.nested':
    'Des archives sont imbriquées trop loin, ou trop nombreuses dans une application ; celle-ci n’est pas lue',
  'limit.searched': 'D’un genre il y a plus qu’on n’en regarde',
  'limit.time': 'La lecture du fichier durait plus que permis, et a été arrêtée',
  'limit.zip-directory': 'La table des matières est trop grande ; sa fin n’est pas lue',
  'limit.zip-entries': 'Il y a trop d’entrées ; le reste n’est pas lu',
  'limit.zip-inflated':
    'Les entrées nécessaires sont ensemble trop grandes une fois ouvertes ; le reste n’est pas lu',
  'macho.command-size': 'Une commande de chargement fait moins de 8 ou dépasse la fin',
  'macho.commands-cut':
    'Il y a moins de commandes de chargement que ne dit l’en-tête, ou elles finissent après le fichier',
  'macho.cryptid-lies': 'Le programme dit son code chiffré, et il ne l’est pas',
  'macho.entitlements-differ':
    'Les deux copies des droits nomment d’autres droits ou une autre équipe',
  'macho.entitlements-unsigned':
    'Les droits ne sont pas ceux pour lesquels la signature du code a été faite',
  'macho.limit':
    'Plus de parties, de classes, de symboles ou de noms que nos limites ; le reste n’est pas lu',
  'macho.packed':
    'Les textes du programme sont du bruit, et aucun chiffrement n’est annoncé : empaqueté, ou fait pour les cacher',
  'macho.signature-broken': 'La signature du code est illisible',
  'macho.signatures-differ':
    'La signature du code a des listes qui nomment d’autres identifiants ou équipes',
  'macho.slice-outside':
    'Une partie pour un genre de processeur est hors du fichier, ou dans une autre partie',
  'plist.bomb': 'Une property list se déplie au-delà de notre limite',
  'plist.broken': 'Ce n’est pas une property list, ou une de ses valeurs n’en est pas une',
  'plist.cycle': 'Une liste se contient elle-même',
  'plist.duplicate-key': 'Une clé figure deux fois dans un dict',
  'plist.entities': 'Une property list en XML apporte ses propres entités',
  'plist.json': 'C’est du JSON, qu’aucun téléphone ne prend pour une property list',
  'plist.offset': 'Un renvoi ne mène à aucun objet, ou hors du fichier',
  'plist.too-deep': 'Imbriqué au-delà de notre limite ; ce qui est dedans manque',
  'plist.too-large': 'Au-delà de notre limite, et non lu',
  'sig.algorithm-unknown':
    'Un signataire n’emploie que des algorithmes que ni les téléphones ni nous ne connaissons',
  'sig.algorithms-differ':
    'Les listes des empreintes et des signatures nomment d’autres algorithmes, ou dans un autre ordre : l’un a été retiré',
  'sig.attribute-broken': 'Un attribut supplémentaire est coupé ou sort de sa liste',
  'sig.block-broken': 'Les tailles dans le bloc de signature ne s’accordent pas',
  'sig.certificate-broken': 'Le certificat d’un signataire manque ou n’en est pas un',
  'sig.content-differs': 'Le contenu n’est pas ce qui a été signé',
  'sig.debug-key':
    'Signé d’une clé que les outils d’Android ont faite sur la machine d’un développeur : l’identité de personne, et la publication de personne',
  'sig.duplicate-block': 'Deux blocs du même numéro',
  'sig.entry-differs': 'v1 : le contenu d’entrées n’est pas ce que dit MANIFEST.MF',
  'sig.entry-unread':
    'v1 : des entrées sont trop grandes ou ne s’ouvrent pas, nul ne peut donc le dire ; le signataire passe pour non vérifié',
  'sig.janus': 'Le fichier commence comme du code pour Android',
  'sig.key-differs':
    'La clé qui a signé n’est pas celle du certificat : quelqu’un montre le certificat d’un autre',
  'sig.limit': 'Une de nos limites a été atteinte (docs/vetting-limits.md)',
  'sig.lineage-broken': 'La preuve qu’une clé a succédé à une autre ne vaut pas',
  'sig.none': 'Il n’y a pas de signature lisible',
  'sig.range-differs':
    'Les versions d’Android pour lesquelles vaut un signataire v3 ne sont pas celles qu’il a signées',
  'sig.range-gap': 'Pour des versions d’Android que vise l’application, v3 n’a pas de signataire',
  'sig.range-overlap': 'Deux signataires v3 valent pour les mêmes téléphones',
  'sig.rotated': 'Un certificat antérieur du même développeur',
  'sig.scheme-unread': 'Signé selon un procédé plus récent que ceux que nous lisons',
  'sig.schemes-differ':
    'Un procédé a d’autres signataires que le plus récent, et aucune succession ne l’explique : anciens et nouveaux téléphones se fient à d’autres',
  'sig.signature-fails': 'Une signature n’a pas été faite de cette clé sur ces données',
  'sig.signer-broken':
    'Une liste de signataires, ou un signataire, est vide, coupé ou au-delà de nos limites',
  'sig.stripped':
    'Un signataire dit qu’un procédé plus récent est là aussi (missing), et il n’y est pas : quelqu’un l’a ôté',
  'sig.test-key':
    'Signé d’une clé du code source d’Android lui-même, qui est publique : tout le monde peut signer ceci',
  'sig.unknown-block': 'Des blocs dont nous ne savons pas nommer les numéros',
  'sig.unsigned-entry':
    'v1 : des entrées pour lesquelles MANIFEST.MF n’a pas d’empreinte que les téléphones connaissent',
  'sig.v1-fails': 'Une signature v1 ne vaut pas',
  'sig.v1-missing':
    'Des téléphones dont la version d’Android est visée par l’application n’y trouvent aucune signature qu’ils connaissent',
  'sig.v1-only': 'Rien que v1, qui couvre les entrées et non l’archive autour',
  'sig.v1-refused': 'Rien que v1, pour une application qui vise l’API 30 ou plus récente',
  'sig.v1-unused':
    'Il y a une signature v1, et aucun téléphone que vise l’application ne la regarde',
  'split.missing': 'L’application dit avoir besoin de parties qui ne sont pas là',
  'split.no-base': 'Les parties d’une application sont là sans la base',
  'split.package-differs':
    'Des parties ont un autre paquet, un autre numéro de version ou un autre signataire que la base',
  'split.signer-differs':
    'Des parties ont un autre paquet, un autre numéro de version ou un autre signataire que la base',
  'split.unread': 'Une partie ne s’ouvre pas, pour la raison dans why',
  'split.version-differs':
    'Des parties ont un autre paquet, un autre numéro de version ou un autre signataire que la base',
  'zip.bomb': 'Une entrée contient, ou dit contenir, plus qu’il n’est possible',
  'zip.broken-data': 'Les octets compressés d’une entrée nécessaire sont abîmés',
  'zip.count-differs': 'L’enregistrement de fin annonce un autre nombre d’entrées qu’il n’y en a',
  'zip.crc-wrong': 'Le contenu d’une entrée a un autre CRC que ne dit l’archive',
  'zip.directory-differs':
    'La table des matières n’est pas où, ou n’est pas ce que, dit la fin de l’archive',
  'zip.disk-number': 'L’archive se dit une partie de plusieurs',
  'zip.duplicate-name': 'Deux entrées ont le même nom',
  'zip.encrypted-flag': 'Une entrée se dit chiffrée',
  'zip.end-record-many':
    'Autre chose à la fin du fichier ressemble à un enregistrement de fin, dans le commentaire par exemple',
  'zip.local-differs':
    'L’en-tête devant une entrée annonce un autre nom, une autre méthode ou d’autres tailles que la table des matières, ou il manque, ou son champ supplémentaire ne vaut rien',
  'zip.method-unknown':
    'Une entrée est compressée par une méthode que les téléphones ne connaissent pas',
  'zip.name-odd': 'Le nom d’une entrée trompe, ou est trop pour les outils',
  'zip.no-end-record': 'Le fichier n’est pas une archive ZIP, ou sa fin a été coupée',
  'zip.offsets-shifted': 'Des octets ont été mis devant l’archive sans en ajuster les positions',
  'zip.overlap': 'Deux entrées occupent les mêmes octets',
  'zip.prefix': 'Des octets se trouvent devant l’archive',
  'zip.size-differs':
    'declared : les tailles d’une entrée ne peuvent être vraies. content : elle a une autre taille qu’elle ne dit. packed : quelque chose suit la fin de son contenu compressé',
  'zip.trailing-bytes': 'Des octets suivent la fin de l’archive',
  'zip.unlisted-bytes':
    'Des octets entre les entrées n’appartiennent à aucune, zéros mis à part : laissés par des outils qui effacent sur place, ou cachés là',
  'zip.version-needed':
    'Une entrée dit avoir besoin d’une version du format ZIP plus récente qu’il n’en existe',
  'zip.zip64': 'L’archive a les champs pour plus de 4 Gio ou 65 534 entrées',
};
