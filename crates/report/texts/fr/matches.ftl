# Concordances avec des indicateurs. Le titre ne nomme jamais de famille : une personne pourrait la
# chercher sur le téléphone ; elle se trouve dans les détails. `$can` est une clé `can-…` : ce qu'un
# outil de cette catégorie permet.

can-mercenary = Les outils de ce genre peuvent lire les messages, suivre la position, entendre la pièce et voir par la caméra.
can-stalkerware = Les outils de ce genre permettent à une autre personne de lire les messages, de suivre la position et de voir les photos.
can-watchware = Les applications de ce genre permettent à une autre personne, souvent un parent ou un employeur, de suivre la position ou de voir l'usage du téléphone.
can-dual-use = Les applications de ce genre ont un usage ordinaire, et peuvent aussi être détournées pour suivre quelqu'un ou lire ses messages.
can-other = Qui a publié ce signe ne dit pas ce que l'outil permet.

finding-harmless-mercenary-1 = Vous, ou une personne qui vous aide, l'avez peut-être rencontré en vous informant sur ces outils.
finding-harmless-mercenary-2 = Un signe publié peut être faux ou ancien : des noms et des adresses changent de mains.
finding-next-mercenary = Depuis un autre appareil, parlez à une permanence spécialisée avant toute mise à jour, remise à zéro ou changement de téléphone. Gardez le message suspect, ne le transférez pas.

finding-harmless-stalkerware-1 = C'est peut-être vous, en cherchant de l'aide ou des informations.
finding-harmless-stalkerware-2 = Un signe publié peut être faux ou ancien : des noms et des adresses changent de mains.
finding-next-stalkerware = Depuis un appareil que l'autre personne n'a jamais touché, parlez avec une association. Ce qu'il faut changer, et quand, se prépare ensemble : l'arrêt de la surveillance pourrait se voir.

finding-harmless-watchware-1 = Un parent, une école ou un employeur l'a peut-être installée ouvertement.
finding-harmless-watchware-2 = Vous l'avez peut-être installée vous-même, pour retrouver un téléphone perdu ou partager votre position.
finding-next-watchware = Savez-vous qui a installé cela, et êtes-vous d'accord ? Sinon, parlez-en avec une association avant d'y changer quelque chose.

finding-harmless-dual-use-1 = Elle est peut-être là pour son usage ordinaire : vous, ou quelqu'un avec votre accord, l'avez installée.
finding-harmless-dual-use-2 = Elle est peut-être venue avec le téléphone, ou avec une autre application.
finding-next-dual-use = Connaissez-vous cette application, et qui peut voir ce qu'elle envoie ? Sinon, montrez ce dossier à une personne qui aide avant d'y changer quelque chose.

finding-harmless-other-1 = Vous, ou une personne qui vous aide, l'avez peut-être rencontré en vous informant sur ces outils.
finding-harmless-other-2 = Un signe publié peut être faux ou ancien : des noms et des adresses changent de mains.
finding-next-other = Montrez ce dossier à une personne qui aide avant de changer quoi que ce soit sur le téléphone.

# D'autres causes, là où elles valent.
finding-cause-received = N'importe qui peut envoyer un lien à n'importe qui, aussi par erreur ou par publicité.
finding-cause-cut-name = Le téléphone ne garde que le début de ce nom : un autre programme peut commencer de même.
finding-cause-nested = La valeur se trouve seulement dans une autre adresse, comme le fait une recherche ou une redirection : elle n'a peut-être jamais été ouverte.
finding-cause-shared-host = D'autres personnes ont des pages sur le même service.
finding-cause-folded-name = Les noms diffèrent par leurs majuscules.
finding-cause-pattern = Le signe est un modèle, non une valeur exacte : d'autres valeurs peuvent y correspondre.
finding-cause-short-name = Ce nom est court, ou sert aussi à des programmes ordinaires.
finding-cause-expired = Qui a publié ce signe dit qu'il n'est plus valable.

# Le site d'un vendeur, que n'importe qui peut visiter.
finding-website-title = Le site d'un produit de surveillance a été ouvert ou envoyé sur ce téléphone.
finding-website-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Le produit lui-même n'a pas été vu. { $can }
finding-website-harmless-1 = C'est peut-être vous, en cherchant de l'aide.
finding-website-harmless-2 = Des articles et des recherches mènent aussi à de tels sites.
finding-website-next = Était-ce vous, ou quelqu'un qui avait le téléphone en main à ce moment ? Vous pouvez en parler avec une association.

finding-host-targeting-title = Un message reçu sur ce téléphone contient un lien vers une adresse utilisée par un outil de surveillance connu.
finding-host-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-host-contact-title = Ce téléphone a ouvert ou joint une adresse utilisée par un outil de surveillance connu.
finding-host-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-host-infection-title = Une chose installée sur ce téléphone utilise une adresse d'un outil de surveillance connu.
finding-host-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-host-mention-title = Un enregistrement de ce téléphone nomme une adresse utilisée par un outil de surveillance connu.
finding-host-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-url-targeting-title = Un message reçu sur ce téléphone contient un lien vers une page utilisée par un outil de surveillance connu.
finding-url-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-url-contact-title = Ce téléphone a ouvert ou joint une page utilisée par un outil de surveillance connu.
finding-url-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-url-infection-title = Une chose installée sur ce téléphone utilise une page d'un outil de surveillance connu.
finding-url-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-url-mention-title = Un enregistrement de ce téléphone nomme une page utilisée par un outil de surveillance connu.
finding-url-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-ip-targeting-title = Un message reçu sur ce téléphone contient une adresse réseau utilisée par un outil de surveillance connu.
finding-ip-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-ip-contact-title = Ce téléphone a joint une adresse réseau utilisée par un outil de surveillance connu.
finding-ip-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-ip-infection-title = Une chose installée sur ce téléphone utilise une adresse réseau d'un outil de surveillance connu.
finding-ip-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-ip-mention-title = Un enregistrement de ce téléphone nomme une adresse réseau utilisée par un outil de surveillance connu.
finding-ip-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-email-targeting-title = Un compte de courrier utilisé avec un outil de surveillance connu a écrit à ce téléphone.
finding-email-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-email-contact-title = Ce téléphone a échangé avec un compte de courrier utilisé avec un outil de surveillance connu.
finding-email-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-email-infection-title = Un compte de courrier utilisé avec un outil de surveillance connu est réglé sur ce téléphone.
finding-email-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-email-mention-title = Un enregistrement de ce téléphone nomme un compte de courrier utilisé avec un outil de surveillance connu.
finding-email-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-phone-targeting-title = Un numéro de téléphone utilisé avec un outil de surveillance connu a écrit à ce téléphone ou l'a appelé.
finding-phone-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-phone-contact-title = Ce téléphone a échangé avec un numéro de téléphone utilisé avec un outil de surveillance connu.
finding-phone-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-phone-infection-title = Un numéro de téléphone utilisé avec un outil de surveillance connu est réglé sur ce téléphone.
finding-phone-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-phone-mention-title = Un enregistrement de ce téléphone nomme un numéro de téléphone utilisé avec un outil de surveillance connu.
finding-phone-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-process-targeting-title = Un message reçu sur ce téléphone contient le nom d'un programme d'un outil de surveillance connu.
finding-process-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-process-contact-title = Un programme qui porte le nom d'un outil de surveillance connu a échangé des données sur ce téléphone.
finding-process-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-process-infection-title = Un programme qui porte le nom d'un outil de surveillance connu a fonctionné sur ce téléphone.
finding-process-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-process-mention-title = Un enregistrement de ce téléphone nomme un programme d'un outil de surveillance connu.
finding-process-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-file-targeting-title = Un fichier envoyé à ce téléphone a le nom ou la place d'un fichier d'un outil de surveillance connu.
finding-file-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-file-contact-title = Ce téléphone a ouvert un fichier qui a le nom ou la place d'un fichier d'un outil de surveillance connu.
finding-file-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-file-infection-title = Un fichier de ce téléphone a le nom ou la place d'un fichier d'un outil de surveillance connu.
finding-file-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-file-mention-title = Un enregistrement de ce téléphone nomme un fichier d'un outil de surveillance connu.
finding-file-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-hash-targeting-title = Un fichier envoyé à ce téléphone est identique à un fichier d'un outil de surveillance connu.
finding-hash-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-hash-contact-title = Ce téléphone a ouvert un fichier identique à un fichier d'un outil de surveillance connu.
finding-hash-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-hash-infection-title = Un fichier de ce téléphone est identique à un fichier d'un outil de surveillance connu.
finding-hash-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-hash-mention-title = Un enregistrement de ce téléphone contient l'empreinte d'un fichier d'un outil de surveillance connu.
finding-hash-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-app-targeting-title = Un message reçu sur ce téléphone propose une application connue pour surveiller des téléphones.
finding-app-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-app-contact-title = Une application connue pour surveiller des téléphones a échangé des données sur celui-ci.
finding-app-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-app-infection-title = Une application connue pour surveiller des téléphones est ou a été sur celui-ci.
finding-app-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-app-mention-title = Un enregistrement de ce téléphone nomme une application connue pour surveiller des téléphones.
finding-app-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-certificate-targeting-title = Une application envoyée à ce téléphone est signée par qui fait un outil de surveillance connu.
finding-certificate-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-certificate-contact-title = Une application signée par qui fait un outil de surveillance connu a échangé des données sur ce téléphone.
finding-certificate-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-certificate-infection-title = Une application de ce téléphone est signée par qui fait un outil de surveillance connu.
finding-certificate-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-certificate-mention-title = Un enregistrement de ce téléphone nomme la signature de qui fait un outil de surveillance connu.
finding-certificate-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-profile-targeting-title = Un profil de configuration d'un outil de surveillance connu a été envoyé à ce téléphone.
finding-profile-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-profile-contact-title = Ce téléphone a échangé des données par un profil de configuration d'un outil de surveillance connu.
finding-profile-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-profile-infection-title = Un profil de configuration d'un outil de surveillance connu est ou a été sur ce téléphone.
finding-profile-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-profile-mention-title = Un enregistrement de ce téléphone nomme un profil de configuration d'un outil de surveillance connu.
finding-profile-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-property-targeting-title = Un message reçu sur ce téléphone contient un réglage système d'un outil de surveillance connu.
finding-property-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-property-contact-title = Un réglage système d'un outil de surveillance connu a servi sur ce téléphone.
finding-property-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-property-infection-title = Un réglage système d'un outil de surveillance connu est ou a été sur ce téléphone.
finding-property-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-property-mention-title = Un enregistrement de ce téléphone nomme un réglage système d'un outil de surveillance connu.
finding-property-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }

finding-compound-targeting-title = Un message reçu sur ce téléphone réunit plusieurs signes d'un outil de surveillance connu.
finding-compound-targeting-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } N'importe qui peut l'envoyer : le recevoir ne veut pas dire que l'outil est sur le téléphone. { $can }
finding-compound-contact-title = Ce téléphone a échangé des données d'une manière qui réunit plusieurs signes d'un outil de surveillance connu.
finding-compound-contact-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela montre un échange ; cela ne montre pas, à soi seul, que l'outil est sur le téléphone. { $can }
finding-compound-infection-title = Plusieurs signes d'un outil de surveillance connu se trouvent ensemble sur ce téléphone.
finding-compound-infection-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Cela vient de ce qui se trouvait sur le téléphone lui-même. { $can }
finding-compound-mention-title = Un enregistrement de ce téléphone nomme ensemble plusieurs signes d'un outil de surveillance connu.
finding-compound-mention-reason = { $count ->
    [one] Un enregistrement le montre.
   *[other] { $count } enregistrements le montrent.
 } Il n'y est que nommé : rien ne montre qu'il a été ouvert ou qu'il a fonctionné. { $can }
