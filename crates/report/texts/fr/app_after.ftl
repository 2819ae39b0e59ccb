# L’application locale : les pages à partir du résultat, les dossiers, les signes publiés.

# Ce qui a été trouvé.
app-found-part = Constats
app-found-abilities-part = Applications
app-found-reach-part = Qui a accès
app-found-coverage-part = Ce qui manque
app-found-parts = Les pages du résultat
app-found-to-next = Que faire maintenant
app-found-kind = { $kind } ({ $count })
app-found-all = Tous les constats
app-found-unseen = Ce que nous n’avons pas pu voir
app-found-accounts = Aucun fichier ne montre les comptes ouverts ailleurs, les positions partagées, ni qui connaît le code.
app-found-to-accounts = Les comptes et les réglages à regarder
app-found-to-coverage = Ce qui a été lu, depuis quand, et ce qui manque
app-found-no-access = Ce qui a été remis ne dit pas ce qui peut voir, entendre ou atteindre ce téléphone. Une autre sorte de copie le dirait peut-être.
app-found-alike = { $count ->
    [one] et un autre signe de cette sorte
   *[other] et { $count } autres signes de cette sorte
 }
app-found-pages = { $first } à { $last }, sur { $total }
app-found-first-page = Début
app-found-earlier-page = Précédents
app-found-later-page = Suivants
app-found-last-page = Fin

# Un constat.
app-found-details = Où cela a été vu, et qui a publié le signe
app-found-neighbours = Autres constats
app-found-before = Pièce précédente
app-found-after = Pièce suivante
app-found-mine = Est-ce à vous ?
app-found-mine-note = Si vous connaissez cela (votre travail, votre ordinateur, des contrôles que vous avez réglés), dites-le ici. Le constat reste dans le dossier, avec ce que vous en dites, et descend à la fin de sa liste.
app-found-mine-reason = En quelques mots (vous pouvez laisser vide)
app-found-mine-reason-hint = Par exemple : l’ordinateur de mon bureau. Ces mots sont gardés avec le dossier.
app-found-mine-yes = Je connais, c’est à moi
app-found-mine-said = Vous avez dit que vous connaissez cela.
app-found-mine-reason-given = Vous avez écrit :
app-found-mine-undo = Ce n’est plus le cas

# La chronologie.
app-timeline-part = Quand
app-timeline-note = Le dessin compte ce qui s’est passé, et la liste plus bas le dit en détail. Vous pouvez choisir une période et une sorte de données. La plupart de ces moments sont ordinaires.
app-timeline-count = { $count ->
    [0] Aucun moment, du { $first } au { $last }
    [one] Un moment, du { $first } au { $last }
   *[other] { $count } moments, du { $first } au { $last }
 }
app-timeline-what = Montrer
app-timeline-show = Afficher
app-timeline-choice = { $name } ({ $count })
app-timeline-all = Tout
app-timeline-found = Ce sur quoi reposent les constats
app-timeline-noted = Tout ce que le téléphone a noté
app-timeline-caption = Une barre plus haute représente plus de moments de sa ligne.
app-timeline-move = Changer de période
app-timeline-earlier = Plus tôt
app-timeline-later = Plus tard
app-timeline-wider = Élargir
app-timeline-whole = Toute la période
app-timeline-narrow = Resserrer sur une partie :
app-timeline-part-of = { $span } ({ $count })
app-timeline-span = du { $first } au { $last }
app-timeline-at = { $day }, { $clock }
app-timeline-list = Les moments de cette période
app-timeline-empty = Il n’y a rien de cette sorte dans cette période.
app-timeline-zone = Les heures sont en UTC. En France, l’horloge du téléphone montrait une heure de plus en hiver, deux en été.
app-timeline-doubtful = { $count ->
    [one] Un moment porte une heure douteuse et n’est pas dans cette période.
   *[other] { $count } moments portent une heure douteuse et ne sont pas dans cette période.
 }
app-timeline-doubtful-before = Ceux d’avant les premiers téléphones de cette sorte
app-timeline-doubtful-after = Ceux d’après le jour où la copie a été faite
app-timeline-left-out = { $count ->
    [one] Un moment n’a pas trouvé de place ici ; il est dans le dossier.
   *[other] { $count } moments n’ont pas trouvé de place ici ; ils sont dans le dossier.
 }

# Et ensuite.
app-next-heading = Et ensuite
app-next-points = Regardez chaque point avec une personne de confiance. Si vous connaissez l’explication, la page du constat permet de le dire.
app-next-accounts = Regardez dans tous les cas les comptes et les réglages, même si une application a été trouvée : c’est la voie la plus fréquente.
app-next-unread = Ce qui n’a pas pu être lu contient peut-être quelque chose : la page sur ce que nous n’avons pas pu voir dit ce que l’on peut essayer.
app-next-whom = À qui en parler
app-next-whom-note = Une association ou une permanence peut regarder ces pages avec vous et préparer la suite. Appelez depuis un appareil que personne d’autre n’a touché.
app-next-to-help = Les permanences
app-next-not-yet = Ce qu’il vaut mieux ne pas encore enlever
app-next-not-yet-phone = Les applications, les profils et les autorisations du téléphone, même ceux qui vous inquiètent : les enlever se remarque, et les traces partent avec.
app-next-not-yet-messages = Les messages, les liens et les appels reçus, même désagréables : ce sont peut-être des preuves.
app-next-not-yet-copy = La copie du téléphone qui vient d’être lue : sans elle, personne ne peut refaire cet examen.
app-next-not-yet-accounts = Les appareils et les adresses inconnus de vos comptes : photographiez d’abord la page avec un autre appareil. Les retirer peut envoyer un message à l’autre personne.
app-next-documents = Les documents
app-next-documents-note = Chacun dit les mêmes constats. Choisissez selon qui va le lire.
app-next-pdf = Rapport en PDF, complet
app-next-pdf-note = Pour une avocate ou un avocat, la police, un ou une commissaire de justice : l’endroit exact de chaque trace, les empreintes, la méthode et ses limites.
app-next-redacted = Rapport en PDF, expurgé
app-next-redacted-note = Le même, sans les contacts ni les mots cités. Les constats y sont tous.
app-next-html = Rapport en une page
app-next-html-note = Pour lire à l’écran ou imprimer.
app-next-json = Données pour machines (JSON)
app-next-json-note = Pour une personne qui a ses propres outils.
app-next-timeline = Chronologie en tableau (CSV)
app-next-timeline-note = Pour un tableur ou un outil d’enquête.
app-next-zone = PDF avec, à côté de l’heure UTC, celle du lieu où le téléphone servait
app-next-zone-none = UTC seulement
app-next-print = Pour imprimer, ouvrez le PDF ou le rapport en une page, puis la commande Imprimer du navigateur. Une imprimante partagée peut garder ce qu’elle imprime.
app-next-where = Gardez ces documents là où la personne qui vous inquiète ne peut pas regarder. Le dossier des téléchargements se voit, et un dossier synchronisé avec un compte les copie ailleurs. Leurs noms ne disent rien de leur contenu.
app-next-keep = Garder le dossier d’examen
app-next-keep-note = Pour l’instant, ce dossier n’existe que dans la mémoire de cet ordinateur : il disparaît quand vous quittez. Gardé, il pourra être rouvert, réexaminé et comparé.
app-next-folder = Où le garder
app-next-folder-hint = Le chemin d’un dossier, par exemple celui d’une clé USB à vous.
app-next-name = Sous quel nom
app-next-name-hint = Un nom qui ne dit rien de vous. Celui-ci est inventé ; changez-le si vous voulez.
app-next-keep-do = Garder le dossier
app-next-to-cases = Ce que l’on peut faire de ce dossier
app-next-back = Revenir aux constats

# Les dossiers.
app-cases-heading = Dossiers
app-cases-back = Revenir aux dossiers
app-cases-what = Un dossier contient ce qu’un examen a trouvé : les constats, où ils ont été vus, les indicateurs qui ont servi, l’empreinte de chaque fichier lu. Il ne contient ni la copie du téléphone ni vos messages.
app-cases-no-list = vigie ne retient pas les dossiers ouverts : chacun s’ouvre là où vous le gardez.
app-cases-now = Le dossier ouvert
app-cases-of = examen du { $date }
app-cases-open-at = Examen du { $date }, gardé dans { $path }.
app-cases-in-memory = Il n’est gardé nulle part pour l’instant.
app-cases-to-found = Voir ce qui a été trouvé
app-cases-to-recheck = Le réexaminer
app-cases-to-delete = Le supprimer
app-cases-to-keep = Le garder
app-cases-open = Ouvrir un dossier
app-cases-path = Chemin du dossier
app-cases-path-hint = Le dossier que vigie a fait, par exemple sur votre clé : /media/cle/nuage-calme-27 ou E:/nuage-calme-27.
app-cases-look = Cherchez-le sur cet ordinateur ou sur une clé : à côté de ce que vigie a gardé se trouve un bouton « Ouvrir ».
app-cases-open-this = Ouvrir ce dossier de vigie
app-cases-open-do = Ouvrir
app-cases-open-named = Ouvrir { $name }
app-cases-more = { $count ->
    [one] Un autre n’est pas montré ici.
   *[other] { $count } autres ne sont pas montrés ici.
 }

app-cases-organisation = Pour une association : un dossier commun
app-cases-organisation-note = Une association qui suit plusieurs personnes peut choisir un dossier à elle, chiffré si possible. Cette page montre alors les examens qui s’y trouvent. Sur un ordinateur personnel, mieux vaut s’en passer : la liste dirait que des examens ont eu lieu.
app-cases-organisation-names = Donnez à chaque examen un nom qui ne désigne personne : vigie en propose un.
app-cases-folder = Chemin du dossier commun
app-cases-folder-hint = Un dossier qui existe, et que seule votre équipe peut ouvrir.
app-cases-folder-on = Utiliser ce dossier
app-cases-folder-is = Le dossier commun est { $path }.
app-cases-folder-empty = Il ne contient aucun examen.
app-cases-folder-off = Ne plus l’utiliser
app-cases-folder-off-note = Ne plus l’utiliser n’enlève rien de ce dossier.
# Mots sans accent : ils forment des noms de dossiers.
app-cases-pseudonym-first = nuage ruban jardin pont sentier moulin verger ruisseau galet tilleul cerisier pommier lilas figuier olivier tapis carnet crayon panier bocal tambour violon piano clocher balcon escalier grenier atelier kiosque marais vallon plateau rocher sable coquillage voilier phare canal lac torrent
app-cases-pseudonym-second = calme bleu vert gris rose jaune orange brun blanc violet rond cuivre petit grand long large haut profond tranquille discret doux souple solide stable lent vif clair sombre neuf ancien rustique sauvage tendre frais chaud sec fin subtil moderne paisible

app-cases-recheck = Réexaminer ce dossier
app-cases-recheck-how = Avec les indicateurs d’aujourd’hui
app-cases-recheck-again = Réexaminer encore
app-cases-recheck-note = Le dossier { $path } sera comparé avec ces ensembles. Le résultat s’ajoute au dossier ; ce qui y est déjà ne change pas.
app-cases-source = Où se trouve la copie du téléphone (vous pouvez laisser vide)
app-cases-source-hint = La même copie qu’alors, inchangée. Avec elle, tout est relu et les endroits exacts sont connus ; sans elle, seul ce que le dossier garde est comparé.
app-cases-password = Mot de passe de cette copie, si elle est chiffrée
app-cases-password-hint = Il sert une fois et n’est gardé nulle part.
app-cases-recheck-do = Réexaminer
app-cases-recheck-index = C’est l’index du dossier qui a été interrogé ; il ne contient aucune valeur lisible. Il dit dans quelle sorte de données un signe se trouve ; l’endroit exact et la date ne sont connus qu’en relisant la copie du téléphone.

app-cases-compare = Comparer deux examens du même téléphone
app-cases-compare-note = La comparaison dit ce qui est apparu entre deux examens, et ce qui n’y est plus.
app-cases-to-compare = Comparer
app-cases-compare-which = Quels dossiers
app-cases-compare-before = Le premier dossier
app-cases-compare-after = Le second, plus récent
app-cases-compare-do = Comparer
app-cases-compare-no-records = Ils ne peuvent être comparés que si les deux dossiers gardent leurs enregistrements, ce qui se choisit au moment de l’examen.

app-cases-delete = Supprimer ce dossier
app-cases-delete-first = Ce dossier contient peut-être des preuves. Si vous hésitez, gardez-le et parlez-en d’abord avec une personne qui aide.
app-cases-delete-what = Tous les fichiers de { $path } seront enlevés du disque. Le téléphone et sa copie ne changent pas.
app-cases-delete-means = Ce que cela veut dire sur ce disque
app-cases-disk-turning = Ce disque est à plateaux : les fichiers y sont remplacés par des zéros avant d’être enlevés. D’ordinaire, plus rien ne peut en être lu.
app-cases-disk-flash = Ce disque est une mémoire flash (SSD, clé ou carte) : il écrit ailleurs que là où étaient les fichiers. Une personne équipée peut encore en lire des morceaux pendant un temps, et personne ne peut promettre le contraire.
app-cases-disk-shared = Ce dossier se trouve sur un réseau, ou dans un dossier qu’un compte copie : d’autres appareils peuvent en garder une copie, que vigie ne peut pas atteindre.
app-cases-disk-unknown = vigie ne sait pas de quelle sorte est ce disque : des morceaux peuvent en rester lisibles pendant un temps, et personne ne peut promettre le contraire.
app-cases-delete-copies = Les documents que vous avez enregistrés ou imprimés, et les copies de sauvegarde de cet ordinateur, restent où ils sont.
app-cases-delete-snapshots = Certains systèmes gardent d’eux-mêmes d’anciens états du disque (Time Machine, versions précédentes, instantanés).
app-cases-delete-source = La copie du téléphone reste aussi, là où vous l’avez rangée.
app-cases-delete-traces = L’ordinateur peut se souvenir du nom du dossier : fichiers récents, recherche, journal du système.
app-cases-delete-encrypt = Sur un disque chiffré, ou une clé que vous pouvez détruire, ce qui reste ne se lit pas sans le mot de passe.
app-cases-delete-confirm = Confirmer
app-cases-delete-name = Pour confirmer, écrivez le nom du dossier : { $name }
app-cases-delete-other = Ce n’est pas le nom de ce dossier : rien n’a été enlevé.
app-cases-delete-do = Supprimer ce dossier
app-cases-delete-not = Le garder, et revenir aux dossiers
app-cases-deleted = Le dossier est supprimé
app-cases-deleted-what = Les fichiers de { $path } ont été enlevés du disque.

# Les signes publiés.
app-indicators-heading = Signes publiés d’outils connus
app-indicators-what = Des chercheuses, des chercheurs et des associations publient des signes auxquels on reconnaît des outils de surveillance : on les appelle des indicateurs. vigie compare le téléphone avec ceux qui sont ici. Plus un ensemble est ancien, moins il connaît les outils nouveaux.
app-indicators-sets = Les ensembles présents
app-indicators-only-built-in = Il n’y a que le petit ensemble fourni avec vigie. Les ensembles publiés en savent bien plus : ajoutez-les ci-dessous.
app-indicators-add = En ajouter depuis un fichier ou une clé
app-indicators-add-note = vigie lit les formats STIX 2, MISP, les listes d’ECHAP, de TinyCheck et de Suricata, et les fichiers hosts. Rien n’est envoyé.
app-indicators-path = Chemin du fichier ou du dossier
app-indicators-path-hint = Par exemple /media/cle/indicateurs ou E:/indicateurs.
app-indicators-add-do = Ajouter
app-indicators-refused = { $count ->
    [one] Une entrée n’a pas pu servir
   *[other] { $count } entrées n’ont pas pu servir
 }
app-indicators-refused-more = { $count ->
    [one] Une autre n’est pas montrée ici.
   *[other] { $count } autres ne sont pas montrées ici.
 }
app-indicators-newer = Chercher des ensembles plus récents
app-indicators-newer-note = C’est la seule chose que vigie fait sur le réseau, et jamais de lui-même. Il faut un miroir tenu par quelqu’un en qui vous avez confiance, et la clé qui signe sa liste, obtenue autrement que par le miroir.
app-indicators-leaves = Ce qui sort alors de cet ordinateur
app-indicators-leaves-address = Son adresse sur le réseau, que voit qui tient le miroir, comme pour toute page ouverte.
app-indicators-leaves-names = Les noms des ensembles demandés, et l’heure.
app-indicators-leaves-nothing = Rien du téléphone, rien de ce qui a été trouvé, rien de vous.
app-indicators-leaves-seen = Qui tient le réseau ou surveille cet ordinateur peut voir que ce miroir a été appelé. En cas de doute, faites-le ailleurs et apportez les ensembles sur une clé.
app-indicators-from = Adresse de la liste du miroir
app-indicators-from-hint = Elle commence par https://
app-indicators-key = Clé publique qui signe la liste
app-indicators-key-hint = Une clé minisign : une ligne de lettres et de chiffres, ou le chemin de son fichier.
app-indicators-agreed = J’ai lu ce qui sort de cet ordinateur, et je suis d’accord
app-indicators-newer-do = Chercher maintenant
