"""Characters that are not those of the national norm: full-width letters and signs, traditional forms (9.4.1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from qicao.rules.context import Context
from qicao.rules.permitted import PRODUCT
from qicao.rules.rule import Hit, Report, Reports, word_rule
from qicao.rules.running import is_running

__all__ = ["full_width_letter", "full_width_sign", "trademark", "unusual_character"]


@word_rule(
    "TXT002",
    "full-width-letter",
    clause="9.4.1",
    words=("",),
    pattern="[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ]*",
    fix="safe",
)
def full_width_letter(_context: Context, hit: Hit) -> Reports:
    """用了全角的字母或数字。

    为什么：字母和数字是半角的（9.4.1；GB/T 15835）。

    错：ＧＢ／Ｔ　１．１。

    对：GB/T 1.1。
    """
    if is_running(hit):
        new = unicodedata.normalize("NFKC", hit.match[0])
        yield hit.report(f"“{hit.match[0]}”是全角的。", f"改为半角的“{new}”。", new)


SIGNS: Mapping[str, str] = dict(zip("％＋＝＜＞＆＃＠／", "%+=<>&#@/", strict=True))


@word_rule(
    "TXT013",
    "full-width-sign",
    clause="9.4.1",
    words=(*SIGNS, "．"),
    pattern=f"[{''.join(SIGNS)}]|(?<=[0-9０-９])．(?=[0-9０-９])",
    severity="warning",
    fix="safe",
)
def full_width_sign(_context: Context, hit: Hit) -> Reports:
    """用了全角的数学符号。

    为什么：百分号、加号、等号、比较号和小数点是半角的（9.4.1；GB/T 15835）。

    错：合格率≥９５％。

    对：合格率≥95%。
    """
    if is_running(hit):
        new = SIGNS.get(hit.match[0], ".")
        yield hit.report(f"“{hit.match[0]}”是全角的。", f"改为半角的“{new}”。", new)


FORMS: Mapping[str, str] = dict(
    zip(
        "國為這個來會時學說們發對長過業經門動進區開產軍還種現機體錶與當兩實麼關從製內將員東頭間無見戰點場嚮數樣問萬級應資務係氣漢總電聲設義統處馬兒領隊計別權話報給變書幾華議稱決張導術結師達題條規縣風運組聽濟黨"
        "強選記職號類傳帶農邊據聯廣質陽難曆專認車臺遊線團備爭眾連調轉該讓較際親單紅價約屬積圖準極裝許參觀魚辦複遠構隨劃勢熱網語鐵斷況證編滿覺雙樂標確織誌項飛節龍響藥輕請離顯營視護創興費試寶識維宮環責嚴橋僅勝殺"
        "圍態負層須狀銀範緻終錢賽獨細獲習醫盡臉彈樓藝陸協鎮檢寫驗緊勞優財養適陳衛雲傷絕階億審壓監溫園樹預繼執誰輯劍談禮願築講臨揮歐葉簡擔歲貴塊額錯劇夠孫陣銷堅練讀測異顧順敗貨礦買險評嗎廠遺筆輸漸頂訓錄畢豐納鐘"
        "腦擴齊趕訴詩礎屆靜盤賣灣減靈雜澤側慶館補舊輪載懷軟牆惡穩濕滅燈爐煙閥閘鋼鋁銅鍋鑽針鏈鏡鍵鎖閉閱頻顆飾驅驟黃齡裏併愛島幣貿郵彙徑錨飲飯齒傾儲償冊凍剛剝劑勻勵匯叢吳啟囑壞壩壽奪嬰寧屍岡嶺帥幀廚廢彎悶慣慮憑"
        "懸擇擊擬擱攔攝攜暫暈曉櫃欄歷殘毀汙溝滲漿濃濾瀏災烏煉爛牽獎獻瑣甌畝癥矚碩禍稅穫競筍籤糧紡純紙紛紮紳絆絡絲絞絹綁綜綠綱綴緣緩緯縫縮縱繞繪繳纖罰聰腫膚艙艦薦虛虧蟲襯覽觸訊討訪診詢詳誤誘諧謝譯贊贏趨跡踐躍軌"
        "輔輛輥轟辭違遞遲鄰醬釋鈔鈣鈾鉛鉤銳鋪鍛鎢鑄閃閏隱雖霧韌頓頗頸顏顫飽駕駛鬥鹽鹼",
        "国为这个来会时学说们发对长过业经门动进区开产军还种现机体表与当两实么关从制内将员东头间无见战点场向数样问万级应资务系气汉总电声设义统处马儿领队计别权话报给变书几华议称决张导术结师达题条规县风运组听济党"
        "强选记职号类传带农边据联广质阳难历专认车台游线团备争众连调转该让较际亲单红价约属积图准极装许参观鱼办复远构随划势热网语铁断况证编满觉双乐标确织志项飞节龙响药轻请离显营视护创兴费试宝识维宫环责严桥仅胜杀"
        "围态负层须状银范致终钱赛独细获习医尽脸弹楼艺陆协镇检写验紧劳优财养适陈卫云伤绝阶亿审压监温园树预继执谁辑剑谈礼愿筑讲临挥欧叶简担岁贵块额错剧够孙阵销坚练读测异顾顺败货矿买险评吗厂遗笔输渐顶训录毕丰纳钟"
        "脑扩齐赶诉诗础届静盘卖湾减灵杂泽侧庆馆补旧轮载怀软墙恶稳湿灭灯炉烟阀闸钢铝铜锅钻针链镜键锁闭阅频颗饰驱骤黄龄里并爱岛币贸邮汇径锚饮饭齿倾储偿册冻刚剥剂匀励汇丛吴启嘱坏坝寿夺婴宁尸冈岭帅帧厨废弯闷惯虑凭"
        "悬择击拟搁拦摄携暂晕晓柜栏历残毁污沟渗浆浓滤浏灾乌炼烂牵奖献琐瓯亩症瞩硕祸税获竞笋签粮纺纯纸纷扎绅绊络丝绞绢绑综绿纲缀缘缓纬缝缩纵绕绘缴纤罚聪肿肤舱舰荐虚亏虫衬览触讯讨访诊询详误诱谐谢译赞赢趋迹践跃轨"
        "辅辆辊轰辞违递迟邻酱释钞钙铀铅钩锐铺锻钨铸闪闰隐虽雾韧顿颇颈颜颤饱驾驶斗盐碱",
        strict=True,
    )
)
"""Traditional forms → the forms of the 通用规范汉字表."""
COPIED = "".join(map(chr, (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFA6E))))
"""Radicals and compatibility characters, which come with text copied from a PDF."""


@word_rule(
    "TXT009",
    "unusual-character",
    clause="9.4.1",
    words=(*FORMS, *COPIED),
    pattern=f"[{''.join(FORMS)}{COPIED}][{''.join(FORMS)}{COPIED}]*",
    severity="warning",
    fix="safe",
)
def unusual_character(_context: Context, hit: Hit) -> Reports:
    """用了繁体字，或者从PDF拷来的部首字符。

    为什么：使用规范汉字（9.4.1）。

    错：設備。

    对：设备。
    """
    if is_running(hit) and not hit.passage.quoted(hit.match.start()):
        new = "".join(FORMS.get(char) or unicodedata.normalize("NFKC", char) for char in hit.match[0])
        if new != hit.match[0]:
            yield hit.report(f"“{hit.match[0]}”不是规范汉字。", f"改为“{new}”。", new)


@word_rule("TXT016", "trademark", clause="9.13.1", words=("®", "™"), severity="warning")
def trademark(context: Context, hit: Hit) -> Reports:
    """给出了商标或商品名，没有说明。

    为什么：给出产品的名称或描述，不给商标；不能避免时用®或™指明，并用脚注给出“给出这一信息是为了方便本文件使用者……”的固定语（9.13.1）。

    错：用Xyz®密封胶密封。

    对：用硅酮密封胶密封。
    """
    if not any(PRODUCT in passage.text for passage in context.passages):
        yield Report(
            hit.stretch, f"给出了商标（{hit.match[0]}），没有9.13.1的固定说明。", "改为产品的描述，或加脚注说明。"
        )
