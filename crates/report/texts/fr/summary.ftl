# Le résumé d’un examen.

headline-known = Un signe d’un outil de surveillance connu a été vu. Votre sécurité d’abord : lisez jusqu’au bout avant de changer quoi que ce soit sur le téléphone.
headline-points = { $count ->
    [one] Il y a un point à regarder ensemble.
   *[other] Il y a { $count } points à regarder ensemble.
 }
headline-nothing = Ces vérifications n’ont rien trouvé dans ce qui a pu être lu.
headline-unknown = Nous ne savons pas : trop peu de choses ont pu être lues pour en dire quoi que ce soit.

beside-known = La responsabilité est celle de la personne qui surveille, pas la vôtre. Vous pouvez arrêter à tout moment et en parler d’abord à quelqu’un.
beside-points = Chacun peut avoir une explication ordinaire. Aucun ne prouve à lui seul que quelqu’un surveille.
beside-nothing = Cela ne prouve pas que personne ne vous surveille : les comptes partagés sont la cause la plus fréquente. Regardez-les aussi.
beside-unknown = Ces données ne suffisent pas pour conclure, dans un sens ou dans l’autre.
beside-unread = { $count ->
    [one] Une sorte de données n’a pas pu être lue, ou pas entièrement : voir plus bas.
   *[other] { $count } sortes de données n’ont pas pu être lues, ou pas entièrement : voir plus bas.
 }
beside-context = { $count ->
    [one] Un fait est bon à savoir, sans alarme.
   *[other] { $count } faits sont bons à savoir, sans alarme.
 }
beside-period = Période couverte par ce qui a été lu : du { $first } au { $last }. Pour chaque sorte de données, voir plus bas.
beside-no-period = Ce qui a été lu n’indique aucune date.

section-found = Ce qui a été vu
section-read = Ce qui a été lu, et depuis quand
section-unread = Ce qui n’a pas pu être lu
section-indicators = À quoi cela a été comparé
section-limits = Ce que cet examen ne peut pas voir
section-next = Ce que vous pouvez faire maintenant
section-help = Où trouver de l’aide
section-case = Le dossier

kind-known-tool = Signes d’outils de surveillance connus
kind-suspicious = Comportements que montrent aussi les logiciels espions
kind-exposure = Portes restées ouvertes
kind-context = Bon à savoir, sans alarme

certainty-confirmed = confirmé
certainty-likely = probable
certainty-possible = possible

finding-sure = À quel point c’est sûr :
finding-harmless = Pourquoi c’est peut-être sans gravité :
finding-harmless-none = vigie ne connaît pas d’explication ordinaire. Un signe publié peut pourtant être faux, et une personne qui connaît cet outil en dira davantage.
finding-not-now = { finding-for-now } { finding-no-change }
finding-for-now = Pour l’instant :
finding-no-change = ne changez rien sur le téléphone à cause de cela. Cela pourrait se voir, et c’est une preuve.
finding-as-for = À quel point c’est sûr, pourquoi c’est peut-être sans gravité et quelle étape est possible : comme au numéro { $number }.
finding-next = Une étape possible :
sure-known-confirmed = connu. Ce signe exact est publié, et il vient de ce que le téléphone a lui-même noté.
sure-known-likely = connu. Ce signe est publié ; une autre personne que vous a pu causer cette trace, en envoyant un lien par exemple.
sure-known-possible = connu, mais faible. Ce signe est publié ; la trace est indirecte, ou le signe correspond aussi à autre chose.
sure-strong = fort. Il existe des explications ordinaires, mais elles sont rares.
sure-several = probable. Ces signes ne dépendent pas les uns des autres : une explication ordinaire devrait valoir pour tous.
sure-discuss = à discuter. Il y a des explications ordinaires bien connues.
sure-context = contexte. Rien d’inquiétant à soi seul.
lowered-managed = Vous avez dit qu’une organisation gère ce téléphone : c’est donc indiqué comme contexte.
lowered-parental = Vous avez dit qu’un parent a réglé des contrôles : c’est donc indiqué comme contexte.
lowered-root = Vous avez dit avoir déverrouillé le système : c’est donc indiqué comme contexte.
lowered-profile = Vous avez dit connaître le profil { $value } : c’est donc indiqué comme contexte.
lowered-app = Vous avez dit connaître l’application { $value } : c’est donc indiqué comme contexte.
lowered-account = Vous avez dit connaître le compte { $value } : c’est donc indiqué comme contexte.
lowered-computer = Vous avez dit que l’ordinateur { $value } est à vous : c’est donc indiqué comme contexte.
lowered-adb = Vous avez dit que l’ordinateur { $value } peut déboguer ce téléphone : c’est donc indiqué comme contexte.

details = Détails techniques
detail-indicator = Indicateur : { $value } ({ $kind })
detail-set = Ensemble : { $set } ; publié par { $publisher }
detail-family = Outil : { $family }
detail-reference = Rapport public : { $reference }
detail-rule = Règle de comparaison : { $rule }
detail-expired = La validité donnée à cet indicateur par qui l’a publié avait pris fin à cette date.
detail-check = Règle : { $id }
detail-id = Constat { $id } ; certitude : { $certainty }
detail-count = { $count ->
    [one] Un enregistrement
   *[other] { $count } enregistrements
 }
detail-count-span = { $count ->
    [one] Un enregistrement
   *[other] { $count } enregistrements
 }, du { $first } au { $last } (UTC)
detail-count-once = { $count ->
    [one] Un enregistrement
   *[other] { $count } enregistrements
 }, le { $first } (UTC)
detail-undated = sans date
detail-in = dans { $artefact }, source { $source }
detail-more = { $count ->
    [one] Un autre enregistrement n’est pas montré ici.
   *[other] { $count } autres enregistrements ne sont pas montrés ici.
 } Le dossier donne les emplacements gardés.
detail-cut = … (encore { $count } caractères ; en entier dans le dossier)

source-line = { $id } : { $kind }
source-ios-version = iOS { $version }
source-made = en date du { $date }
source-encrypted = avec chiffrement
source-plain = sans chiffrement
source-files = { $count ->
    [0] aucun fichier annoncé
    [one] un fichier annoncé
   *[other] { $count } fichiers annoncés
 }
source-plain-lacks = Une sauvegarde non chiffrée contient d’ordinaire moins de choses qu’une sauvegarde chiffrée : souvent ni les appels, ni les pages visitées dans Safari. Activer le chiffrement peut se voir dans les réglages de l’ordinateur et du téléphone.
read-line = { $records ->
    [0] aucun enregistrement
    [one] un enregistrement
   *[other] { $records } enregistrements
 }
read-span = du { $first } au { $last }
read-day = le { $first }
read-no-dates = sans dates
read-of = { $title } : { $what }
unread-times = { $title }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } fois)
 }
set-of = du { $date }
read-nothing = Rien n’a été lu.
read-absent = Absents (de ce téléphone, de cette version du système ou de cette sorte de copie) : { $list }.
read-skipped = Laissés de côté à votre demande : { $list }.
read-unread-columns = { $count ->
    [one] Une colonne des bases de données est inconnue de cette version de vigie et n’a pas été lue ; le dossier la nomme.
   *[other] { $count } colonnes des bases de données sont inconnues de cette version de vigie et n’ont pas été lues ; le dossier les nomme.
 }
unread-none = Tout ce qui était là, et que vigie connaît, a été lu.
unread-notes = Remarqué en chemin, sans perte :
unread-concerns = Concerne : { $list }.
unread-new-backup = Une nouvelle sauvegarde peut se voir sur le téléphone (sa date, une question à l’écran). N’en faites une que si cela ne vous met pas en danger.

set-line = { $name } : { $count ->
    [0] aucun indicateur
    [one] un indicateur
   *[other] { $count } indicateurs
 }
set-dated = du { $date }, { $days ->
    [0] aujourd’hui
    [one] il y a un jour
   *[other] il y a { $days } jours
 }
set-dated-years = du { $date }, il y a plus de { $years } ans
set-built-in-licence = tiré des rapports publics nommés avec chaque outil
set-families = Outils : { $list }
set-licence = licence : { $licence }
set-no-licence = n’indique pas de licence
set-count = { $kind } : { $count }
set-undated = sans date
set-future = du { $date }, qui vient après la date de cet ordinateur
set-no-publisher = ne nomme pas qui le publie
set-publisher = publié par { $publisher }
set-built-in = ensemble fourni avec vigie
set-refused = { $count ->
    [one] une entrée n’a pas pu servir
   *[other] { $count } entrées n’ont pas pu servir
 }
set-expired = { $count ->
    [one] un n’est plus valable
   *[other] { $count } ne sont plus valables
 }
sets-none = Aucun indicateur n’a servi : seules les règles qui n’en demandent pas ont été appliquées.
sets-only-built-in = Seul le petit ensemble fourni avec vigie a servi. Les ensembles publiés en savent bien plus : ajoutez-les avec « vigie indicators import ».
sets-old = L’ensemble le plus récent date de { $days } jours : les outils plus nouveaux n’y sont pas. Procurez-vous des ensembles à jour, puis recommencez.
sets-some-old = { $count ->
    [one] Un ensemble date de plus de { $days } jours : les outils plus nouveaux n’y sont pas.
   *[other] { $count } ensembles datent de plus de { $days } jours : les outils plus nouveaux n’y sont pas.
 }

limit-ios-backup = Une sauvegarde ne contient qu’une partie du téléphone : ni les programmes qui étaient en mémoire, ni les journaux du système.
limit-known = Il n’existe d’indicateurs que pour les outils que quelqu’un a découverts. Ne rien trouver est un indice faible.
limit-time = Les traces disparaissent au bout de quelques semaines, aux redémarrages et aux mises à jour.
limit-accounts = Entre proches, la surveillance passe le plus souvent par les comptes : un compte Apple ou Google qu’une autre personne peut ouvrir, une position partagée, un groupe familial, des appareils liés aux messageries. Ce qui a été remis ne le montre pas.

case-folder = Le dossier est dans { $path } : ce qui a été trouvé, où, avec quels indicateurs, et l’empreinte de chaque fichier lu.
case-not-encrypted = Il n’est pas chiffré. Qui peut l’ouvrir peut le lire : gardez-le sur une clé à vous, ou là où la personne qui vous inquiète ne peut pas regarder.
case-none = Aucun dossier n’a été écrit : rien n’est gardé.

next-known-1 = Ne changez rien sur le téléphone pour l’instant : aucune application retirée, aucune mise à jour, aucune remise à zéro, aucun mot de passe changé. Cela pourrait se voir, et les traces sont des preuves.
next-known-2 = Parlez-en avec une association ou une permanence spécialisée, depuis un appareil que personne d’autre n’a touché. Préparez ensemble ce qui vient d’abord : partir et couper la surveillance sont les moments les plus dangereux.
next-known-3 = Gardez ce dossier et ce qui a été remis : cela vous appartient.
next-points-1 = Regardez chaque point avec une personne de confiance. Vous connaissez peut-être l’explication : --known la donne au prochain examen.
next-points-2 = Ne retirez rien pour l’instant. Si aucune explication ne convient, montrez le dossier à une personne qui aide.
next-nothing-1 = Si votre inquiétude demeure, elle compte : regardez les comptes, avec de l’aide si vous le souhaitez.
next-nothing-2 = Gardez ce dossier : il pourra être examiné de nouveau quand de nouveaux indicateurs seront publiés.
next-unread = Ce qui n’a pas pu être lu contient peut-être quelque chose. Les conseils ci-dessus disent ce que l’on peut essayer.

# Between the parts of a list.
list-separator = {" ; "}

# Dates. Le mois est l’une des clés ci-dessous.
date = { $day ->
    [1] 1er
   *[other] { $day }
 } { $month } { $year }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

# Ensembles venus avec un index.
set-signed = venu d’un index signé
set-unsigned = venu d’un index que personne n’a signé
sets-unsigned = { $count ->
    [one] Un ensemble vient d’un index que personne n’a signé : quelqu’un a pu le modifier en chemin.
   *[other] { $count } ensembles viennent d’un index que personne n’a signé : quelqu’un a pu les modifier en chemin.
 }

# Lignes supprimées dont il reste quelque chose.

detail-recovered = retrouvé dans une ligne supprimée ou modifiée
read-recovered = { $count ->
    [one] { $count } enregistrement de plus, retrouvé dans une ligne supprimée ou modifiée
   *[other] { $count } enregistrements de plus, retrouvés dans des lignes supprimées ou modifiées
 }

# Ce qui dépend de la sorte de téléphone et de ce qui a été remis.

source-android-version = Android { $version }
read-unread-sections = { $count ->
    [one] vigie ne connaît une partie que par son nom et ne l’a pas lue ; le rapport et le dossier la nomment.
   *[other] vigie ne connaît { $count } parties que par leur nom et ne les a pas lues ; le rapport et le dossier les nomment.
 }
unread-new-android = Refaire une copie peut se voir sur le téléphone (une notification du rapport de bug, les options pour les développeurs, un ordinateur autorisé, une question à l’écran). N’en faites une que si cela ne vous met pas en danger.

limit-android-bugreport = Un rapport de bug contient ce que les services du téléphone avaient noté à ce moment : les applications et leurs droits, ce qui tournait, les dernières heures ou les derniers jours de certains journaux. Il ne contient ni messages, ni photos, ni fichiers des applications, ni rien de ce qui avait déjà été remplacé.
limit-androidqf = Une acquisition par câble contient les réglages, les applications, des listes de fichiers et ce qui tournait à ce moment, et les messages seulement si le téléphone a permis une sauvegarde. Elle ne contient pas ce que les applications gardent pour elles.
limit-android-backup = Une sauvegarde d’Android ne contient que les applications qui l’acceptent, et elles sont peu nombreuses : d’ordinaire les SMS, parfois rien. Une application qui n’y est pas peut se trouver sur le téléphone.
limit-android-intrusion-logs = Les journaux d’intrusion commencent le jour où ils ont été activés et ne sont gardés que quelques mois au plus. Ils disent quelle application a demandé quelle adresse, pas ce qui a été envoyé.
limit-android-file = Seule une partie du téléphone a été remise : tout le reste n’a pas pu être regardé, et rien ne peut en être dit.
limit-apk = Le fichier d’une application dit ce qu’elle peut faire et qui l’a signée. Il ne dit pas si elle a été installée, autorisée ou utilisée.

# Les questions qui viennent d’abord ; les réponses ne sont pas gardées.

section-safety = Avant de continuer
safety-now = Êtes-vous en sécurité en ce moment ? Sinon, laissez cette lecture : les numéros à appeler sont sous « Où trouver de l’aide ».
safety-near = La personne qui vous inquiète vit-elle avec vous, ou peut-elle prendre ce téléphone ou cet ordinateur ? Lisez alors ceci ailleurs, sur un appareil qu’elle ne peut pas ouvrir, et ne changez rien sur le téléphone pour l’instant.
safety-first = Voulez-vous d’abord en parler avec une association ? Attendre ne fait rien perdre, et vous pouvez arrêter à tout moment.

next-evidence = Les preuves passent avant tout changement : ce dossier, des photos des réglages du téléphone prises avec un autre appareil, et la liste de ce qui s’est passé, avec les dates. La personne qui vous aide dira ce qu’il est utile de garder.
next-noticed = L’autre personne peut remarquer un changement : une application ou un droit retiré interrompt ce qu’elle voit, un nouveau mot de passe déconnecte ses appareils et peut lui envoyer un message, une position qui n’est plus partagée lui manque. Prévoyez de tout changer en une fois, depuis un appareil sûr, avec une personne qui aide.
next-accounts = Regardez dans tous les cas les comptes et les réglages de la liste donnée ici, même si une application a été trouvée : c’est la voie la plus fréquente.

# Les comptes et les réglages qu’aucun fichier ne montre.

section-accounts = Les comptes et les réglages qu’aucun fichier ne montre
accounts-intro = Le plus souvent, qui surveille n’a besoin d’aucune application. Parcourez cette liste depuis un appareil que l’autre personne n’a jamais eu en main, à votre rythme ou avec une personne qui aide.
accounts-google = Compte Google (myaccount.google.com) : appareils connectés, adresse et téléphone de récupération, mots de passe d’application, partage de position dans Maps, Vos trajets, Localiser mon appareil, groupe familial, Family Link ; visages ou empreintes d’une autre personne enregistrés sur ce téléphone.
accounts-maker = Compte de la marque du téléphone (Samsung, Xiaomi, Huawei…) : qui y est connecté, son propre service pour localiser le téléphone, sa copie en ligne des messages et des photos, les albums partagés, un dossier sécurisé ou un second espace.
accounts-apple = Compte Apple : appareils connectés, numéros de confiance, Localiser, partage familial, albums et calendriers partagés, copies dans iCloud ; visages ou empreintes d’une autre personne enregistrés sur ce téléphone.
accounts-messages = Messageries : appareils liés dans WhatsApp, Signal, Telegram, Messenger ; sessions laissées ouvertes sur un ordinateur.
accounts-mail = Courriel : sessions, transferts, filtres, adresses et applications qui peuvent le lire.
accounts-location = Position : Maps, Snap Map, applications familiales ou de sport, application de la voiture ; traceurs (AirTag et autres) dans un sac, un vêtement ou la voiture.
accounts-shared = Albums, notes, calendriers et documents partagés ; réseaux sociaux ouverts ailleurs.
accounts-browser = Navigateur : historique et mots de passe synchronisés avec un autre appareil, mots de passe enregistrés.
accounts-carrier = La carte SIM et le forfait : à quel nom ils sont, qui voit les factures, renvois d’appel.
accounts-home = À la maison : qui gère la box, les caméras, les enceintes, la télévision, une montre connectée.
accounts-children = Les appareils et les comptes de jeu des enfants : ce qu’ils partagent peut dire où vous êtes.
accounts-code = Qui connaît le code de ce téléphone, et qui l’a configuré ; les questions secrètes dont un proche connaît la réponse.
accounts-order = L’ordre des changements gagne à être décidé avec une association : chaque changement peut se voir.

limit-ios-sysdiagnose = Un sysdiagnose montre ce qui tournait, ce qui s’est arrêté brutalement et comment le téléphone était réglé dans les jours précédents. Il ne contient ni messages, ni historique de navigation, ni photos.
limit-ios-filesystem = Une copie du système de fichiers montre les fichiers tels qu’ils étaient à ce moment. Ce qui n’existait qu’en mémoire n’y figure pas, et ce qui a été effacé peut être perdu.
limit-ios-logarchive = Les journaux du système remontent à quelques jours tout au plus et taisent ce que le téléphone considère comme privé.
limit-ios-privacy-report = Le rapport de confidentialité des apps commence quand on l’active et couvre sept jours au plus. Il parle des applications que le système connaît, pas d’un logiciel espion qui s’en cache.
limit-ios-file = Seuls des fichiers isolés du téléphone ont été remis : tout le reste n’a pas pu être regardé, et rien ne peut en être dit.

lowered-device = Vous avez dit que l’appareil { $value } est à vous : c’est donc indiqué comme contexte.

accounts-stolen-device = Protection en cas de vol de l’appareil (Réglages > Face ID et code) : est-elle activée, et quels visages ou quels doigts le téléphone connaît-il ? Sans elle, qui connaît le code peut changer le mot de passe du compte Apple.
