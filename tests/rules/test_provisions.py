"""Which words of real phrases state a requirement, a recommendation or a permission, and which only look like it."""

from __future__ import annotations

import pytest

from qicao.rules.provisions import WORDS, Provision, find_provisions, is_requirement

PHRASES = """
尺寸效应使外壳的应变更大          -
应变更小的试样应重测              应
应变更登记的名称                  应
停电时的权宜做法                  -
权宜措施                          -
授权宜由两人办理                  宜
可可粉的质量                      -
可卡犬的体重                      -
影响应小于5%                     应
电磁影响应不大于限值              应
对设备应检查                      应
应对设备进行检查                  应
应对原始数据备份                  应
应对齐标记                        应
应对照图纸核对                    应
应对每台设备编号                  应
应对上述指标逐项评定              应
应对应急预案进行演练              应
应对被评价单位保密                应
应对措施                          -
应对突发事件的能力                -
提升应对风险水平                  -
有效应对自然灾害                  -
及时应对网络攻击                  -
能应对极端天气                    -
应对各类突发事件的预案            -
风险的识别与应对                  -
采取的应对措施应有效              应
相应的措施                        -
相应措施应到位                    应
三相应平衡                        应
与其相应的部门                    -
对应关系                          -
一一对应                          -
核对应由两人进行                  应
校对应在发布前完成                应
检查核对应有记录                  应
与附录A相对应                     -
适应性                            -
适应环境的变化                    -
响应时间应小于2 s                 应
应急响应                          -
声响应清晰                        应
化学反应                          -
反应釜应接地                      应
供应商应提供样品                  应
供应链                            -
提供应急照明                      -
数据提供应及时                    应
供不应求                          -
温室效应                          -
绩效应纳入评价                    应
时效应满足要求                    应
感应器                            -
情感应答                          -
顺应发展                          -
回应关切                          -
结果返回应加密                    应
撤回应说明理由                    应
前后呼应                          -
上报应在30 min内完成              应
遭报应                            -
预应力度                          -
预应力混凝土                      -
处理应符合5.2的规定               应
管理应遵守制度                    应
受理应登记                        应
办理应在时限内完成                应
原理应简单                        应
政策应公开                        应
决策应有记录                      应
原因应查明                        应
基因应完整                        应
统一应用                          -
任一应合格                        应
之一应符合要求                    应
单一应答                          -
加热应均匀                        应
散热应良好                        应
室内应通风                        应
箱内应清洁                        应
焊接应牢固                        应
连接应可靠                        应
对接应平直                        应
接应人员                          -
光照应均匀                        应
执照应悬挂                        应
按照应急预案                      -
应急预案                          -
应急物资应分类存放                应
应用软件                          -
推广应用                          -
不应用于室外                      不应
应用清水冲洗                      应
应用黑体标出                      应
应力集中                          -
应力求准确                        应
应变片                            -
应变更登记                        应
应激反应                          -
应激活账户                        应
应收账款                          -
应收集意见                        应
应收到回执                        应
应付款                            -
应付出代价                        应
应征求意见                        应
应征稿件                          -
应验证结果                        应
应验收合格                        应
应验算强度                        应
应聘人员                          -
应聘请专家                        应
应邀参加                          -
应邀请专家                        应
应允许用户退出                    应
应运而生                          -
应运行24 h                        应
应运输到现场                      应
应试验合格                        应
应试运行                          应
应试教育                          -
应声明来源                        应
应声光报警                        应
应景观协调                        应
应届毕业生                        -
应诉                              -
应有的功能                        -
应有明显标识                      应
应得的分数                        -
应得到批准                        应
应接不暇                          -
应答器                            -
应答复申请人                      应
应检尽检                          -
应归尽归                          -
一应俱全                          -
里应外合                          -
得心应手                          -
不应期                            -
应办结的事件数量                  -
应采取的措施包括                  -
应为新的                          应
应有新的标识                      应
应按新的规定执行                  应
应符合本文件的规定                应
不应大于5 mm                      不应
应当在5 d内完成                   应当
不应当重复                        不应当
应该停机                          应该
不应该停机                        不应该
适宜的温度                        -
因地制宜                          -
因时制宜                          -
编制宜简明                        宜
控制宜采用双回路                  宜
便宜                              -
相关事宜                          -
宜居城市                          -
宜居中布置                        宜
宜人的环境                        -
宜人工复核                        宜
宜昌市                            -
宜兴建雨水池                      宜
宜春季施工                        宜
宜林地                            -
组合宜简单                        宜
结合宜紧密                        宜
主机宜双备份                      宜
电机宜变频                        宜
必要时宜停机                      宜
启动时宜预热                      宜
不合时宜                          -
权宜之计                          -
授权宜分级                        宜
不宜直接排放                      不宜
不适宜居住                        -
推荐采用双路供电                  推荐
推荐性标准                        -
推荐值                            -
推荐算法                          -
建议书                            -
整改建议                          -
整改建议在报告中列出              -
提出意见和建议                    -
维护建议在报告中列出              -
建议在雨季前检查                  建议
建议采用自动采集                  建议
不建议采用手工记录                不建议
不推荐使用                        不推荐
可采用自动方式                    可
可靠性                            -
可靠的连接                        -
可靠近热源布置                    可
可用性                            -
可用率                            -
系统可用                          -
不可用                            -
连续不可用时间                    -
系统不可用时切换                  -
不可用于室外                      不可
可用于室外                        可
可用游标卡尺测量                  可
可用带宽                          -
可选项                            -
可选用两种方法                    可
可行性                            -
可行驶的车道                      -
可追溯                            -
可追溯到批次                      -
可视化                            -
可视情况调整                      可
可见光                            -
由此可见                          -
可能                              -
不可能                            -
尽可能                            -
均可能发生                        -
可读取数据                        可
可读性                            -
可变荷载                          -
可变更地点                        可
可控                              -
可控制流量                        可
可达性                            -
可接受的风险                      -
可接受委托                        可
可重复使用的容器                  -
可再生能源                        -
可持续发展                        -
可更换部件                        可
可利用资源                        -
可利用现有设备                    可
许可证                            -
经许可后进入                      -
认可机构                          -
经确认可使用                      可
即可                              -
均可采用                          可
方可进入                          可
亦可采用                          可
不可或缺                          -
不可避免                          -
不可抗力                          -
不可逆                            -
缺一不可                          -
不可忽视                          -
不可篡改的记录                    -
不可使用                          不可
不可混放                          不可
可以不设                          可以不
可以合并                          可以
不必重复                          不必
不必要的操作                      -
无须审批                          无须
允许偏差                          -
允许误差应小于1%                  应
最大允许浓度                      -
允许荷载                          -
未经允许                          -
条件允许时                        -
允许中断1次                       允许
不允许渗漏                        不允许
不得使用                          不得
不得不停机                        -
不得已                            -
舍不得                            -
测不准                            -
不准确                            -
不准时                            -
不准入内                          不准
运输中不许打开                    不许
禁止标志                          -
禁止吸烟的标志                    -
国家明令禁止的产品                -
法律法规禁止的行为                -
禁止停车                          禁止
严禁烟火                          严禁
只准许授权人员进入                只准许
不准许带电操作                    不准许
必须停机                          必须
必须提交的文档集合                -
不得违反的边界                    -
必须品                            -
须经批准                          须
须知                              -
务须                              -
胡须                              -
“必须戴安全帽”的标识              -
《应急管理标准》                  -
依据《可行性报告》应实施          应
操作人员应、维修人员宜、访客可    应 宜 可
样本应、成本应、版本应            应 应 应
"""
"""A phrase of a standard, and the words of provisions that stand in it in order."""


def split(line: str) -> tuple[str, str]:
    """The phrase and what is expected, parted by two or more blanks."""
    phrase, _, words = line.partition("  ")
    return phrase, words.strip()


@pytest.mark.parametrize(("phrase", "expected"), [split(line) for line in PHRASES.strip().splitlines()])
def test_the_words_of_a_phrase(phrase: str, expected: str) -> None:
    """Exactly these words are found; none when there is a dash."""
    assert " ".join(item.word for item in find_provisions(phrase)) == expected.strip("-")


def test_there_are_many_phrases() -> None:
    """The table is only worth something when it is long."""
    assert len(PHRASES.strip().splitlines()) >= 150


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("应", "requirement"),
        ("不得", "requirement"),
        ("宜", "recommendation"),
        ("可以", "permission"),
        ("不必", "permission"),
    ],
)
def test_kind_and_place(word: str, kind: str) -> None:
    """A word is given with its kind and its place."""
    assert find_provisions(f"设备{word}停用") == (Provision(kind, word, 2, 2 + len(word)),)  # type: ignore[arg-type]


@pytest.mark.parametrize("word", sorted(WORDS))
def test_every_word_is_found_where_it_is_one(word: str) -> None:
    """None is lost by what is looked at first, and none is taken for a part of another."""
    assert [item.word for item in find_provisions(f"设备{word}使用。")] == [word]


def test_is_requirement() -> None:
    """One word of a requirement is enough."""
    assert is_requirement("设备宜接地，外壳应绝缘。")
    assert not is_requirement("设备宜接地，采取相应措施。")
