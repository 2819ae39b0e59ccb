# Le résumé d'un examen.

headline-known = Un signe d'un outil de surveillance connu a été vu. Votre sécurité d'abord : lisez jusqu'au bout avant de changer quoi que ce soit sur le téléphone.
headline-points = { $count ->
    [one] Il y a un point à regarder ensemble.
   *[other] Il y a { $count } points à regarder ensemble.
 }
headline-nothing = Ces vérifications n'ont rien trouvé dans ce qui a pu être lu.
headline-unknown = Nous ne savons pas : trop peu de choses ont pu être lues pour en dire quoi que ce soit.

beside-known = La responsabilité est celle de la personne qui surveille, pas la vôtre. Vous pouvez arrêter à tout moment et en parler d'abord à quelqu'un.
beside-points = Chacun peut avoir une explication ordinaire. Aucun ne prouve à lui seul que quelqu'un surveille.
beside-nothing = Cela ne prouve pas que personne ne vous surveille : les comptes partagés sont la cause la plus fréquente.
beside-unknown = Ces données ne suffisent pas pour conclure, dans un sens ou dans l'autre.
beside-unread = { $count ->
    [one] Une sorte de données n'a pas pu être lue, ou pas entièrement : voir plus bas.
   *[other] { $count } sortes de données n'ont pas pu être lues, ou pas entièrement : voir plus bas.
 }
beside-context = { $count ->
    [one] Un fait est bon à savoir, sans alarme.
   *[other] { $count } faits sont bons à savoir, sans alarme.
 }
beside-period = Période couverte par ce qui a été lu : du { $first } au { $last }. Pour chaque sorte de données, voir plus bas.
beside-no-period = Ce qui a été lu n'indique aucune date.

section-found = Ce qui a été vu
section-read = Ce qui a été lu, et depuis quand
section-unread = Ce qui n'a pas pu être lu
section-indicators = À quoi cela a été comparé
section-limits = Ce que cet examen ne peut pas voir
section-next = Ce que vous pouvez faire maintenant
section-help = Où trouver de l'aide
section-case = Le dossier

kind-known-tool = Signes d'outils de surveillance connus
kind-suspicious = Comportements que montrent aussi les logiciels espions
kind-exposure = Portes restées ouvertes
kind-context = Bon à savoir, sans alarme

certainty-confirmed = confirmé
certainty-likely = probable
certainty-possible = possible

finding-sure = À quel point c'est sûr :
finding-harmless = Pourquoi c'est peut-être sans gravité :
finding-harmless-none = vigie ne connaît pas d'explication ordinaire. Un signe publié peut pourtant être faux, et une personne qui connaît cet outil en dira davantage.
finding-not-now = Pour l'instant : ne changez rien sur le téléphone à cause de cela. Cela pourrait se voir, et c'est une preuve.
finding-as-for = À quel point c'est sûr, pourquoi c'est peut-être sans gravité et quelle étape est possible : comme au numéro { $number }.
finding-next = Une étape possible :
sure-known-confirmed = connu. Ce signe exact est publié, et il vient de ce que le téléphone a lui-même noté.
sure-known-likely = connu. Ce signe est publié ; une autre personne que vous a pu causer cette trace, en envoyant un lien par exemple.
sure-known-possible = connu, mais faible. Ce signe est publié ; la trace est indirecte, ou le signe correspond aussi à autre chose.
sure-strong = fort. Il existe des explications ordinaires, mais elles sont rares.
sure-several = probable. Ces signes ne dépendent pas les uns des autres : une explication ordinaire devrait valoir pour tous.
sure-discuss = à discuter. Il y a des explications ordinaires bien connues.
sure-context = contexte. Rien d'inquiétant à soi seul.
lowered-managed = Vous avez dit qu'une organisation gère ce téléphone : c'est donc indiqué comme contexte.
lowered-parental = Vous avez dit qu'un parent a réglé des contrôles : c'est donc indiqué comme contexte.
lowered-root = Vous avez dit avoir déverrouillé le système : c'est donc indiqué comme contexte.
lowered-profile = Vous avez dit connaître le profil { $value } : c'est donc indiqué comme contexte.
lowered-app = Vous avez dit connaître l'application { $value } : c'est donc indiqué comme contexte.
lowered-account = Vous avez dit connaître le compte { $value } : c’est donc indiqué comme contexte.
lowered-computer = Vous avez dit que l'ordinateur { $value } est à vous : c'est donc indiqué comme contexte.
lowered-adb = Vous avez dit que l'ordinateur { $value } peut déboguer ce téléphone : c'est donc indiqué comme contexte.

details = Détails techniques
detail-indicator = Indicateur : { $value } ({ $kind })
detail-set = Ensemble : { $set } ; publié par { $publisher }
detail-family = Outil : { $family }
detail-reference = Rapport public : { $reference }
detail-rule = Règle de comparaison : { $rule }
detail-expired = La validité donnée à cet indicateur par qui l'a publié avait pris fin à cette date.
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
    [one] Un autre enregistrement n'est pas montré ici.
   *[other] { $count } autres enregistrements ne sont pas montrés ici.
 } Le dossier donne les emplacements gardés.
detail-cut = … (encore { $count } caractères ; en entier dans le dossier)

source-line = { $id } : { $kind }
source-ios-version = iOS { $version }
source-made = faite le { $date }
source-encrypted = chiffrée
source-plain = non chiffrée
source-files = { $count ->
    [one] un fichier annoncé
   *[other] { $count } fichiers annoncés
 }
source-plain-lacks = Une sauvegarde non chiffrée contient d'ordinaire moins de choses qu'une sauvegarde chiffrée : souvent ni les appels, ni les pages visitées dans Safari. Activer le chiffrement peut se voir dans les réglages de l'ordinateur et du téléphone.
read-line = { $records ->
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
read-nothing = Rien n'a été lu.
read-absent = Absents (de ce téléphone, de cette version du système ou de cette sorte de sauvegarde) : { $list }.
read-skipped = Laissés de côté à votre demande : { $list }.
read-unread-columns = { $count ->
    [one] Une colonne des bases de données est inconnue de cette version de vigie et n'a pas été lue ; le dossier la nomme.
   *[other] { $count } colonnes des bases de données sont inconnues de cette version de vigie et n'ont pas été lues ; le dossier les nomme.
 }
unread-none = Tout ce qui était là, et que vigie connaît, a été lu.
unread-notes = Remarqué en chemin, sans perte :
unread-concerns = Concerne : { $list }.
unread-new-backup = Une nouvelle sauvegarde peut se voir sur le téléphone (sa date, une question à l'écran). N'en faites une que si cela ne vous met pas en danger.

set-line = { $name } : { $count ->
    [one] un indicateur
   *[other] { $count } indicateurs
 }
set-dated = du { $date }, { $days ->
    [0] aujourd'hui
    [one] il y a un jour
   *[other] il y a { $days } jours
 }
set-families = Outils : { $list }
set-licence = licence : { $licence }
set-no-licence = n'indique pas de licence
set-count = { $kind } : { $count }
set-undated = sans date
set-future = du { $date }, qui vient après la date de cet ordinateur
set-no-publisher = ne nomme pas qui le publie
set-publisher = publié par { $publisher }
set-built-in = fourni avec vigie
set-refused = { $count ->
    [one] une entrée n'a pas pu servir
   *[other] { $count } entrées n'ont pas pu servir
 }
set-expired = { $count ->
    [one] un n'est plus valable
   *[other] { $count } ne sont plus valables
 }
sets-none = Aucun indicateur n'a servi : seules les règles qui n'en demandent pas ont été appliquées.
sets-only-built-in = Seul le petit ensemble fourni avec vigie a servi. Les ensembles publiés en savent bien plus : ajoutez-les avec « vigie indicators import ».
sets-old = L'ensemble le plus récent date de { $days } jours : les outils plus nouveaux n'y sont pas. Procurez-vous des ensembles à jour, puis recommencez.
sets-some-old = { $count ->
    [one] Un ensemble date de plus de { $days } jours : les outils plus nouveaux n'y sont pas.
   *[other] { $count } ensembles datent de plus de { $days } jours : les outils plus nouveaux n'y sont pas.
 }

limit-backup = Une sauvegarde ne contient qu'une partie du téléphone : ni les programmes qui étaient en mémoire, ni les journaux du système.
limit-known = Il n'existe d'indicateurs que pour les outils que quelqu'un a découverts. Ne rien trouver est un indice faible.
limit-time = Les traces disparaissent au bout de quelques semaines, aux redémarrages et aux mises à jour.
limit-accounts = Entre proches, la surveillance passe le plus souvent par les comptes : un compte Apple ou Google qu'une autre personne peut ouvrir, une position partagée, un groupe familial, des appareils liés aux messageries. Une sauvegarde ne le montre pas : regardez aussi ces comptes, depuis un appareil sûr.

case-folder = Le dossier est dans { $path } : ce qui a été trouvé, où, avec quels indicateurs, et l'empreinte de chaque fichier lu.
case-not-encrypted = Il n'est pas chiffré. Qui peut l'ouvrir peut le lire : gardez-le sur une clé à vous, ou là où la personne qui vous inquiète ne peut pas regarder.
case-none = Aucun dossier n'a été écrit : rien n'est gardé.

next-known-1 = Ne changez rien sur le téléphone pour l'instant : aucune application retirée, aucune mise à jour, aucune remise à zéro, aucun mot de passe changé. Cela pourrait se voir, et les traces sont des preuves.
next-known-2 = Parlez-en avec une association ou une permanence spécialisée, depuis un appareil que personne d'autre n'a touché. Préparez ensemble ce qui vient d'abord : partir et couper la surveillance sont les moments les plus dangereux.
next-known-3 = Gardez ce dossier et la sauvegarde : ils sont à vous.
next-points-1 = Regardez chaque point avec une personne de confiance. Vous connaissez peut-être l'explication : --known la donne au prochain examen.
next-points-2 = Ne retirez rien pour l'instant. Si aucune explication ne convient, montrez le dossier à une personne qui aide.
next-nothing-1 = Si votre inquiétude demeure, elle compte : regardez les comptes, avec de l'aide si vous le souhaitez.
next-nothing-2 = Gardez ce dossier : il pourra être examiné de nouveau quand de nouveaux indicateurs seront publiés.
next-unread = Ce qui n'a pas pu être lu contient peut-être quelque chose. Les conseils ci-dessus disent ce que l'on peut essayer.

# Between the parts of a list.
list-separator = {" ; "}

# Dates. Le mois est l'une des clés ci-dessous.
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
