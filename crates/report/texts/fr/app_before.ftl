# L’application locale : ce qui entoure chaque page, et les pages jusqu’à la lecture.

app-title = Page
app-skip = Aller au contenu
app-leave = Quitter vite
app-to-help = Aide ou arrêt
app-language-english = English
app-language-french = Français
app-way = Étapes
app-step-before = Avant de commencer
app-step-what = Ce que vous avez
app-step-choose = Choisir
app-step-reading = Lecture
app-step-found = Ce qui a été trouvé
app-step-next = Et ensuite
app-step-beside = Dossiers

app-help = Arrêter, ou parler à quelqu’un
app-stop = Arrêter ici
app-stop-note = Vous pouvez arrêter à tout moment. vigie se ferme et oublie ce qu’il a en mémoire ; seul reste un dossier que vous avez choisi de garder.
app-leave-note = « Quitter vite », ou trois appuis sur la touche Maj, affiche aussitôt une page vide, et vigie oublie ce qu’il a en mémoire. L’écran est caché ; ce que le navigateur, le réseau ou un programme qui surveille cet ordinateur ont enregistré n’est pas effacé.
app-country = Numéros d’aide de ce pays
app-country-unnamed = aucun pays
app-country-france = France
app-country-show = Afficher
app-country-none = Aucun pays n’a été choisi, et vigie n’en devine pas.
app-footer = Tout reste sur cet ordinateur : vigie n’envoie rien nulle part.
app-to-cases = Dossiers
app-to-indicators = Signes publiés
app-note = À noter :
app-problem = Cela n’a pas marché :
app-done = C’est fait :
app-onward = Continuer
app-blank = Il n’y a rien ici.

# Avant toute chose : trois questions.
app-safety-heading = Avant de commencer
app-safety-intro = vigie parcourt une copie de ce que contient un téléphone et dit s’il porte des traces d’outils de surveillance connus, ce qui mérite aussi un regard, et ce qui n’a pas pu être vu. Il ne change rien sur le téléphone.
app-safety-kept = D’abord trois questions. Vous n’êtes pas obligée ou obligé d’y répondre. Ce que vous ouvrez ici n’est ni envoyé ni gardé.
app-safety-computer = Cet ordinateur peut être surveillé lui aussi. Si l’autre personne s’en est servie, connaît son mot de passe ou l’a configuré, un autre ordinateur est préférable : celui d’une association, ou d’une personne de confiance.
app-answer-yes = Oui
app-answer-no = Non
app-answer-unsure = Je ne sais pas
app-safety-now = Êtes-vous en sécurité en ce moment ?
app-safety-now-yes = Alors prenez votre temps. Vous pouvez arrêter à chaque étape ; « Quitter vite » reste en haut de chaque page.
app-safety-now-no = Alors arrêtez-vous d’abord ici : se mettre à l’abri passe avant l’examen d’un téléphone. Attendre ne fait rien perdre, et tout cela peut se faire plus tard, avec quelqu’un à vos côtés.
app-safety-near = La personne qui vous inquiète vit-elle avec vous, ou peut-elle prendre ce téléphone ou cet ordinateur ?
app-safety-near-yes = Alors elle peut remarquer certaines étapes : un message sur le téléphone, un nouvel ordinateur dans une liste, un fichier. Chaque guide dit à l’avance ce qui peut se voir. Mieux vaut travailler hors de chez vous, sur un ordinateur qu’elle ne touche jamais, avec une copie qui existe déjà. Pour l’instant, ne changez rien sur le téléphone : quand la surveillance s’interrompt, l’autre personne le sait.
app-safety-near-no = Même de loin, une personne peut voir ce qui est tapé ou cherché sur le téléphone, par un compte partagé par exemple. Cherchez de l’aide depuis un autre appareil.
app-safety-talk = Voulez-vous d’abord en parler avec une association ?
app-safety-talk-yes = C’est une bonne façon de commencer. Les numéros sont sur cette page. Vous pouvez la fermer et revenir : rien n’est gardé.
app-safety-talk-no = Vous pouvez changer d’avis à chaque étape : les numéros sont sur toutes les pages.
app-safety-help = Voir les numéros, ou arrêter
app-safety-skip = Vous pouvez continuer sans avoir ouvert de réponse.
app-safety-onward = Continuer

# Le consentement.
app-consent-heading = À qui est le téléphone, et ce que devient ce qui est lu
app-consent-read = Ce qui est lu : les sites, les applications, les liens dans les messages et les réglages qui se trouvent dans la copie, avec leurs dates.
app-consent-messages = Les messages sont parcourus à la recherche de liens et ne sont pas gardés. Les photos ne sont pas ouvertes.
app-consent-kept = Ce qui est gardé : rien, sauf si vous choisissez un dossier pour cela. Tout y reste alors aussi longtemps que vous l’y laissez.
app-consent-seen = Qui le verra : les personnes à qui vous le montrez. Rien n’est envoyé nulle part. Le résultat appartient à la personne à qui est le téléphone.
app-consent-shared = Si plusieurs personnes utilisent le téléphone ou ses comptes, leurs données apparaissent aussi. Dites-le-leur si c’est possible sans danger.
app-consent-stop = La personne à qui est le téléphone peut arrêter à tout moment. Rien n’est alors gardé.
app-consent-question = À qui est ce téléphone ?
app-consent-mine = À moi, et je suis d’accord
app-consent-here = À une personne qui est ici avec moi et qui est d’accord
app-consent-other = À quelqu’un d’autre, qui n’est pas ici ou ne le sait pas
app-consent-missing = Choisissez l’une des trois réponses.
app-consent-organisation = Nom de l’association qui accompagne, s’il y en a une
app-consent-organisation-hint = Ce champ peut rester vide. Le nom est inscrit dans le dossier et le rapport, et nulle part ailleurs.
app-declined-heading = vigie s’arrête ici
app-declined-why = Ce téléphone est à quelqu’un d’autre. vigie n’examine pas le téléphone d’un ou d’une partenaire, de proches, d’amis ou de salariés sans leur accord, quelle que soit la raison : fouiller en secret le téléphone de quelqu’un, c’est déjà de la surveillance.
app-declined-law = La loi le punit dans de nombreux pays, et ce qui est trouvé ainsi peut se retourner contre la personne qui a cherché.
app-declined-instead = Ce qui est possible
app-declined-together = Si vous vous inquiétez pour quelqu’un, parlez-lui d’abord, et regardez le téléphone ensemble.
app-declined-child = Pour le téléphone d’un enfant, dites-le-lui et faites-le ensemble. Un service d’écoute pour les enfants peut vous conseiller tous les deux.
app-declined-work = Un téléphone qu’une organisation possède et prête : la personne qui s’en sert doit le savoir et être d’accord elle aussi.
app-declined-worried = Si vous vous inquiétez pour votre propre téléphone, prenez celui-là.
app-declined-back = J’ai choisi la mauvaise réponse : revenir à la question

# Qu’avez-vous ?
app-what-heading = De quoi disposez-vous ?
app-what-have-file = J’ai déjà un fichier ou un dossier : le choisir
app-what-question = De quel téléphone s’agit-il ?
app-what-apple = iPhone ou iPad
app-what-android = Téléphone Android
app-what-unknown = Je ne sais pas
app-what-sources = Ce qu’il peut donner
app-what-order = vigie lit des copies. Celle qui existe déjà est la moins visible. Plusieurs copies d’un même téléphone peuvent être lues ensemble.
app-what-guide = Mode d’emploi : { $name }
app-what-others = Autres fichiers que vigie lit
app-what-apple-others = Fournis par des spécialistes : une copie du système de fichiers du téléphone (dossier, zip ou tar), un logarchive, des rapports de plantage isolés ou un shutdown.log.
app-what-android-others = Fournis par des spécialistes : une acquisition de Bugbane, les journaux de la Protection avancée d’Android, une application en fichier (APK), un relevé de services ou un journal seul.
app-what-tell = Comment le reconnaître
app-tell-apple = Une pomme croquée figure au dos : c’est un iPhone ou un iPad.
app-tell-apple-drawn = Le dos d’un téléphone : deux objectifs dans un coin, et une pomme au milieu.
app-tell-other = Le nom d’une marque, comme Samsung, Xiaomi, Google ou Motorola, figure au dos : c’est un téléphone Android.
app-tell-other-drawn = Le dos d’un téléphone : trois objectifs en colonne, et des lettres sous le milieu.
app-tell-store = Si une coque cache le dos, cherchez la boutique parmi les applications. « App Store », un A sur fond bleu : iPhone ou iPad. « Play Store », un triangle de quatre couleurs : Android.
app-tell-store-drawn = Deux carrés : un grand A dans le premier, un triangle tourné vers la droite dans le second.
app-what-still-unknown = Si vous avez un fichier sans savoir ce que c’est, choisissez-le : vigie dit ce qu’il reconnaît avant de lire quoi que ce soit.

# Choisir.
app-choose-heading = Choisir ce qui sera lu
app-choose-intro = Rien n’est copié : vigie lit ce que vous choisissez là où cela se trouve, et n’y change rien.
app-choose-no-file = Je n’ai pas encore de copie : comment en faire une
app-choose-chosen = Choisi
app-choose-remove = Retirer
app-choose-onward = Voir ce que vigie reconnaît
app-usual = Trouvé à un endroit habituel
app-usual-intro = Des copies de téléphones se trouvent dans les dossiers habituels de cet ordinateur. Elles appartiennent peut-être à plusieurs personnes : une seule est montrée à la fois. Prenez celle d’une personne qui est d’accord.
app-usual-made = Datée du { $date }.
app-usual-undated = Elle n’indique pas de date.
app-usual-take = Choisir celle-ci
app-usual-next = C’en est une autre : montrer la suivante
app-drop = Un seul petit fichier peut aussi être déposé ici ({ $size } au plus). Il est alors tenu en mémoire.
app-drop-large = Ce fichier est trop grand pour être tenu en mémoire (plus de { $size }). Choisissez-le dans son dossier, plus bas.
app-drop-failed = Le fichier n’a pas pu être pris. Choisissez-le dans son dossier, plus bas.
app-drop-sending = vigie prend le fichier…
app-browse = Chercher sur cet ordinateur
app-browse-places = Où commencer
app-browse-above = Dossiers au-dessus
app-browse-take = Choisir
app-browse-take-folder = Choisir ce dossier en entier
app-browse-empty = Ce dossier est vide.
app-browse-folder = dossier
app-browse-file = fichier
app-browse-other = lien ou fichier spécial, non ouvert
app-browse-looks = d’après son nom : { $kind }
app-browse-pages = Pages de ce dossier
app-browse-page = Page { $page } sur { $pages } ; { $count ->
    [0] aucun élément
    [one] un élément
   *[other] { $count } éléments
 } en tout.
app-browse-previous = Page précédente
app-browse-next = Page suivante

# Ce qui a été reconnu.
app-recognised-heading = Ce que vigie a reconnu
app-recognised-intro = Pour l’instant, vigie n’a lu que de quoi reconnaître ce que vous avez choisi. Vérifiez que c’est bien ce que vous vouliez.
app-recognised-none = Rien de ce qui a été choisi n’est lisible par vigie.
app-recognised-back = Choisir autre chose
app-recognised-unknown = vigie ne sait pas lire ceci, qui sera laissé de côté :
app-recognised-several = Ces copies sont prises pour celles d’un même téléphone. Si elles viennent de plusieurs téléphones, prenez-les l’une après l’autre.
app-recognised-certain = Reconnu par son contenu.
app-recognised-partial = Reconnu seulement d’après des noms de fichiers : une partie manque ou est abîmée. vigie lira ce qui peut l’être.
app-recognised-device = Ce qu’indique la copie : { $name }
app-recognised-made = D’après elle-même, la copie date du { $date }.
app-recognised-encrypted = La copie est chiffrée.
app-password = Mot de passe de { $id }
app-password-hint = Celui qui a été choisi quand la copie a été chiffrée (pour un iPhone, la première fois) ; ce n’est pas forcément le code du téléphone. Il n’est ni gardé ni envoyé.
app-password-part = Mot de passe de la partie chiffrée de { $id }
app-password-part-hint = Une sauvegarde contenue dans cette copie est chiffrée. Sans son mot de passe, le reste est lu. Il n’est ni gardé ni envoyé.
app-password-key = Clé ou phrase secrète de { $id }
app-password-key-hint = La personne qui a fait la copie la possède : une ligne qui commence par AGE-SECRET-KEY-1, ou une phrase secrète. Elle n’est ni gardée ni envoyée.
app-password-wrong = Cela n’ouvre pas la copie. Vérifiez les majuscules et la langue du clavier, puis essayez encore.
app-known-heading = Ce que vous savez de ce téléphone
app-known-intro = Tout peut rester vide. Ce que vous dites ici est gardé avec le résultat ; les choses ordinaires passent plus bas, mais jamais un outil de surveillance connu.
app-known-managed = Un employeur ou une école gère ce téléphone
app-known-managed-hint = Il a alors un profil professionnel, ou des réglages que vous ne pouvez pas changer.
app-known-parental = Un parent y a mis un contrôle parental
app-known-parental-hint = Et la personne qui se sert du téléphone le sait.
app-known-root = La personne à qui il appartient a déverrouillé son système
app-known-root-hint = On parle de root, ou de jailbreak.
app-known-more = Les ordinateurs, appareils et applications qui sont à moi
app-known-computer = Mes ordinateurs auxquels ce téléphone a été relié
app-known-computer-hint = Leurs noms, séparés par un point-virgule s’il y en a plusieurs.
app-known-device = Mes autres appareils du même compte
app-known-device-hint = Leurs noms ou leurs modèles, séparés par un point-virgule s’il y en a plusieurs.
app-known-profile = Les profils de configuration que je connais
app-known-profile-hint = Leurs identifiants, tels qu’un résultat précédent de vigie les donne, séparés par un point-virgule s’il y en a plusieurs.
app-known-account = Les autres comptes Apple qui achètent des applications pour ce téléphone
app-known-account-hint = Leurs adresses électroniques, séparées par un point-virgule s’il y en a plusieurs.
app-known-app = Les applications que j’ai installées d’ailleurs que de la boutique
app-known-app-hint = Leurs identifiants, tels qu’un résultat précédent de vigie les donne (org.example.app), séparés par un point-virgule s’il y en a plusieurs.
app-known-adb = Mes ordinateurs autorisés à déboguer ce téléphone
app-known-adb-hint = Leurs noms, tels qu’un résultat précédent de vigie les donne, séparés par un point-virgule s’il y en a plusieurs.
app-keep-heading = Où le résultat est gardé
app-keep-question = Le garder
app-keep-memory = en mémoire seulement
app-keep-memory-hint = Il disparaît quand vigie se ferme, sauf si vous l’enregistrez avant.
app-keep-folder = dans un dossier
app-keep-folder-hint = Pour le revoir plus tard, ou le comparer avec des signes plus récents. Toute personne qui peut ouvrir le dossier peut le lire.
app-keep-path = Le dossier, si c’est votre choix
app-keep-path-hint = vigie y fait un nouveau dossier, nommé par la date. Une clé USB à vous est un bon endroit ; un dossier recopié dans un cloud ne l’est pas.
app-start = Commencer la lecture
app-start-note = La lecture peut être arrêtée à tout moment.

# La lecture.
app-reading-heading = Lecture
app-reading-intro = Cela peut prendre de quelques minutes à une heure. Vous pouvez laisser cette page ouverte et faire autre chose ; ce qui ne peut pas être lu est indiqué, et n’arrête pas le reste.
app-reading-bar = Avancement de la lecture
app-reading-preparing = vigie regarde ce qu’il y a à lire
app-reading-now = En ce moment : { $artefact }
app-reading-counting = La quantité à lire n’est pas encore connue.
app-reading-done = { $total ->
    [one] { $done } partie lue sur { $total }.
   *[other] { $done } parties lues sur { $total }.
 }
app-reading-left = Temps restant : { $time }
app-reading-left-unknown = Le temps restant n’est pas encore connu.
app-reading-kind = { $artefact } : { $count ->
    [0] aucun fichier
    [one] un fichier
   *[other] { $count } fichiers
 }
app-reading-read = Lu jusqu’ici
app-reading-unread = Ce qui n’a pas pu être lu jusqu’ici
app-reading-fault = { $artefact } : { $why }
app-reading-none = Rien pour l’instant.
app-reading-more = { $count ->
    [0] Il n’y en a pas d’autre.
    [one] Une autre ligne est dans le résultat.
   *[other] { $count } autres lignes sont dans le résultat.
 }
app-reading-again = Voir où en est la lecture
app-reading-cancel = Arrêter la lecture
app-reading-cancel-note = Ce qui a été lu jusqu’ici n’est pas gardé.
app-reading-stopping = La lecture est en train de s’arrêter.
app-left-soon = moins d’une minute
app-left-minutes = { $count ->
    [one] environ une minute
   *[other] environ { $count } minutes
 }
app-left-hours = { $count ->
    [one] environ une heure
   *[other] environ { $count } heures
 }
app-size-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
 }
app-size-kilobytes = { $count } ko
app-size-megabytes = { $count } Mo
app-size-gigabytes = { $count } Go

# Quand quelque chose ne marche pas.
app-problem-heading = Quelque chose n’a pas marché
app-problem-note = Rien n’a été changé sur le téléphone ni dans ses copies.
app-problem-back = Revenir
app-missing-heading = Cette page n’est pas ici
app-missing = L’adresse n’est pas une adresse de vigie, ou ce qu’elle montrait n’est plus en mémoire.
app-missing-back = Revenir au début
