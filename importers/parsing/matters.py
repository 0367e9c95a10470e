"""What kind of matter a title announces: data for `items`, in lower case, no logic."""

from importers.parsing.result import MatterType

# Who asks or is asked without being elected: "fråga från Region Kronoberg" is an ordinary matter.
_AUTHORITY = (
    r"\s+(?:region(?:en)?\b|landsting(?:et)?\b|kommun(?:en|er|erna)?\b|(?:[\w-]+\s){1,2}(?:kommun|stad|region)\b|länets\b"
    r"|staten\b|regeringen\b|[\w-]*(?:nämnden|styrelsen|förvaltningen|förbundet|verket|myndigheten|bolaget|kassan)\b)"
)
_ASKED = r"\b(?:från|till|ställd)\b"
_ABOUT = r"\b(?:om|kring|ang|angående|gällande|avseende|rörande|beträffande)\b"

# "Fråga om sammanträdet blivit i laga ordning utlyst": nobody asks it of anybody.
_OF_MEETING = r"\s+om\s+(?:sammanträde|möte|kallelse|kungör|utlys|behörig|beslutsför|laga\s+ordning|dagordning|jäv)"

# What kind of matter a title announces; the first that fits.
MATTERS: tuple[tuple[str, MatterType], ...] = (
    (r"\bpersonärende|\bindividärende|\bsekretess", MatterType.PERSONAL),
    (r"\bmedborgarförslag|\binvånarförslag|\be-förslag", MatterType.CITIZEN_PROPOSAL),
    (r"\binterpellation", MatterType.INTERPELLATION),
    (r"\bmotion(?:en|er|erna)?\b|\bmotionssvar|\bsvar på motion", MatterType.MOTION),
    (r"\benk(?:el|la) fråg(?:a|or)\b|\bfråga\b.*\b(?:från|av|till)\b.*\([a-zåäö]{1,2}\)", MatterType.QUESTION),
    (rf"\bfråga\b(?:(?!{_ABOUT}).){{0,20}}{_ASKED}(?!{_AUTHORITY})", MatterType.QUESTION),
    (rf"^fråg(?:a|or)\b(?!{_OF_MEETING})(?!(?:(?!{_ABOUT}).){{0,20}}{_ASKED}{_AUTHORITY})", MatterType.QUESTION),
    (r"\bremiss|\byttrande|\bsamråd|\bgranskningsyttrande", MatterType.REFERRAL),
    (r"\bdeleg(?:ations|erings)ordning|\w*ägardirektiv|\bbolagsordning|\bförbundsordning", MatterType.POLICY),
    (r"\bdelegation|\bdelegerings", MatterType.DELEGATION),
    (r"\brevision|\bgranskning av|\bgranskningsrapport|\bansvarsfrihet|\bansvarsprövning", MatterType.AUDIT),
    (
        (r"\bval av\b|\bvalärende|\bavsägelse|\b(?:fyllnads|kompletterings)val|\bentledig|^val\b"
         r"|\butse(?:nde)?\b.{0,40}\bledam"),
        MatterType.ELECTION,
    ),
    (r"^(?:lägesr|r)edogörelse(?:r|n|rna)?\b", MatterType.INFORMATION),
    (
        (r"\w*budget|\b\w*(?:investerings|drift)s?medel\b|\bårsredovisning|\bdelårs|\w*bokslut|\w*skattesats|\butdebitering|\btilläggsanslag|\binvesteringsplan"
         r"|\b(?:tertial|kvartals|månads|helårs)\w*(?:rapport|uppföljning|prognos)|\bprognos(?:rapport)?\b"
         r"|\bekonomi(?:n|sk|ska|skt)?\b.{0,40}\b(?:rapport|uppföljning|prognos|läge|utfall|balans)"
         r"|\b(?:rapport|uppföljning|prognos|utfall)\w*\b.{0,40}\bekonomi(?:n|sk|ska|skt)?\b"),
        MatterType.BUDGET,
    ),
    (r"\w*tax(?:a|an|or|orna)\b|\b\w*avgift(?:er|en|erna)?\b|\b\w*föreskrift|\blokala ordnings", MatterType.RULES),
    ((r"\b(?:kultur|biblioteks|folkhälso|jämställdhets|tillgänglighets|klimat|energi|avfalls|miljö)plan(?:en)?\b"
      r"|\bpolicy|\b\w*strategi(?:n|er)?\b"
      r"|\briktlinje|reglemente|regelverk|\barbetsordning|\bhandlingsplan|\bprogram för"),
     MatterType.POLICY),
    (r"\binformerar\b|\binformation$", MatterType.INFORMATION),
    (r"^information|\bmeddelanden?\b|^rapport\b|\binformation (?:om|från)|\bdelgivning", MatterType.INFORMATION),
    (r"^rapporter\s+och\s+(?:anmälningar|meddelanden)", MatterType.INFORMATION),
    (r"\w(?:direktör|chef)ens\s+rapport(?:er)?$", MatterType.INFORMATION),
)  # fmt: skip

# What kind of matter every clause of a § names, where the title leaves it open.
DECIDED: tuple[tuple[str, MatterType], ...] = (
    (r"^\W*(?:att\s+)?(?:avslå|bifalla|anse)\s+motionen\b|^motionen\s+(?:avslås|bifalls|anses)\b", MatterType.MOTION),
    (
        (
            r"^(?:att\s+)?informationen\s+(?:noteras|antecknas|lägg[es]+s|är\s+delgiven)|\btackar?\s+för\s+informationen\b"
            r"|^att\s+notera\s+informationen|^(?:att\s+)?lägga\s+informationen\s+till"
        ),
        MatterType.INFORMATION,
    ),
)
