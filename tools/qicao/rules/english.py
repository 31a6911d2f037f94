"""English words that keep their capital: names do, ordinary words do not (10.3.1.2, 10.3.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.source.patterns import compiled

__all__ = ["PROPER", "is_ordinary", "needless_capitals"]

_PROPER = (
    "China Chinese Shanghai Beijing BeiDou English American European German French Japanese British Greek Latin "
    "Roman Arabic Internet Ethernet Bluetooth Web Java Linux Unix Android Windows Global Galileo Earth Moon Sun "
    "Mars Poisson Young Gauss Gaussian Fourier Laplace Reynolds Mach Rockwell Vickers Brinell Shore Charpy Izod "
    "Doppler Kelvin Celsius Newton Newtonian Bayesian Boolean Cartesian Euclidean Markov Kalman Monte Carlo Petri "
    "Turing Greenwich Darcy "
)
PROPER = frozenset(_PROPER.split())
"""Names that keep their capital."""
COMMON = (
    r"(?:tion|sion|ment|ity|ness|ance|ence|ing|ive|ous|able|ible|ated|ical|ology|ware|work|ship|ture|sure|ised|ized|rate|ary)$"
    r"|^(?:urban|public|digital|smart|data|system|network|service|safety|security|risk|event|test|sample|water|air|energy"
    r"|power|heat|light|sound|noise|road|bridge|building|city|district|street|area|zone|centre|center|office|room|device"
    r"|sensor|signal|message|code|number|name|type|class|level|grade|index|value|error|time|date|period|process|method"
    r"|model|plan|project|product|part|unit|group|team|user|person|worker|volunteer|joint|closed|open|early|rapid|remote"
    r"|local|regional|national|international|internal|external|total|mean|maximum|minimum|effective|normal|special|basic"
    r"|general|common|main|key|core|single|multi|double|head|body|case|bottle|hydraulic|electric|thermal|chemical|physical"
    r"|medical|natural|social|emergency|disaster|accident|fire|flood|traffic|vehicle|ship|aircraft|machine|tool|material)$"
)
"""Ordinary words in lower case, by their ending or as a whole."""
_WORDS = (
    "account active aim airport alarm angle annual answer apparatus arm asset audio audit automatic back bad bag "
    "ball band bank bar batch beam bean bearing belt big bit black block blood blue bolt bone book boot bottom box "
    "branch brick bridge bright budget bus busy buyer byte cable camera cap car card care cargo carrier carton case "
    "cement central chain channel chart check chief child children circle citizen class clay clean clear client "
    "close cloth cloud coal coast coat code cold color colour column common computer concrete container contract "
    "cool copper cord corn cost cotton course crop cube customer cycle daily dark date day deep demand depth deputy "
    "design detection detector device dirty disease display distance dock doctor document door dose draft drain "
    "drill driver drop drug dry duty dynamic ear early edge education elder elderly empty end enter equipment exam "
    "exit expert eye far farm fast fee fiber fibre field figure file film filter final find first fish fixed flight "
    "floor flower food foot forest frame free freight frequency front fruit full fund garden gas gate gauge gear "
    "glass glove goal good goods grade graph grass gray green grey grid guard hand handover hard hat hazard health "
    "heart height high hold home hospital host hot hour hourly house household housing hub image index inner "
    "inspection inspector instrument iron island issue item job join joint junior keep key kit label lake large "
    "last late leader leaf learning leather left leg length lesson level lift limit line link list liver living "
    "load local lock log long loop lot low lower lung main major manager manual map mark market mask mass match "
    "meat medicine member merge mesh message meter milk minor minute mobile monitor month monthly mountain mouth "
    "movable move mutual narrow near net new next node noise nose nurse nut offline oil old online open operator "
    "order outer owner pack package packet page paint pallet paper parcel park partial passenger passive password "
    "patient patrol pause people period phase phone photo picture piece pilot pipe plan plant plastic plate point "
    "port portable price primary printer probe pull pulse pump push query question rail range rate ratio real rear "
    "record red release remote reply report request research resident response review rice right ring river rod "
    "role roof root rope rotate router row rubber run sample sampling sand scale scanner scheme school score screen "
    "screw sea search seasonal seat second secondary seed seller senior server session set shaft shape share shared "
    "sharing sheet shift shoe short side sign signal silk size skin slow small smart soft soil sort specimen speed "
    "split spring square staff stage start static station steel step stock stone stop storage store street strip "
    "study supplier supply surface switch symbol table tag tank target task tax tea teaching term text thick thin "
    "third title tool top total track train training tree trial truck tunnel turn unload unlock upper usage use "
    "used user valley valve vegetable vendor verify video virtual voice volume volunteer wall warm warning wave "
    "week weekly weight well wet wheat wheel white whole wide width window wire wood wool word work works year "
    "yellow coefficient gradient efficient component content document agent client event element moment instrument "
    "accident incident patient percent of for and in on to with by from at or the case reagent solvent current "
)
WORDS = frozenset(_WORDS.split())
"""More ordinary words that begin terms and names."""


def is_ordinary(word: str) -> bool:
    """Return whether an English word, with a capital or without, is no name.

    It is recognised by its ending or as a whole, also in the plural.
    """
    small = word.lower()
    if word in PROPER:
        return False
    single = small.removesuffix("s")
    return any(form in WORDS or compiled(COMMON).search(form) for form in (small, single, small.removesuffix("es")))


def needless_capitals(text: str) -> Iterator[re.Match[str]]:
    """Yield the ordinary words with a capital after the first word; none in a row of capitals with a name in it."""
    first = compiled(r"\s*\S+").match(text)
    run = r"[A-Z][A-Za-z’'-]*(?:(?: (?:of|for|and|the|in|on))* [A-Z][A-Za-z’'-]*)*"
    for found in compiled(run).finditer(text, first.end() if first else 0):
        words = list(compiled("[A-Z][a-z’'-]+|[A-Z]+").finditer(text, *found.span()))
        begins = text[: found.start()].rstrip().endswith((":", "：", "—", "–", "."))
        if not begins and all(is_ordinary(word[0]) and word[0][1:].islower() for word in words):
            yield from words
