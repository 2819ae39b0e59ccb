# Ce que la ligne de commande demande et dit : les questions, puis les erreurs. Une erreur dit ce qui
# s’est passé, puis ce que l’on peut faire.

consent-safety =
    Avant toute lecture, trois questions. Vous n’avez pas à y répondre ici, et les réponses ne sont pas gardées.
    1. Êtes-vous en sécurité en ce moment ? Sinon, arrêtez ici.
    2. La personne qui vous inquiète vit-elle avec vous, ou peut-elle prendre ce téléphone ou cet ordinateur ?
       Alors un autre lieu et un autre ordinateur sont plus sûrs.
    3. Voulez-vous d’abord en parler avec une association ? Attendre ne fait rien perdre.
consent-question =
    vigie lit des copies de ce que contient le téléphone : quels sites, quelles applications, quels
    liens dans les messages et quels réglages, et quand. Les messages sont parcourus à la recherche de
    liens et ne sont pas gardés. Le résultat reste sur cet ordinateur, dans un dossier qui appartient à
    la personne à qui est le téléphone. Rien n’est envoyé nulle part.
    Cette personne peut arrêter à tout moment (Ctrl-C) : rien n’est alors conservé.

    vigie n’examine pas le téléphone d’un ou d’une partenaire, de proches ou de salariés sans leur
    accord : surveiller quelqu’un en secret lui fait du tort, et la loi le punit.

    Le téléphone est-il à vous, ou la personne à qui il est se trouve-t-elle ici et est-elle d’accord ?
    Tapez « oui » pour continuer :
answer-yes = o oui
password-question = Mot de passe de { $path }, qui est chiffré (il n’est ni montré, ni gardé, ni envoyé) :
reader-restarted = La lecture s’est arrêtée brutalement sur { $path }. Elle reprend sans ce fichier ; le résultat le dira.
sandbox-missing = Ce système ne permet pas d’enfermer entièrement la lecture (il manque : { $missing }). Le dossier le dit. Sur un ordinateur qui contient les données d’autres personnes, préférez un système Linux récent.

import-added = Ajouté : { $path }, { $used ->
    [0] aucun indicateur
    [one] un indicateur
   *[other] { $used } indicateurs
 }, { $refused ->
    [0] tous utilisables
    [one] une entrée inutilisable
   *[other] { $refused } entrées inutilisables
 }.
import-replaced = Remplacé : { $path }, { $used ->
    [0] aucun indicateur
    [one] un indicateur
   *[other] { $used } indicateurs
 }, { $refused ->
    [0] tous utilisables
    [one] une entrée inutilisable
   *[other] { $refused } entrées inutilisables
 }.
import-known = { $path } était déjà là, avec le même contenu ({ $used ->
    [0] aucun indicateur
    [one] un indicateur
   *[other] { $used } indicateurs
 }).
import-no-set = { $path } ne contient aucun indicateur que vigie sache lire ({ $cause }).

demo-welcome = Voici ce que fait vigie. Il fabrique deux iPhone imaginaires dans un dossier temporaire, les examine tous deux et explique les résultats. Aucun vrai téléphone n’est lu.
demo-clean-title = Premier téléphone : personne ne le surveille
demo-clean-explains = Un téléphone ordinaire. Le résumé ne doit rien montrer au-dessus de « bon à savoir », et dire ce qui a été lu et ce qu’une telle copie ne peut pas montrer.
demo-watched-title = Second téléphone : il est surveillé
demo-watched-explains = Ce téléphone porte des traces placées exprès, d’outils imaginaires : une de chaque sorte que vigie cherche. Pour chacune, voyez ce que c’est, à quel point c’est sûr, pourquoi c’est peut-être sans gravité, et une étape possible.
demo-end = La démonstration est finie. Pour examiner un téléphone : vigie check CHEMIN
demo-kept = Les deux téléphones et leurs dossiers sont dans { $path }.
demo-unexpected = La démonstration ne s’est pas passée comme prévu : { $detail }. Merci de le signaler aux personnes qui font vigie.

error-usage = vigie n’a pas compris cette commande. Voir : vigie --help
error-usage-none = Dites ce que vigie doit faire. Voir : { $help }
error-usage-unknown = { $argument } n’est pas connu ici. Voir : { $help }
error-usage-missing = { $argument } manque. Voir : { $help }
error-usage-conflict = { $argument } ne peut pas servir avec { $other }. Choisissez l’un des deux.
error-usage-value-other = { $argument } ne peut pas être { $value }. Voir : { $help }
error-usage-value = { $argument } ne peut pas être { $value }. Possible : { $known }

error-no-such-path = { $path } n’existe pas. Vérifiez l’orthographe, ou faites glisser le fichier ou le dossier dans cette fenêtre.
error-no-source = { $path } n’est rien que vigie sache lire. Donnez la sauvegarde d’un iPhone ou d’un iPad (le dossier qui contient Manifest.db, ou un dossier au-dessus), un sysdiagnose, une copie du système de fichiers d’un iPhone, un logarchive, un rapport de confidentialité des apps, des rapports de plantage ou un shutdown.log, ou ce qu’un téléphone Android a fourni : un rapport de bug, une acquisition d’AndroidQF, un backup.ab, des journaux d’intrusion, un APK, un relevé de ses services.
error-source-unreadable = { $path } ne peut pas être ouvert ({ $detail }). Vérifiez que le disque est branché et que vous avez le droit de le lire.
error-wrong-password = Ce n’est pas le mot de passe de { $path }. C’est celui choisi quand la copie a été chiffrée (pour un iPhone, la première fois), qui n’est peut-être pas le code du téléphone.
error-password-needed = { $path } est chiffré. Donnez son mot de passe avec --password-file ou, pour une archive chiffrée par age, sa clé avec --identity ; ou lancez vigie dans un terminal pour qu’il soit demandé.
error-password-file = Le mot de passe ne peut pas être lu dans { $path } ({ $detail }). La première ligne doit contenir le mot de passe et rien d’autre.
error-consent-not-asked = L’accord de la personne à qui est le téléphone est nécessaire, et il n’y a pas de terminal pour le demander. Si elle est d’accord, dites-le avec --owner-consents.
error-consent-refused = Rien n’a été lu et rien n’est conservé. Vous pouvez revenir à tout moment.
error-interrupted = Arrêté à votre demande. Rien n’est conservé.
error-reader-start = Le processus de lecture n’a pas pu servir ({ $path } : { $detail }). Recommencez ; si cela revient, signalez-le aux personnes qui font vigie.
error-reader-died = Le processus de lecture s’est terminé plusieurs fois et l’examen a été abandonné. Rien n’est conservé. Laissez de côté ce qu’il lisait avec --skip, et signalez-le aux personnes qui font vigie.
error-indicators-unreadable = Les indicateurs de { $path } ne peuvent pas être lus ({ $detail }). Vérifiez le fichier, ou laissez-le de côté.
error-indicators-changed = Les indicateurs de { $path } ont changé pendant leur lecture. Recommencez.
error-nothing-imported = Aucun ensemble d’indicateurs n’a été ajouté. vigie lit STIX 2, les évènements MISP, les listes d’ECHAP et de TinyCheck, les règles Suricata, les fichiers hosts et les listes d’une valeur par ligne.
error-store-nowhere = vigie ne sait pas où garder les indicateurs : ni VIGIE_DATA, ni XDG_DATA_HOME, ni HOME n’est défini. Définissez l’un d’eux.
error-store-unreadable = Les indicateurs gardés ne peuvent pas être lus ({ $path } : { $detail }). Mettez ce fichier ailleurs et importez de nouveau les ensembles.
error-store-unwritable = Les indicateurs ne peuvent pas être gardés ({ $path } : { $detail }). Vérifiez la place sur le disque et votre droit d’y écrire.
error-demo-folder = Les téléphones imaginaires ne peuvent pas être gardés dans { $path } ({ $detail }). Donnez avec --keep-in un nom nouveau, à un endroit à vous.
error-terminal = Le terminal ne peut pas être lu ({ $detail }). Utilisez plutôt --owner-consents et --password-file.
error-output = Le résultat ne peut pas être écrit ({ $detail }). Le dossier, s’il a été nommé plus haut, est complet.

error-case-target-exists = { $path } existe déjà, et un dossier ne remplace jamais rien. Choisissez un autre nom avec --case.
error-case-bad-target = Aucun dossier ne peut être fait à { $path } : l’emplacement au-dessus doit exister, et le nom doit être nouveau.
error-case-disk-full = Le disque est plein ; { $path } n’a pas pu être écrit. Rien n’est conservé. Faites de la place, ou choisissez un autre disque avec --case.
error-case-not-allowed = Vous n’avez pas le droit d’écrire ou de lire { $path }. Choisissez un emplacement à vous avec --case.
error-case-io = { $path } ne peut pas servir ({ $cause }). Vérifiez le disque, puis recommencez.
error-case-not-a-case = { $path } n’est pas un dossier d’examen : case.json n’y est pas. Donnez celui que vigie a fait.
error-case-newer-schema = Une version plus récente de vigie a fait ce dossier (disposition { $schema }). Utilisez cette version ou une suivante.
error-case-other-index = { $path } est un index d’une autre version de vigie (forme { $version }), que cette version ne sait pas interroger. Réexaminez ce dossier avec sa source (--source), ou avec la version qui l’a fait.
error-case-not-regular = { $path } est un lien ou n’est pas un fichier ordinaire : vigie n’en fait jamais dans un dossier, il n’a donc pas été ouvert. Quelqu’un a peut-être changé ce dossier.
error-case-malformed = { $path } ne contient pas ce que contient un dossier d’examen (ligne { $line }). Il a été coupé ou changé : utilisez une autre copie.
error-case-malformed-document = { $path } ne contient pas ce que contient un dossier d’examen. Il a été coupé ou changé : utilisez une autre copie.
error-case-too-large = { $path } est plus grand que tout dossier fait par vigie (limite { $limit }). La lecture s’est arrêtée là.
error-case-journal-broken = Le journal de ce dossier a été changé à la ligne { $line } ou avant. On ne peut pas se fier à la suite : utilisez une autre copie.
error-case-changed = { $path } n’est plus tel que vigie l’a écrit : son empreinte n’est pas celle que donne le journal du dossier. Ce fichier a été changé, ou le disque est défaillant. Rien de ce dossier n’a été utilisé : prenez-en une autre copie.
error-case-missing = { $path } a disparu : le journal du dossier le nomme. Rien de ce dossier n’a été utilisé : prenez-en une autre copie.
error-case-not-in-journal = { $path } ne vient pas de vigie : le journal du dossier ne le nomme pas. Quelqu’un l’y a peut-être mis. Rien de ce dossier n’a été utilisé : prenez-en une autre copie.
error-case-bad-name = { $name } ne peut pas être le nom d’un fichier dans un dossier d’examen.

# Ensembles d’indicateurs accompagnés d’un index.
update-signed = Index du { $date }, venu de { $path }, signé par la clé { $key }.
update-unsigned = Index du { $date }, venu de { $path }. Personne ne l’a signé : chaque résultat qui se sert de ses ensembles le dit.
error-store-busy = Un autre vigie modifie en ce moment les indicateurs gardés. Attendez qu’il ait fini, puis recommencez.
error-update-from = Aucun miroir n’est encore connu. Donnez l’adresse de son index avec --from, telle que vous l’ont indiquée ceux qui le tiennent.
error-update-no-key = Aucune clé n’est connue pour vérifier l’index. Donnez-la avec --key (vigie n’en a pas encore à lui), ou acceptez avec --unsigned un index que personne n’a signé.
error-update-key = { $path } n’est pas une clé publique minisign ({ $detail }). Donnez le fichier qui finit par .pub, ou sa deuxième ligne.
error-update-authority = Les certificats de { $path } ne peuvent pas être lus ({ $detail }). Le fichier doit les contenir sous forme PEM.
error-update-address = L’adresse { $path } n’est pas utilisée ({ $detail }). Un index ne se lit que par https, sans nom d’utilisateur ni mot de passe dans l’adresse.
error-update-fetch = { $path } ne peut pas être lu ({ $detail }). Les indicateurs déjà là restent en usage. Vérifiez l’adresse et la connexion, puis recommencez.
error-update-signature = L’index n’est pas signé par la clé { $path } ({ $detail }). Les indicateurs déjà là restent en usage. Demandez à ceux qui tiennent le miroir ; quelqu’un l’a peut-être modifié en chemin.
error-update-index = L’index est inutilisable ({ $detail }). Les indicateurs déjà là restent en usage. Prévenez ceux qui tiennent le miroir.
error-update-size = L’ensemble { $path } a { $size } octets, et non { $stated } comme le dit l’index. Les indicateurs déjà là restent en usage. Réessayez plus tard ; si cela se reproduit, prévenez ceux qui tiennent le miroir.
error-update-large = { $path } donne plus de { $most } octets, le plus qui soit admis. Les indicateurs déjà là restent en usage. Prévenez ceux qui tiennent le miroir.
error-update-entry = L’index est inutilisable : son entrée { $path } est fausse ({ $detail }). Les indicateurs déjà là restent en usage. Prévenez ceux qui tiennent le miroir.
error-update-set = L’ensemble { $path } n’est pas ce que dit l’index ({ $detail }). Les indicateurs déjà là restent en usage. Réessayez plus tard ; si cela se reproduit, prévenez ceux qui tiennent le miroir.
error-update-nothing = Ce vigie ne sait lire aucun des ensembles. Les indicateurs déjà là restent en usage. Un vigie plus récent saura peut-être les lire.
error-update-older = Cet index date du { $new }, avant celui qui sert, du { $old }. Les indicateurs déjà là restent en usage. Si c’est voulu, ajoutez --force.
error-update-shrunk = L’essentiel de { $path } a disparu : { $new } au lieu de { $old }. Les indicateurs déjà là restent en usage. Demandez à ceux qui tiennent le miroir ; si c’est voulu, ajoutez --force.
error-update-interrupted = Arrêté à votre demande. Les indicateurs déjà là restent en usage.

# Pourquoi un fichier, un dossier ou un miroir n’a pas pu servir, en quelques mots dans une erreur.
cause-not-found = fichier ou dossier introuvable
cause-not-allowed = accès refusé à votre compte
cause-exists = ce nom est déjà pris
cause-is-folder = c’est un dossier
cause-not-folder = un élément du chemin n’est pas un dossier
cause-disk-full = le disque est plein
cause-read-only = le disque refuse toute écriture
cause-connection-refused = rien ne répond à cette adresse
cause-timed-out = l’attente a été trop longue
cause-short = vide ou coupé
cause-too-large = plus grand que ce qui est admis ici
cause-encrypted = impossible à déchiffrer
cause-no-file = ce n’est pas un fichier ordinaire, ou il se trouve ailleurs
cause-unread = l’ordinateur ne peut pas le lire
cause-vigie-failed = vigie a échoué dessus
cause-no-form = son contenu n’a pas une forme que vigie connaisse ici
cause-no-text = ce n’est pas du texte
cause-too-long = trop long
cause-other-hash = son SHA-256 est différent
cause-no-key = aucune clé ne s’y trouve
cause-no-signature = aucune signature minisign ne s’y trouve
cause-other-key = une autre clé l’a signé
cause-other-signature = la signature porte sur autre chose
cause-no-address = ce n’est pas écrit comme une adresse
cause-user-in-address = un nom d’utilisateur ou un mot de passe y figure
cause-not-https = elle ne commence pas par https
cause-redirects = elle renvoie sans fin vers d’autres adresses
cause-no-certificate = aucun certificat ne s’y trouve
cause-no-host = aucun ordinateur de ce nom n’est connu
cause-number-of-sets = il ne liste aucun ensemble, ou trop
cause-entry-name = ce n’est pas un nom de fichier, ou il y figure deux fois
cause-entry-hash = son SHA-256 n’est pas écrit comme tel

# La démonstration avec des téléphones Android.
demo-android-welcome = Voici ce que fait vigie. Il fabrique deux téléphones Android imaginaires dans un dossier temporaire, sous la forme du rapport de bug que chaque téléphone fait de lui-même et d’une acquisition par câble (AndroidQF), les examine tous deux et explique les résultats. Aucun vrai téléphone n’est lu.
demo-android-watched-explains = Ce téléphone porte des traces placées exprès, d’outils imaginaires, et une application qu’aucune liste ne connaît mais qui se comporte comme eux. Pour chaque point, voyez ce que c’est, à quel point c’est sûr, pourquoi c’est peut-être sans gravité, et une étape possible.

# Clés et mots de passe de ce qui est chiffré.
password-question-part = Une partie de { $path } est chiffrée : une sauvegarde qui s’y trouve. Son mot de passe (il n’est ni affiché, ni gardé, ni envoyé ; Entrée pour continuer sans lui) :
error-identity-file = La clé ne peut pas être lue dans { $path } ({ $detail }). Le fichier doit contenir une identité age : une ligne qui commence par AGE-SECRET-KEY-1.
error-wrong-identity = Rien de ce qui a été donné n’ouvre { $path }. Il faut la clé qui va avec celle pour laquelle la copie a été chiffrée ; la personne qui a fait la copie sait laquelle.
cause-no-identity = aucune ligne de ce genre ne s’y trouve
