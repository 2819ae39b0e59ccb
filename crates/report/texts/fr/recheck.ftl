# Réexamens d’un dossier, comparaisons de deux dossiers, notes.

headline-recheck-new = { $count ->
    [one] Un point est nouveau depuis le dernier examen de ce dossier.
   *[other] { $count } points sont nouveaux depuis le dernier examen de ce dossier.
 }
headline-recheck-nothing-new = Avec les indicateurs d’aujourd’hui, rien de nouveau n’a été trouvé dans ce qui a pu être comparé.
recheck-method-source = La source a été relue, et chaque fichier est celui dont le dossier est issu.
recheck-method-records = Les enregistrements gardés dans le dossier ont été comparés. Les règles qui se passent d’indicateurs n’ont pas été rejouées : ce qu’elles avaient trouvé est repris tel quel.
recheck-method-blind-index = C’est l’index du dossier qui a été interrogé ; il ne contient aucune valeur lisible. Il dit dans quelle sorte de données un signe se trouve ; l’endroit exact et la date ne sont connus qu’en relisant la source (--source).
untried-pattern = { $count ->
    [one] Un indicateur est un motif et n’a pas pu être essayé ainsi.
   *[other] { $count } indicateurs sont des motifs et n’ont pas pu être essayés ainsi.
 }
untried-compound = { $count ->
    [one] Un indicateur demande plusieurs faits ensemble et n’a pas pu être essayé ainsi.
   *[other] { $count } indicateurs demandent plusieurs faits ensemble et n’ont pas pu être essayés ainsi.
 }
untried-network = { $count ->
    [one] Un indicateur est un réseau d’une taille que l’index ne contient pas.
   *[other] { $count } indicateurs sont des réseaux d’une taille que l’index ne contient pas.
 }
untried-path = { $count ->
    [one] Un indicateur est un chemin d’une forme que l’index ne contient pas.
   *[other] { $count } indicateurs sont des chemins d’une forme que l’index ne contient pas.
 }
untried-page = { $count ->
    [one] Un indicateur désigne toutes les pages sous une adresse, ce que l’index ne contient pas.
   *[other] { $count } indicateurs désignent toutes les pages sous une adresse, ce que l’index ne contient pas.
 }
untried-artefact = { $count ->
    [one] Une partie du dossier vient d’une sorte de données que cette version ne connaît pas.
   *[other] { $count } parties du dossier viennent de sortes de données que cette version ne connaît pas.
 }
untried-kind = { $count ->
    [one] Un indicateur est d’une sorte qui n’a pas pu être essayée ainsi.
   *[other] { $count } indicateurs sont d’une sorte qui n’a pas pu être essayée ainsi.
 }
section-new = Ce qui est nouveau
section-known = Déjà connu, et retrouvé
section-carried = Trouvé auparavant, et non rejoué de cette façon
section-unsupported = Trouvé auparavant, et plus maintenant
section-set-changes = Les ensembles d’indicateurs depuis la dernière fois
set-changes-none = Les mêmes ensembles que la dernière fois ont servi.
set-change-new = { $name } : nouveau
set-change-changed = { $name } : une autre édition que la dernière fois
set-change-missing = { $name } : avait servi, n’a pas servi cette fois
detail-blind = sans date ; l’endroit n’est connu qu’en relisant la source
finding-blind-reason = { $count ->
    [one] Une sorte de données de ce téléphone contient
   *[other] { $count } sortes de données de ce téléphone contiennent
 } ce signe. L’endroit exact et la date ne sont connus qu’en relisant la source.

headline-compare-appeared = { $count ->
    [one] Un point est apparu entre les deux dossiers.
   *[other] { $count } points sont apparus entre les deux dossiers.
 }
headline-compare-nothing = Rien de ce que vigie cherche n’est apparu entre les deux dossiers.
compare-between = Comparés : le dossier du { $before } et celui du { $after }, du même téléphone.
compare-remained = { $count ->
    [one] Un point est dans les deux.
   *[other] { $count } points sont dans les deux.
 }
section-appeared = Ce qui est apparu
section-vanished = Ce qui n’y est plus
section-installed = Applications, profils et comptes
section-coverage-changes = Ce qui a été lu autrement
compare-no-records = Ils ne peuvent être comparés que si les deux dossiers gardent leurs enregistrements (--keep records).
compare-installed-appeared = { $count ->
    [one] Un élément est apparu :
   *[other] { $count } éléments sont apparus :
 }
compare-installed-vanished = { $count ->
    [one] Un élément n’y est plus :
   *[other] { $count } éléments n’y sont plus :
 }
compare-coverage-same = Les mêmes sortes de données ont été lues les deux fois.
compare-coverage = { $title } : d’abord { $before }, puis { $after }
compare-limits = Un point peut aussi apparaître parce que des indicateurs plus récents ont servi, et disparaître parce que les traces ne restent pas.

note-added = La note est dans le journal de { $path }.

error-recheck-nothing-kept = { $path } ne garde ni enregistrements ni index des valeurs : de nouveaux indicateurs ne peuvent pas lui être comparés. Donnez la source : vigie recheck { $path } --source CHEMIN
error-recheck-other-source = { $path } n’est pas la source de ce dossier : aucun des fichiers qui décrivent la sauvegarde n’est celui qui avait été lu. Une sauvegarde plus récente du téléphone demande un examen à elle.
error-recheck-changed = { $path } n’est plus comme lors de la constitution du dossier. Changé ou absent : { $list }. Rien n’est dit des constats ; prenez une copie inchangée.
error-recheck-sources = Le dossier est issu de { $wanted ->
    [one] une source
   *[other] { $wanted } sources
 } ; { $given ->
    [0] aucune n’a
    [one] une seule a
   *[other] { $given } ont
 } été donnée. Donnez chaque source avec --source, une fois chacune.
error-recheck-changed-files = La source n’est plus comme lors de la constitution du dossier. Fichiers différents ou absents ({ $count }) : { $list }. Rien n’est dit des constats ; prenez une copie inchangée.
error-recheck-other-files = Ce n’est pas la source de ce dossier : aucun de ses fichiers ({ $count }) n’est tel qu’il avait été lu, par exemple { $list }.
error-recheck-reader-died = Le processus de lecture s’est arrêté avant d’avoir tout comparé. Le dossier est comme avant. Signalez-le à celles et ceux qui font vigie.
error-compare-other-phone = { $path } et { $other } sont les dossiers de téléphones différents : ils ne peuvent pas être comparés.
error-compare-unknown-phone = { $path } ne dit pas de quel téléphone il est issu : personne ne sait si les deux sont du même.
error-note-empty = La note est vide : rien n’a été ajouté. Donnez son texte, ou - pour le lire sur l’entrée standard.
error-note-unreadable = La note ne peut pas être lue ({ $detail }). Elle doit être du texte en UTF-8, de 64 Kio au plus.

help-recheck = Comparer un dossier aux indicateurs d’aujourd’hui, et dire ce qui est nouveau
help-recheck-examples =
    {"  "}vigie recheck ./vigie-2026-05-21 --source ~/Sauvegardes/0000-1111
    {"  "}vigie recheck ./vigie-2026-05-21
help-compare = Comparer deux dossiers d’un téléphone : ce qui est apparu, ce qui n’y est plus
help-compare-examples =
    {"  "}vigie compare ./vigie-2026-03-02 ./vigie-2026-05-21
help-note = Ajouter une note au journal d’un dossier
help-note-examples =
    {"  "}vigie note ./vigie-2026-05-21 "La propriétaire reconnaît le profil de son école."
    {"  "}vigie note ./vigie-2026-05-21 - < note.txt
help-argument-case = Un dossier d’examen, tel que vigie l’a fait
help-argument-other-case = Un dossier d’examen plus récent du même téléphone
help-argument-text = La note ; - ou rien la lit sur l’entrée standard
help-option-source = Relire la source : la même sauvegarde qu’alors, inchangée
help-option-no-blind-index = Ne garder aucun index des valeurs : sans lui et sans enregistrements, le dossier ne peut être réexaminé qu’avec sa source

# Ce qui peut voir, entendre ou atteindre un téléphone Android, dans deux dossiers.
section-ways = Ce qui peut voir, entendre ou atteindre ce téléphone
compare-no-ways = L’un des deux dossiers ne garde pas ce qui peut voir, entendre ou atteindre le téléphone, comme ceux de versions plus anciennes : cela n’a pas été comparé. Un nouvel examen de la source le garde.
compare-ways-same = La même chose a été vue les deux fois, hors les parties du système.
compare-ways-appeared = { $count ->
    [one] Un accès est nouveau, ou n’avait pas pu être vu avant :
   *[other] { $count } accès sont nouveaux, ou n’avaient pas pu être vus avant :
 }
compare-ways-vanished = { $count ->
    [one] Un accès n’y est plus, ou n’a pas pu être vu cette fois :
   *[other] { $count } accès n’y sont plus, ou n’ont pas pu être vus cette fois :
 }
