# Ce que la ligne de commande dit avec une commande, une option ou un terminal, tel qu’une page le dit : `pages-` devant
# la clé de la phrase qu’elle remplace.

pages-error-reader-died = La partie de vigie qui lit s’est arrêtée plusieurs fois, et l’examen a été abandonné. Rien n’est conservé. Essayez une autre copie du téléphone, et signalez-le aux personnes qui font vigie.
pages-error-interrupted = Arrêté à votre demande. Rien n’est conservé.
pages-error-no-such-path = { $path } n’existe pas. Vérifiez comment c’est écrit, et si la clé USB ou le disque est branché.
pages-error-wrong-password = Ce n’est pas le mot de passe de { $path }. C’est celui choisi quand la copie a été chiffrée, qui n’est peut-être pas le code du téléphone.
pages-error-password-needed = { $path } est chiffré. Revenez en arrière et tapez son mot de passe.
pages-error-store-nowhere = vigie ne sait pas où garder les indicateurs : ce compte de l’ordinateur n’a pas de dossier à lui. Demandez à qui s’occupe de l’ordinateur.
pages-error-output = L’écriture n’a pas pu aller jusqu’au bout ({ $detail }). Essayez encore.
pages-error-case-target-exists = { $path } existe déjà, et rien n’est jamais remplacé. Choisissez un autre emplacement.
pages-error-case-bad-target = Rien ne peut être créé à { $path }. Choisissez un autre endroit.
pages-error-case-disk-full = Il n’y a plus de place ; { $path } n’a pas pu être écrit. Rien n’est conservé. Faites de la place, ou choisissez un emplacement sur un autre disque.
pages-error-case-not-allowed = Vous n’avez pas le droit d’écrire ou de lire { $path }. Choisissez un emplacement à vous.
pages-error-case-other-index = { $path } est un index d’une autre version de vigie (forme { $version }), que cette version ne sait pas interroger. Indiquez la copie du téléphone dont le dossier a été fait, ou prenez la version qui l’a fait.
pages-error-update-from = Aucun miroir n’est encore connu. Écrivez l’adresse de son index, telle que vous l’ont indiquée ceux qui le tiennent.
pages-error-update-no-key = Aucune clé n’est connue pour vérifier l’index. Écrivez celle que vous ont donnée ceux qui tiennent le miroir.
pages-error-update-older = Cet index date du { $new }, avant celui qui sert, du { $old }. Les indicateurs déjà là restent en usage. Demandez à ceux qui tiennent le miroir.
pages-error-update-shrunk = L’essentiel de { $path } a disparu : { $new } au lieu de { $old }. Les indicateurs déjà là restent en usage. Demandez à ceux qui tiennent le miroir.
pages-error-recheck-nothing-kept = { $path } ne garde rien qui puisse être comparé. Indiquez la copie du téléphone dont il a été fait.
pages-error-recheck-sources = Le dossier a été fait de { $wanted ->
    [one] { $wanted } source
   *[other] { $wanted } sources
 } ; { $given ->
    [0] aucune n’a
    [one] { $given } a
   *[other] { $given } ont
 } été donnée. Indiquez le dossier qui les contient toutes, ou comparez sans copie.

pages-recheck-method-blind-index = C’est l’index du dossier qui a été interrogé ; il ne contient aucune valeur lisible. Il dit dans quelle sorte de données un signe se trouve ; l’endroit exact et la date ne sont connus qu’en relisant la copie du téléphone.
pages-compare-no-records = Ils ne peuvent être comparés que si les deux dossiers gardent tous leurs enregistrements, ce que ne font pas ceux faits sur ces pages.
pages-contacts-country = Aucun pays n’a été indiqué, et vigie n’en devine pas. Une fois le vôtre choisi sous « Arrêter, ou parler à quelqu’un », ses permanences sont données ici.
pages-report-zone-unknown = Les heures sont en UTC. Le fuseau horaire du téléphone n’est pas connu : en France, l’horloge montrait une heure de plus en hiver, deux en été.
pages-report-zone-stated = Les heures sont en UTC. Là où le téléphone n’avait noté que ce que montrait son horloge, l’heure a été comptée d’après le fuseau qu’il indiquait ; s’il n’en indiquait pas, elle a été prise comme UTC.
pages-sets-only-built-in = Seul le petit ensemble fourni avec vigie a servi. Les ensembles publiés en savent bien plus : ils s’ajoutent à la page des indicateurs.
pages-next-points-1 = Regardez chaque point avec une personne de confiance. Vous connaissez peut-être l’explication : dites alors, sur sa page, que c’est à vous.

pages-known-managed-parental-app = { pages-known }
pages-known-managed-parental = { pages-known }
pages-known-managed = { pages-known }
pages-known-adb = { pages-known }
pages-known-root = { pages-known }
pages-known-computer = { pages-known }
pages-known-app = { pages-known }
pages-known-app-identifier = { pages-known }
pages-known-keyboard = { pages-known }
pages-known-device = { pages-known }
pages-known-account = { pages-known }
pages-known = dites-le

pages-beside-period = Période couverte par ce qui a été lu : du { $first } au { $last }. Elle n’est pas la même pour chaque sorte de données.
pages-beside-unread = { $count ->
    [one] Une sorte de données n’a pas pu être lue, ou pas entièrement.
   *[other] { $count } sortes de données n’ont pas pu être lues, ou pas entièrement.
 }
