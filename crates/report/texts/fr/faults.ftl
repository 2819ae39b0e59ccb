# Pourquoi une chose n’a pas pu être lue : ce qui s’est passé, puis ce que l’on peut faire.

fault-short = Un fichier s’arrête avant sa fin : le reste manque. Si l’original existe encore, copiez-le de nouveau.
fault-malformed = Le contenu ne suit pas le format attendu. Le reste a été lu. Si cela revient avec une autre copie, montrez le dossier à une personne qui aide.
fault-damaged = Une partie d’une base de données est abîmée. Ce qui se trouve ailleurs dans cette base a été lu. Si l’original existe encore, copiez-le de nouveau.
fault-missing = Un fichier est annoncé et n’est pas là. La copie est peut-être incomplète : copiez de nouveau l’ensemble.
fault-too-large = Un fichier est plus grand que tout ce que l’on attend à cet endroit. Il n’a pas été lu jusqu’au bout. Montrez le dossier à une personne qui aide.
fault-too-deep = Un contenu est emboîté bien plus profondément qu’un téléphone ne le fait de lui-même. La lecture s’est arrêtée là. Montrez le dossier à une personne qui aide.
fault-too-many = Il y a bien plus d’éléments qu’un téléphone n’en contient de lui-même. La lecture s’est arrêtée à une limite. Montrez le dossier à une personne qui aide.
fault-undecryptable = Un fichier n’a pas pu être déchiffré, alors que le mot de passe est bon. La copie est peut-être abîmée : refaites-la depuis l’original.
fault-locked = Ceci est chiffré, et aucun mot de passe ni clé qui l’ouvre n’a été donné. Recommencez avec l’un ou l’autre.
fault-outside-source = Un chemin mène hors de ce qui a été remis. Il n’a pas été suivi. Montrez le dossier à une personne qui aide : une copie ordinaire n’en contient pas.
fault-not-regular = À la place d’un fichier se trouve un lien, ou autre chose qu’un fichier. Il n’a pas été ouvert. Copiez de nouveau l’ensemble avec ses vrais fichiers.
fault-size-differs = Un fichier n’a pas la taille annoncée. Il a été lu en entier. Cela arrive aussi quand le téléphone servait pendant la copie.
fault-unknown-schema = Le fichier n’est pas organisé comme dans les versions que vigie connaît. Ce qui en est connu a été lu. Une version plus récente de vigie en lira peut-être davantage.
fault-io = L’ordinateur n’a pas pu lire un fichier. Vérifiez le disque, le câble et votre droit de lire ce fichier.
fault-panic = C’est vigie qui a échoué sur ce fichier. Les autres fichiers ont été lus. Merci de le signaler aux personnes qui font vigie, sans envoyer le fichier.
fault-reader-died = La lecture s’est arrêtée brutalement sur ce fichier. Les autres fichiers ont été lus. Merci de le signaler aux personnes qui font vigie, sans envoyer le fichier.
fault-empty-backup = La sauvegarde est vide. C’est ce qui s’écrit quand elle n’a pas été confirmée sur l’écran du téléphone, quand elle a été arrêtée, ou quand aucune application n’accepte d’être sauvegardée. Cela ne dit rien du téléphone.

fault-hash-differs = Un fichier n’est plus celui de l’acquisition : son empreinte diffère de celle notée alors. Il a été lu tel quel. Prenez une autre copie, ou demandez à la personne qui a fait l’acquisition.
fault-unfinished = Le téléphone a lui-même abandonné une partie de son rapport, parce qu’elle prenait trop de temps. Ce qui s’y trouve a été lu. Refaites le rapport : le plus souvent, la seconde fois réussit.
