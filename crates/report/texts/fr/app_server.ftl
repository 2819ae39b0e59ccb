# L’application locale : ce que dit le serveur lui-même, ce qui est gardé, ce qui n’a pas marché.

app-server-opened = Les pages sont ouvertes dans votre navigateur. Elles ne sont servies qu’à cet ordinateur. Ctrl-C met fin à vigie ; « Arrêter ici », sur chaque page, et une demi-heure sans usage aussi.
app-server-no-browser = Aucun navigateur n’a pu être ouvert. Ouvrez cette adresse dans l’un d’eux ; elle sert une fois :
app-server-kept = Une copie se trouve dans { $path }. Elle a été comparée à son journal, et la mémoire n’en contient plus.
app-server-imported = { $count ->
    [one] { $count } ensemble a été ajouté ou y est déjà.
   *[other] { $count } ensembles ont été ajoutés ou y sont déjà.
    } { $list }
app-server-case-name = notes
app-server-note-mine = Dit de la pièce { $number } sur la page du constat : c’est à moi. { $reason }
app-server-note-not-mine = Dit de la pièce { $number } sur la page du constat : finalement, ce n’est pas à moi. { $reason }
app-server-password-wanted = Un mot de passe manque, ou celui qui a été saisi n’ouvre pas ce qui est verrouillé. C’est celui choisi quand la copie a été chiffrée, qui n’est peut-être pas le code du téléphone.

app-server-error-listen = Les pages ne peuvent pas être servies sur le port { $path } ({ $detail }). Un autre programme l’utilise peut-être : sans --port, vigie en prend un libre.
app-server-error-random = Le système ne donne pas de valeurs aléatoires ({ $detail }), sans lesquelles les pages ne peuvent pas être protégées. Redémarrez l’ordinateur, puis recommencez.
app-server-error-folder = Impossible de regarder dans { $path } ({ $detail }). Choisissez un autre emplacement.
app-server-error-chosen = On peut choisir au plus { $limit } éléments pour un examen. Retirez-en un d’abord, ou choisissez l’emplacement qui les contient.
app-server-error-drop = { $path } n’a pas pu être pris en mémoire ({ $detail }). Choisissez-le plutôt dans la liste des emplacements.
app-server-error-no-memory = Cet ordinateur n’a pas, en mémoire, de place que vigie puisse utiliser. Choisissez un emplacement pour le résultat ; un fichier ne peut pas être déposé ici, mais peut être choisi dans la liste.
app-server-error-nothing = Rien de ce qui a été choisi n’est lisible par vigie. Revenez en arrière et choisissez autre chose.
app-server-error-statement = « { $name } » n’a pas été compris. Écrivez des noms, avec des points-virgules entre plusieurs.
app-server-error-target = { $path } n’est pas un emplacement de cet ordinateur. Écrivez le chemin entier, depuis le début, et vérifiez l’orthographe.
app-server-error-exists = Il y a déjà quelque chose à { $path }, et rien n’est jamais remplacé. Choisissez un autre nom.
app-server-error-name = « { $name } » ne peut pas servir de nom. Utilisez des lettres, des chiffres et des tirets.
app-server-error-keep = { $path } n’a pas pu être écrit ({ $detail }). Rien n’y a été gardé. Choisissez un autre emplacement, ou faites de la place sur le disque.
app-server-error-delete = { $path } n’a pas pu être effacé en entier ({ $detail }). Ce que vigie n’y a pas mis reste ; regardez ce qui s’y trouve.
app-server-error-form = Il n’y a pas de document de cette forme. Revenez en arrière et choisissez-en un dans la liste.
app-server-error-pdf = Le rapport n’a pas pu être écrit en PDF ({ $detail }). La page qui se suffit à elle-même dit la même chose.
app-server-error-key = Cet emplacement contient un index signé, et vigie ne connaît aucune clé qui ait pu le signer. Cherchez une fois des ensembles plus récents avec la clé des personnes qui les publient, ou ajoutez les fichiers un par un.
app-server-error-agreed = Rien n’a été cherché : cochez la case si vous acceptez que cet ordinateur interroge cette adresse.
app-server-unkept = Le résultat ouvert n’est qu’en mémoire : il est oublié dès qu’un autre prend sa place. Pour le garder, allez à « Et ensuite » et enregistrez-le avant de commencer.
app-server-error-settings = Ce que cette page retient ne peut pas être lu ({ $path } : { $detail }). Mettez ce fichier ailleurs, puis activez de nouveau le dossier.
app-server-error-settings-kept = Le dossier ne peut pas être retenu ({ $path } : { $detail }). Vérifiez la place sur le disque et votre droit d’y écrire.
app-server-error-entries = Ce dossier contient plus que ce que vigie énumère ({ $limit }). Ce qui n’est pas énuméré est pris aussi quand on choisit le dossier lui-même.
