"""TRM017: English words of terms and full names that are often misspelt (9.4.1)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.passage import Passage
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = ["english_misspelt"]

_WRONG = (
    "accomodation:accommodation accompaning:accompanying acheive:achieve adress:address analisis:analysis apparatuss:apparatus "
    "applicaton:application aquisition:acquisition assesment:assessment availiable:available centrer:center certifcate:certificate "
    "charactor:character comission:commission commitee:committee communcation:communication communciation:communication "
    "concret:concrete constuction:construction controled:controlled cordinate:coordinate definiton:definition "
    "developement:development diffrent:different efficency:efficiency emergancy:emergency enviroment:environment "
    "enviromental:environmental equiptment:equipment equipement:equipment evalution:evaluation exsiting:existing "
    "frequncy:frequency geograhic:geographic goverment:government guidence:guidance identifer:identifier idenfication:identification "
    "implemention:implementation infomation:information informaton:information infrastucture:infrastructure intergrated:integrated "
    "intergration:integration interruptable:interruptible labratory:laboratory lenght:length maintainance:maintenance "
    "maintenence:maintenance managment:management managemant:management measurment:measurement mesurement:measurement "
    "monitering:monitoring netowrk:network objetive:objective occured:occurred operaton:operation paramter:parameter "
    "perfomance:performance precison:precision preformance:performance procesing:processing proccess:process "
    "programing:programming protocal:protocol quailty:quality qualtiy:quality recieve:receive recource:resource recovry:recovery "
    "refered:referred referrence:reference reponse:response requirment:requirement resouce:resource saftey:safety secruity:security "
    "securty:security seperate:separate seperation:separation serivce:service servce:service speciment:specimen "
    "specfication:specification specificaton:specification stardard:standard standart:standard suply:supply survice:service "
    "sytem:system systm:system tempreture:temperature temperture:temperature termial:terminal thier:their threshhold:threshold "
    "tolerence:tolerance trafic:traffic transfered:transferred transmision:transmission unifed:unified uniterruptible:uninterruptible "
    "untill:until vehical:vehicle verifcation:verification volumn:volume wether:whether widht:width"
)
WRONG = dict(pair.split(":") for pair in _WRONG.split())
"""Misspelt words with what is meant."""


@rule(
    "TRM017",
    "english-misspelt",
    clause="9.4.1",
    severity="warning",
    on=Passage,
    forms=("english", "meaning"),
    fix="safe",
)
def english_misspelt(_context: Context, passage: Passage) -> Reports:
    """英文对应词、缩略语的英文全称里有拼错的词。

    为什么：英文对应词是条目的必备内容（8.7.3.1），与缩略语的全称一样供人检索，应按通行的拼法书写（9.4.1）。只查常错的词。

    错：`:en: emergency managment`

    对：`:en: emergency management`
    """
    for match in compiled("[A-Za-z]{5,}").finditer(passage.text):
        right = WRONG.get(match[0].lower(), "")
        if right:
            word = Stretch(passage, *match.span())
            shown = right.capitalize() if match[0][0].isupper() else right
            yield Report(word, f"“{match[0]}”拼错了。", f"改为“{shown}”。", (Replacement(word, shown),))
