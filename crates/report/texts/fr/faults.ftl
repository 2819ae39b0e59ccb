# Pourquoi une chose n’a pas pu être lue : ce qui s’est passé, puis ce que l’on peut faire.

fault-short = Un fichier s’arrête avant sa fin : le reste manque. Copiez de nouveau la sauvegarde depuis l’ordinateur qui l’a faite.
fault-malformed = Le contenu ne suit pas le format attendu. Le reste a été lu. Si cela revient avec une autre copie, montrez le dossier à une personne qui aide.
fault-damaged = Une partie d’une base de données est abîmée. Ce qui se trouve ailleurs dans cette base a été lu. Copiez de nouveau la sauvegarde si vous avez encore l’original.
fault-missing = La sauvegarde annonce un fichier qui n’est pas là. La copie est peut-être incomplète : copiez de nouveau toute la sauvegarde.
fault-too-large = Un fichier est plus grand que tout ce que l’on attend à cet endroit. Il n’a pas été lu jusqu’au bout. Montrez le dossier à une personne qui aide.
fault-too-deep = Un contenu est emboîté bien plus profondément qu’un téléphone ne le fait de lui-même. La lecture s’est arrêtée là. Montrez le dossier à une personne qui aide.
fault-too-many = Il y a bien plus d’éléments qu’un téléphone n’en contient de lui-même. La lecture s’est arrêtée à une limite. Montrez le dossier à une personne qui aide.
fault-undecryptable = Un fichier n’a pas pu être déchiffré, alors que le mot de passe est bon. La copie est peut-être abîmée : copiez de nouveau la sauvegarde.
fault-locked = La sauvegarde est chiffrée et aucun mot de passe n’a été donné. Recommencez avec le mot de passe de la sauvegarde.
fault-outside-source = Un chemin mène hors de la sauvegarde. Il n’a pas été suivi. Montrez le dossier à une personne qui aide : une sauvegarde ordinaire n’en contient pas.
fault-not-regular = À la place d’un fichier se trouve un lien, ou autre chose qu’un fichier. Il n’a pas été ouvert. Copiez de nouveau la sauvegarde avec ses vrais fichiers.
fault-size-differs = Un fichier n’a pas la taille que la sauvegarde annonce. Il a été lu en entier. Cela arrive aussi quand le téléphone servait pendant la sauvegarde.
fault-unknown-schema = Le fichier n’est pas organisé comme dans les versions que vigie connaît. Ce qui en est connu a été lu. Une version plus récente de vigie en lira peut-être davantage.
fault-io = L’ordinateur n’a pas pu lire un fichier. Vérifiez le disque, le câble et le droit de lire la sauvegarde.
fault-panic = C’est vigie qui a échoué sur ce fichier. Les autres fichiers ont été lus. Merci de le signaler aux personnes qui font vigie, sans envoyer le fichier.
fault-reader-died = La lecture s’est arrêtée brutalement sur ce fichier. Les autres fichiers ont été lus. Merci de le signaler aux personnes qui font vigie, sans envoyer le fichier.
fault-empty-backup = La sauvegarde est vide. C’est ce qui s’écrit quand elle n’a pas été confirmée sur l’écran du téléphone, quand elle a été arrêtée, ou quand aucune application n’accepte d’être sauvegardée. Cela ne dit rien du téléphone.

fault-hash-differs = Un fichier n’est plus celui qui a été collecté : son empreinte diffère de celle notée alors. Il a été lu tel quel. Prenez une autre copie, ou demandez à la personne qui a fait la collecte.
