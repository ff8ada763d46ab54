"""Names of the invented people of a trial office, by origin: common family and given names, joined at random."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where invented people come from. ``french`` is the range of their oral level, ``weight`` their share."""

    country: str
    language: str
    weight: int
    french: tuple[int, int]
    family_names: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


ORIGINS: tuple[Origin, ...] = (
    Origin("FRA", "fra", 14, (9, 12),
           _names("Garnier|Lefèvre|Le Goff|Chevallier|Bonnet|Faure|Mercier|Blanchard|Guérin|Renaud|Perrot|d’Argent|Caumartin|Étchegaray"),
           _names("Élodie|Maëlle|Anaïs|Camille|Zoé|Clémence|Agathe|Noémie|Marie-Ève|Lucie|Océane"),
           _names("Étienne|Jérôme|Benoît|Loïc|Gaël|Thibault|Jean-Baptiste|Aurélien|Maël|Rémi")),
    Origin("DZA", "ara", 13, (6, 12),
           _names("Benaïssa|Aït Ahmed|Khelifi|Zerrouki|Boudiaf|Hadj Saïd|Mansouri|Belkacem|Ouali|Cherif|Bouzid|Ben Ali"),
           _names("Lynda|Nadia|Amel|Yasmine|Sabrina|Fatima Zohra|Kahina|Imène|Meriem|Hayet"),
           _names("Sofiane|Karim|Mohamed|Amine|Rachid|Nassim|Yacine|Mourad|Abdelkader|Hichem")),
    Origin("CHN", "zho", 9, (1, 4),
           _names("Wang|Li|Zhang|Liu|Chen|Yang|Zhao|Huang|Zhou|Wu|Xu|Lü"),
           _names("Xiaomei|Lihua|Yan|Jing|Mei Ling|Fang|Xiuying|Yue|Qian"),
           _names("Wei|Jun|Zhiqiang|Lei|Hao|Guoqiang|Ming|Tao|Xin Yi")),
    Origin("MAR", "ara", 7, (5, 11),
           _names("El Amrani|Benjelloun|Idrissi|Alaoui|Tazi|Bennani|El Fassi|Ouazzani|Chraïbi"),
           _names("Salma|Khadija|Houda|Zineb|Asmae|Imane|Ghita|Loubna"),
           _names("Youssef|Omar|Mehdi|Hamza|Mohammed|Anas|Reda|Ayoub")),
    Origin("HTI", "hat", 6, (4, 10),
           _names("Jean-Baptiste|Pierre-Louis|Désir|Toussaint|Jean|Saint-Fleur|Étienne|Casséus|Dorvil"),
           _names("Mirlande|Rose-Merline|Guerda|Nadège|Fabiola|Wideline|Judeline"),
           _names("Wilner|Jean-Robert|Frantz|Ricardo|Evens|Stanley|Jackson")),
    Origin("CMR", "fra", 6, (8, 12),
           _names("Fotso|Tchouameni|Ngo Bassong|Kamga|Mbarga|Nkoulou|Ebogo|Djoumessi|Atangana"),
           _names("Clarisse|Solange|Mireille|Estelle|Grâce|Carine|Pélagie"),
           _names("Achille|Serge|Hervé|Jean-Paul|Armand|Patrick|Landry")),
    Origin("TUN", "ara", 5, (6, 11),
           _names("Gharbi|Trabelsi|Ben Salah|Jaziri|Bouazizi|Mejri|Ayari|Chaabane"),
           _names("Rim|Olfa|Sonia|Ines|Wafa|Emna|Amira"),
           _names("Walid|Bassem|Slim|Nizar|Mohamed Ali|Sami|Hatem")),
    Origin("CIV", "fra", 4, (8, 12),
           _names("Kouassi|N’Guessan|Koné|Traoré|Yao|Ouattara|Coulibaly|Bamba"),
           _names("Aminata|Affoué|Mariam|Adjoua|Fatou|Akissi"),
           _names("Kouadio|Ibrahim|Yao Serge|Moussa|Konan|Lassina")),
    Origin("COL", "spa", 5, (1, 6),
           _names("Güiza|Rodríguez Peña|Muñoz|Hernández|Zapata|Ordóñez|Cárdenas|Ibáñez"),
           _names("Luz Marina|Catalina|Paola Andrea|María José|Ángela|Verónica"),
           _names("Diego Alejandro|Andrés|Julián|Sebastián|Óscar|Iván")),
    Origin("PHL", "tgl", 5, (1, 4),
           _names("Dela Cruz|Bautista|Villanueva|Mercado|Aquino|Peñaflor|Magsaysay"),
           _names("Maria Cristina|Jocelyn|Rowena|Analyn|Marites|Liezel"),
           _names("Jun|Ronaldo|Ariel|Jomar|Rodel|Efren")),
    Origin("BRA", "por", 4, (1, 6),
           _names("da Conceição|Gonçalves|Araújo|Simões|Brandão|do Nascimento|Falcão"),
           _names("Letícia|Mariana|Thaís|Fernanda|Conceição|Júlia"),
           _names("João Pedro|Caio|Márcio|Antônio|Flávio|Thiago")),
    Origin("IND", "pan", 4, (1, 4),
           _names("Singh|Kaur Gill|Sharma|Dhillon|Patel|Grewal|Sandhu"),
           _names("Harpreet|Simran|Manpreet|Jasleen|Priya|Gurleen"),
           _names("Gurpreet|Amandeep|Jaspreet|Rajveer|Harjit|Sukhdeep")),
    Origin("UKR", "ukr", 4, (1, 4),
           _names("Шевченко|Petrenko|Ковальчук|Melnyk|Бондаренко|Kravchuk|Лисенко"),
           _names("Олена|Oksana|Наталія|Iryna|Юлія|Kateryna"),
           _names("Oleksii|Андрій|Mykola|Сергій|Dmytro|Тарас")),
    Origin("VNM", "vie", 3, (1, 5),
           _names("Nguyễn|Trần|Lê|Phạm|Hoàng|Đặng|Bùi|Võ"),
           _names("Thị Hương|Ngọc Ánh|Thu Thảo|Bích Phượng|Mỹ Linh"),
           _names("Văn Đức|Quang Huy|Minh Tuấn|Hữu Phước|Đình Long")),
    Origin("IRN", "fas", 3, (1, 8),
           _names("محمدی|Mohammadzadeh|حسینی|Karimi|رضایی|Ahmadi"),
           _names("نیلوفر|Shirin|مریم|Parisa|Leila|زهرا"),
           _names("امیر|Reza|Behnam|علی|Kourosh|Mehran")),
    Origin("SYR", "ara", 3, (1, 6),
           _names("حداد|Haddad|الخطيب|Al-Masri|درويش|Khoury"),
           _names("Rima|سلمى|Nour|هالة|Dima|Rasha"),
           _names("Bassel|محمد|Fadi|خالد|Samer|Nizar")),
    Origin("AFG", "prs", 2, (1, 3),
           _names("Rahimi|Noorzai|Ahmadzai|Stanekzai|Haidari"),
           _names("Zarghuna|Freshta|Shukria|Maryam|Laila"),
           _names("Najibullah|Farid|Ghulam|Zabihullah|Hamid")),
    Origin("TUR", "tur", 2, (1, 5),
           _names("Şahin|Yıldırım|Öztürk|Çelik|Güneş|Kılıç"),
           _names("Ayşe|Elif|Özlem|Gülşen|Zeynep"),
           _names("Çağlar|Emre|İbrahim|Oğuz|Barış")),
    Origin("POL", "pol", 1, (1, 6),
           _names("Wójcik|Kowalczyk|Zieliński|Dąbrowska|Łukasik"),
           _names("Małgorzata|Agnieszka|Żaneta|Zofia"),
           _names("Łukasz|Grzegorz|Michał|Paweł")),
)  # fmt: skip
