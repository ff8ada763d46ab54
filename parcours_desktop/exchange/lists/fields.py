"""The fields of an arrivals list and every heading under which they are recognized."""

import re
import unicodedata
from enum import StrEnum

from parcours_desktop.wording.marked import marked


class ListField(StrEnum):
    """A field that a column may hold, in the order of the ministry's list."""

    CSQ_NUMBER = "csq_number"
    DOSSIER_NUMBER = "dossier_number"
    CLIENT_ID = "client_id"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    OTHER_NAME = "other_name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    BIRTH_COUNTRY = "birth_country"
    MOTHER_TONGUE = "mother_tongue"
    FRENCH_ORAL = "french_oral"
    FRENCH_WRITTEN = "french_written"
    ENGLISH = "english"
    CATEGORY = "category"
    ROLE = "role"
    HOUSEHOLD_KEY = "household_key"
    CSQ_ISSUED_ON = "csq_issued_on"
    CSQ_EXPIRES_ON = "csq_expires_on"
    ARRIVING_ON = "arriving_on"
    ARRIVED_ON = "arrived_on"
    FLIGHT = "flight"
    REGION = "region"
    REGION_NAME = "region_name"
    CITY = "city"
    PHONE = "phone"
    EMAIL = "email"
    NOC = "noc"
    OCCUPATION = "occupation"
    OFFICE = "office"
    CONTACT_LANGUAGE = "contact_language"


# The heading that the ministry's list bears: shown beside a column when the officer maps it, and written by exports.
FIELD_HEADINGS: dict[ListField, str] = {
    ListField.CSQ_NUMBER: marked("No CSQ"),
    ListField.DOSSIER_NUMBER: marked("No dossier"),
    ListField.CLIENT_ID: marked("Réf. individuelle"),
    ListField.FAMILY_NAME: marked("Nom"),
    ListField.GIVEN_NAME: marked("Prénom"),
    ListField.OTHER_NAME: marked("Autre nom"),
    ListField.BIRTH_DATE: marked("Date de naissance"),
    ListField.SEX: marked("Sexe"),
    ListField.BIRTH_COUNTRY: marked("Pays de naissance"),
    ListField.MOTHER_TONGUE: marked("Langue maternelle"),
    ListField.FRENCH_ORAL: marked("Français oral"),
    ListField.FRENCH_WRITTEN: marked("Français écrit"),
    ListField.ENGLISH: marked("Anglais"),
    ListField.CATEGORY: marked("Catégorie"),
    ListField.ROLE: marked("Rôle"),
    ListField.HOUSEHOLD_KEY: marked("Ménage"),
    ListField.CSQ_ISSUED_ON: marked("CSQ délivré le"),
    ListField.CSQ_EXPIRES_ON: marked("CSQ échoit le"),
    ListField.ARRIVING_ON: marked("Arrivée prévue"),
    ListField.ARRIVED_ON: marked("Arrivée confirmée"),
    ListField.FLIGHT: marked("Vol"),
    ListField.REGION: marked("Code région"),
    ListField.REGION_NAME: marked("Région de destination"),
    ListField.CITY: marked("Ville"),
    ListField.PHONE: marked("Téléphone"),
    ListField.EMAIL: marked("Courriel"),
    ListField.NOC: marked("CNP"),
    ListField.OCCUPATION: marked("Profession"),
    ListField.OFFICE: marked("Bureau"),
    ListField.CONTACT_LANGUAGE: marked("Langue de contact"),
}

# Other headings, in French, in English and abbreviated, as they are after folding (see fold_heading).
_SYNONYMS: dict[ListField, str] = {
    ListField.CSQ_NUMBER: "csq|no certificat|certificat|no certificat selection|certificat selection quebec"
    "|no certificat selection quebec|csq no|certificate no|certificate|selection certificate|selection certificate no"
    "|quebec selection certificate|no csq dsq",
    ListField.DOSSIER_NUMBER: "dossier|no dossier csq|no dossier immigration|case no|file no|dossier no|ndossier",
    ListField.CLIENT_ID: "ref individuelle|no ref individuelle|no ref individuel|no reference individuelle"
    "|identificateur unique client|identificateur client|identifiant client|identifiant unique client|iuc|no iuc|iuc uci"
    "|uci|uci no|client id|client identifier|unique client identifier|individual reference|individual ref"
    "|individual ref no|ref individual",
    ListField.FAMILY_NAME: "nom famille|nom naissance|nom usuel|noms|patronyme|family name|last name|surname|lastname",
    ListField.GIVEN_NAME: "prenoms|prenom s|given name|given names|first name|first names|firstname|forename|forenames",
    ListField.OTHER_NAME: "autre prenom|autre nom prenom|autre nom ou prenom|autres noms|autres prenoms|other name"
    "|other names|middle name|middle names|alias",
    ListField.BIRTH_DATE: "naissance|ne|nee|ne e|date naiss|date naissance aaaa mm jj|ddn|dn|birth date|birthdate|dob"
    "|date birth|born|born on|birthday",
    ListField.SEX: "genre|sex|gender|sexe genre",
    ListField.BIRTH_COUNTRY: "pays|pays naiss|pays origine|country birth|birth country|country|country origin",
    ListField.MOTHER_TONGUE: "langue mat|langue|langue 1|mother tongue|first language|native language|language",
    ListField.FRENCH_ORAL: "oral|niveau oral|niveau francais oral|fr oral|francais niveau oral|oral french"
    "|french oral|french speaking|spoken french|french spoken",
    ListField.FRENCH_WRITTEN: "ecrit|niveau ecrit|niveau francais ecrit|fr ecrit|francais niveau ecrit|written french"
    "|french written|french writing",
    ListField.ENGLISH: "niveau anglais|ang|english|english level|connaissance anglais|knowledge english",
    ListField.CATEGORY: "categorie immigration|cat|cat immigration|category|immigration category|classe|class",
    ListField.ROLE: "role menage|role dans menage|role famille|lien|lien parente|lien familial|statut familial|qualite"
    "|household role|relationship|relation|family role",
    ListField.HOUSEHOLD_KEY: "no menage|menage no|cle menage|famille|no famille|unite familiale|household|household no"
    "|household id|household key|family no|family id|family unit",
    ListField.CSQ_ISSUED_ON: "csq delivre|date delivrance csq|delivrance csq|date delivrance|delivre|date csq|csq date"
    "|csq emis|date emission csq|csq issued|csq issued on|issued on|issue date|date issued|csq issue date|date issue",
    ListField.CSQ_EXPIRES_ON: "csq echoit|date echeance csq|echeance csq|date echeance|csq expire|expiration csq"
    "|date expiration csq|date expiration|echoit|csq expires|csq expires on|csq expiry|csq expiry date|expires on"
    "|expiry date|expiry|validite csq|date fin validite",
    ListField.ARRIVING_ON: "date arrivee prevue|date prevue arrivee|arrivee prevue le|date arrivee estimee"
    "|arrivee estimee|arrivee attendue|expected arrival|expected arrival date|arrival expected|planned arrival"
    "|planned arrival date|eta",
    ListField.ARRIVED_ON: "date arrivee confirmee|arrivee confirmee le|date arrivee|arrivee|arrive|arrivee reelle"
    "|date arrivee reelle|date etablissement|confirmed arrival|confirmed arrival date|arrival confirmed|actual arrival"
    "|arrival date|date arrival|arrived|arrived on|landing date|date landing|arrival",
    ListField.FLIGHT: "no vol|vol no|vol arrivee|flight|flight no",
    ListField.REGION: "region code|no region|code region destination|code region administrative|region no|region id",
    ListField.REGION_NAME: "region|region destination|region administrative|nom region|destination|destination region"
    "|region name|administrative region",
    ListField.CITY: "ville destination|ville residence|municipalite|localite|city|town|municipality|city destination",
    ListField.PHONE: "tel|no tel|tel no|tel cell|cell|cellulaire|mobile|phone|phone no|mobile phone|cell phone",
    ListField.EMAIL: "adresse courriel|courriel adresse|adresse electronique|adresse mel|mel|email|e mail|mail"
    "|email address|e mail address|adresse e mail|adresse email",
    ListField.NOC: "code cnp|cnp code|cnp 2021|noc|noc code|noc 2021|code profession|occupation code",
    ListField.OCCUPATION: "occupation|metier|emploi|profession visee|titre profession|titre emploi|job|job title"
    "|intended occupation",
    ListField.OFFICE: "antenne|point service|bureau responsable|bureau destination|office|service point|branch"
    "|bureau mifi|bureau service",
    ListField.CONTACT_LANGUAGE: "langue contact|langue correspondance|langue communication|contact language"
    "|language contact|preferred language|langue preferee|correspondence language",
}

_DROPPED = frozenset({"de", "d", "du", "des", "le", "la", "les", "l", "the", "of", "a", "au", "en", "in"})
_SAME = {"n": "no", "num": "no", "numero": "no", "number": "no", "nr": "no", "nbr": "no", "telephone": "tel",
         "reference": "ref", "ident": "identifiant"}  # fmt: skip


def fold_heading(heading: str) -> str:
    """A heading without case, accents, punctuation and small words: ``N° du dossier`` becomes ``no dossier``."""
    text = re.sub(r"n[°º]|№|#", " no ", heading.casefold())
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", plain)
    return " ".join(_SAME.get(word, word) for word in words if word not in _DROPPED)


def fields_by_heading() -> dict[str, ListField]:
    """Folded heading -> field, over the list's own headings, the stored names of the fields and the synonyms."""
    table: dict[str, ListField] = {}
    for field in ListField:
        for heading in (*_SYNONYMS[field].split("|"), FIELD_HEADINGS[field]):
            table.setdefault(fold_heading(heading), field)
    for field in ListField:
        table.setdefault(fold_heading(field.value), field)
    return table
