"""The sentences of notices, consents and referrals: why something is not handed over, noted or taken back."""

from collections.abc import Mapping

from parcours_desktop.wording.marked import marked

PARTNERS: Mapping[str, str] = {
    "partner_unknown": marked("Choisissez un organisme du répertoire."),
    "partner_closed": marked("«\u00a0{name}\u00a0» n’est plus en activité. Choisissez un autre organisme."),
    "notice_version_unknown": marked("Il n’y a pas de version «\u00a0{version}\u00a0» de l’avis de collecte."),
    "notice_language_unknown": marked("«\u00a0{language}\u00a0» n’est pas une langue connue."),
    "notice_first": marked(
        "L’avis de collecte n’a pas été remis avant ce jour. Remettez-le d’abord\u00a0: un consentement doit être éclairé."
    ),
    "notice_is_used": marked("Un consentement suit cet avis\u00a0: il ne se retire plus."),
    "not_of_today": marked(
        "Seule une erreur du jour même se retire. Un consentement plus ancien se retire à la demande de la personne, "
        "avec sa date."
    ),
    "consent_without_fields": marked("Cochez au moins un renseignement."),
    "ends_before_given": marked("Le consentement ne peut pas prendre fin avant d’avoir été donné."),
    "consent_withdrawn": marked("Ce consentement est déjà retiré depuis le {on}."),
    "withdrawn_before_given": marked("Le consentement ne peut pas être retiré avant d’avoir été donné ({on})."),
    "consent_is_used": marked("Une référence repose sur ce consentement. Retirez-le à la demande de la personne."),
    "plan_consent_needed": marked(
        "Aucun consentement en vigueur ne permet de remettre le plan à cet organisme. Notez d’abord ce consentement."
    ),
    "consent_missing": marked(
        "La personne n’a pas consenti à cette référence. Notez son consentement, ou choisissez un motif prévu par la loi."
    ),
    "consent_not_in_force": marked(
        "Le consentement est retiré ou a pris fin\u00a0: rien ne peut plus être transmis. "
        "Notez un nouveau consentement, ou choisissez un motif prévu par la loi."
    ),
    "consent_does_not_cover": marked(
        "Le consentement ne couvre pas\u00a0: {fields}. Notez un consentement plus large, ou retirez-les de la référence."
    ),
    "consent_too_narrow": marked(
        "Le consentement ne couvre pas tout ce que dit la référence. Notez un consentement plus large, "
        "ou retirez de la référence ce qu’il ne couvre pas."
    ),
    "ground_note_missing": marked("Écrivez sur quoi repose ce motif\u00a0: il est inscrit au registre."),
    "referral_is_sent": marked("Cette référence est envoyée\u00a0: ce que l’organisme a reçu ne se réécrit pas."),
    "referral_state": marked("Une référence «\u00a0{before}\u00a0» ne peut pas devenir «\u00a0{after}\u00a0»."),
    "referral_no_answer": marked("Choisissez la réponse de l’organisme."),
    "referral_not_waiting": marked("Cette référence n’attend pas de réponse."),
    "referral_not_sheet": marked("Cette référence est retirée\u00a0: sa fiche ne s’imprime plus."),
    "answer_before_sending": marked("La réponse ne peut pas précéder l’envoi ({on})."),
}
