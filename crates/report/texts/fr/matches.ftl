# Concordances avec des indicateurs, selon ce que montre la concordance. Un titre ne nomme jamais
# d’outil : une personne pourrait chercher ce nom sur le téléphone ; il se trouve dans les détails.
# `$kind` est la sorte d’indicateur ; `$value`, `$families` et `$publisher` sont donnés aussi.

# Ce que permettent ces outils, et vers qui se tourner : des morceaux des phrases ci-dessous.
can-known = Les outils de ce genre peuvent permettre à quelqu’un de lire les messages, de suivre la position, d’entendre ce qui se dit près du téléphone ou de voir son écran.
can-watchware = Les applications de ce genre permettent à une autre personne, souvent un parent ou un employeur, de suivre la position ou de voir l’usage du téléphone.
turn-known = Depuis un appareil que personne d’autre n’a touché, parlez avec une permanence spécialisée si votre travail ou vos engagements peuvent en être la raison, ou avec une association si cela peut venir d’un proche. Faites-le avant toute mise à jour, remise à zéro ou changement de téléphone.
turn-partner = Si une autre personne a pu le faire, parlez-en avec une association, depuis un appareil que cette personne n’a jamais touché.

finding-on-phone-title = Un signe publié d’un outil de surveillance connu était sur ce téléphone, ou y a fonctionné ({ $kind }).
finding-on-phone-reason = { $count ->
    [one] Un enregistrement du téléphone lui-même le montre.
   *[other] { $count } enregistrements du téléphone lui-même le montrent.
 } { can-known }
finding-on-phone-next = { turn-known }

finding-configured-title = Un réglage ou une application de ce téléphone utilise une adresse d’un outil de surveillance connu ({ $kind }).
finding-configured-reason = { $count ->
    [one] Un enregistrement de ce qui est installé ou réglé sur le téléphone le montre.
   *[other] { $count } enregistrements de ce qui est installé ou réglé sur le téléphone le montrent.
 } { can-known }
finding-configured-next = { turn-known }

finding-contacted-title = Ce téléphone a échangé des données avec une adresse d’un outil de surveillance connu ({ $kind }).
finding-contacted-reason = { $count ->
    [one] Un enregistrement montre
   *[other] { $count } enregistrements montrent
 } qu’une application ou une partie du système l’a jointe. { can-known }
finding-contacted-next = { turn-known }

finding-opened-title = Une adresse d’un outil de surveillance connu a été ouverte sur ce téléphone ({ $kind }).
finding-opened-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Ouvrir un tel lien a pu suffire à laisser entrer l’outil ; cela ne montre pas que l’outil est sur le téléphone. { can-known }
finding-opened-next = { turn-known } Gardez le message qui contenait le lien, et ne le transférez pas.

finding-received-title = Un signe publié d’un outil de surveillance connu a été envoyé à ce téléphone ({ $kind }).
finding-received-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Le recevoir ne veut dire ni qu’il a été ouvert, ni que l’outil est sur le téléphone. Cela peut vouloir dire que quelqu’un a essayé. { can-known }
finding-received-next = { turn-known } Gardez le message, et ne le transférez pas.

finding-handed-in-title = Un fichier remis fait partie d’un outil de surveillance connu ({ $kind }).
finding-handed-in-reason = { $count ->
    [one] Un enregistrement du fichier le montre
   *[other] { $count } enregistrements du fichier le montrent
 }. Il a été remis seul : rien en lui ne dit si l’application est sur un téléphone. { can-known }
finding-handed-in-next = D’où vient ce fichier ? S’il vient d’un téléphone, vérifiez aussi le téléphone, avec un rapport de bug par exemple. { turn-known }

finding-mentioned-title = Un signe publié d’un outil de surveillance connu est nommé sur ce téléphone ({ $kind }).
finding-mentioned-reason = { $count ->
    [one] Un enregistrement le nomme
   *[other] { $count } enregistrements le nomment
 } à l’intérieur d’autre chose, comme les paramètres d’une autre adresse. Rien ne montre qu’il a été ouvert ou qu’il a fonctionné. { can-known }
finding-mentioned-next = Regardons ensemble où il est nommé. Si vous ne pouvez pas l’expliquer, montrez ce dossier à une permanence spécialisée.

finding-distribution-title = Un lieu d’où se télécharge un outil de surveillance a été vu sur ce téléphone ({ $kind }).
finding-distribution-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } L’outil lui-même n’y a pas été vu. { can-known }
finding-distribution-next = Était-ce vous ? { turn-partner }

finding-website-title = Le site d’un produit de surveillance a été ouvert ou envoyé sur ce téléphone.
finding-website-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Le produit lui-même n’y a pas été vu. { can-known }
finding-website-next = Était-ce vous, ou quelqu’un qui avait le téléphone en main à ce moment ? { turn-partner }

finding-portal-title = Une application de ce téléphone a échangé des données avec le site d’un produit de surveillance.
finding-portal-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Quelqu’un s’y est peut-être connecté depuis ce téléphone, ou une application en montre les pages. { can-known }
finding-portal-next = Connaissez-vous ce produit ? { turn-partner }

finding-watchware-title = Une application ou un service par lequel d’autres peuvent veiller ouvertement sur un téléphone a été vu ({ $kind }).
finding-watchware-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } { can-watchware }
finding-watchware-next = Savez-vous qui a réglé cela, et êtes-vous d’accord ? { turn-partner }

finding-weak-name-title = Un nom présent sur ce téléphone est aussi celui d’une partie d’un outil de surveillance ({ $kind }).
finding-weak-name-reason = { $count ->
    [one] Un enregistrement le porte.
   *[other] { $count } enregistrements le portent.
 } Ce nom est court ou ordinaire : seul, il ne dit rien.
finding-weak-name-next = Rien à faire, sauf si d’autres constats concernent le même programme.

finding-short-link-about = Liens raccourcis, dont la destination est cachée
finding-short-link-title = Des liens raccourcis cachent où ils mènent.
finding-short-link-reason = { $count ->
    [one] Un lien de { $value } cache sa destination.
   *[other] { $count } liens de { $value } cachent leur destination.
 } vigie ne suit jamais un lien : ce à quoi il mène n’a donc pas été comparé aux adresses connues.
finding-short-link-next = Si l’un d’eux vous semble étrange, montrez-le à une personne qui aide sans l’ouvrir.

# Pourquoi une concordance est peut-être sans gravité.
finding-cause-agreed = Quelqu’un l’a peut-être installé ouvertement, avec votre accord : un parent, une école, un employeur, ou vous.
finding-cause-file-alone = Les personnes qui cherchent de l’aide, et celles qui les aident, gardent de tels fichiers pour les examiner.
finding-cause-anyone-can-send = N’importe qui peut envoyer un lien à n’importe qui, aussi par erreur ou par publicité.
finding-cause-changed-owner = L’adresse a peut-être changé de mains depuis la publication de ce signe.
finding-cause-curious = C’est peut-être vous, en cherchant de l’aide ou des informations. Des articles y mènent aussi.
finding-cause-cut-name = Le téléphone ne garde que le début de ce nom : un autre programme peut commencer de même.
finding-cause-expired = Qui a publié ce signe dit qu’il n’est plus valable.
finding-cause-folded-name = Les noms diffèrent par leurs majuscules.
finding-cause-named-only = Une recherche, un article ou un message sur ces outils peut le nommer.
finding-cause-nested = Il se trouve seulement dans une autre adresse, comme le fait une recherche ou une redirection : il n’a peut-être jamais été ouvert.
finding-cause-ordinary-short-link = Des lettres d’information, des boutiques et des proches utilisent chaque jour des liens raccourcis.
finding-cause-pattern = Le signe est un modèle, non une valeur exacte : d’autres valeurs peuvent y correspondre.
finding-cause-research = Vous, ou une personne qui vous aide, l’avez peut-être ouvert en vous informant sur ces outils.
finding-cause-same-name = Des programmes ordinaires portent aussi ce nom.
finding-cause-shared-host = D’autres personnes ont des pages sur le même service.

# Une liste qui ne nomme aucun outil (fichiers hosts, listes d’une valeur par ligne).
finding-listed-title = Une valeur d’une liste que vous avez ajoutée a été vue sur ce téléphone ({ $kind }). La liste ne dit pas de quel outil elle relève.
finding-listed-reason = { $count ->
    [one] Un enregistrement montre
   *[other] { $count } enregistrements montrent
} { $value }, qui figure dans { $families }. Une telle liste peut contenir de la publicité ou des arnaques autant que de la surveillance.
finding-listed-next = Demandez à l’auteur de la liste à quoi correspond cette valeur. D’ici là, elle ne dit pas grand-chose.
finding-cause-unattributed = De telles listes mélangent beaucoup de choses ; y figurer ne fait pas d’une adresse un élément d’un outil de surveillance.

# Une application seulement nommée : les historiques gardent le nom d’applications retirées, et d’autres
# enregistrements nomment des applications qui n’ont jamais été là.
finding-named-app-title = Une application connue comme outil de surveillance est nommée sur ce téléphone ({ $kind }).
finding-named-app-reason = { $count ->
    [one] Un enregistrement la nomme.
   *[other] { $count } enregistrements la nomment.
 } De tels enregistrements gardent le nom d’applications retirées ; ils ne montrent pas si elle est encore sur le téléphone. { can-known }
finding-named-app-next = { turn-known }
finding-cause-app-named-only = Ce nom peut venir d’ailleurs : une application garde le nom de celle qui l’a installée, et certaines listes nomment des applications qui n’ont jamais été sur le téléphone.

# Le téléphone note quelles applications ont joint une adresse : `$apps`.
finding-contacted-by-reason = { $count ->
    [one] Un enregistrement montre
   *[other] { $count } enregistrements montrent
 } qu’une application de ce téléphone l’a jointe : { $apps }. { can-known }
finding-portal-by-reason = { $count ->
    [one] Un enregistrement le montre :
   *[other] { $count } enregistrements le montrent :
 } { $apps }. Quelqu’un s’y est peut-être connecté depuis ce téléphone, ou une application en montre les pages. { can-known }
